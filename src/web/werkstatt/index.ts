import type { Weg } from '../rechte.ts';
import type { Handlung } from '../wege.ts';
import { registriereWerkstattApi } from './api.ts';
import { registriereBearbeiten } from './bearbeiten.ts';
import { registriereKalenderprobe } from './kalenderprobe.ts';
import { registriereModellseite } from './modell.ts';
import { registriereUeberleiten } from './ueberleiten.ts';
import { registriereUebersicht } from './uebersicht.ts';
import { registriereVergleich } from './vergleich.ts';
import { registriereVorlage } from './vorlage.ts';

/** The workplace of the process owners. */
export function registriereWerkstatt(weg: (weg: Weg, tun: Handlung) => void): void {
  registriereUebersicht(weg);
  registriereModellseite(weg);
  registriereVergleich(weg);
  registriereVorlage(weg);
  registriereUeberleiten(weg);
  registriereBearbeiten(weg);
  registriereWerkstattApi(weg);
  registriereKalenderprobe(weg);
}
