import type { Weg } from '../rechte.ts';
import { neuAusBoegen } from '../bogen/beginnen.ts';
import { neuSeite } from '../seiten/neu.ts';
import { alleVerfahren } from '../verfahren/index.ts';
import type { Handlung } from '../wege.ts';

/** The page from which people begin procedures: those that their roles may begin. */
export function registriereNeu(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /neu', async (a) => {
    const eintraege = alleVerfahren.flatMap((v) => (v.neu && a.darf(v.neu.weg) ? [{ ...v.neu, pfad: v.neu.weg.slice('GET '.length) }] : []));
    await a.zeige('Neu erfassen', neuSeite([...eintraege, ...neuAusBoegen(a)]));
  });
}
