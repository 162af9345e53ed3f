import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { leseConfig } from '../config.ts';
import { starteProgramm, type Programm } from '../programm.ts';
import { erstelleProtokoll } from '../protokoll.ts';
import { lokaleUhrzeit } from '../recht/zeit.ts';
import type { Geheimnisse, Umgebung } from '../start/umgebung.ts';
import { starteLokal, type LokaleInstallation } from '../start/lokal.ts';
import { freiePorts, LOOPBACK } from '../start/ports.ts';
import { StellbareUhr } from '../uhr.ts';

export type Buehne = Programm & { lokal: LokaleInstallation; uhr: StellbareUhr; geheimnisse: Geheimnisse; stelleUhr(zeitpunkt: Date): Promise<void> };
export type BuehneAngaben = { beginn: Date; melde(text: string): void; abbruch?: AbortSignal };

const geheimnis = (): string => randomBytes(32).toString('base64url');

/** A local date and time (`2027-03-25`, `09:00`) as an instant. */
export function alsZeitpunkt(datum: string, uhrzeit: string): Date {
  const [stunde = '', minute = ''] = uhrzeit.split(':');
  return new Date(lokaleUhrzeit(datum, Number(stunde)).getTime() + Number(minute) * 60_000);
}

/**
 * An installation of its own with a movable clock: free ports, a temporary folder that is removed at the end. The
 * engine of the product never has a movable clock.
 */
export async function baueBuehne({ beginn, melde, abbruch }: BuehneAngaben): Promise<Buehne> {
  const ordner = await mkdtemp(join(tmpdir(), 'kooperation-beispiel-'));
  const [grpc = 0, camunda = 0, verwaltung = 0, suche = 0, datenbank = 0, web = 0] = await freiePorts(6);
  const protokoll = erstelleProtokoll('error');
  const config = leseConfig({ KOOPERATION_DATEN: ordner, KOOPERATION_WEB_PORT: String(web), ...cache() });
  const ports = { grpc, camunda, verwaltung, suche, datenbank };
  const raeumeAuf = (): Promise<void> => rm(ordner, { recursive: true, force: true });
  const lokal = await starteLokal({ ordner, cache: config.KOOPERATION_CACHE, ports, uhrStellbar: true, protokoll, melde, ...(abbruch ? { abbruch } : {}) }).catch(async (fehler: unknown) => {
    await raeumeAuf();
    throw fehler;
  });
  const uhr = new StellbareUhr(beginn);
  const geheimnisse = { sitzung: geheimnis(), apiSchluessel: geheimnis(), bericht: geheimnis() };
  const umgebung: Umgebung = { ...lokal, webUrl: `http://${LOOPBACK}:${web}` };
  const stelleUhr = async (zeitpunkt: Date): Promise<void> => {
    // Ours first: a worker that is woken by the engine must not find itself before the date.
    uhr.stelle(zeitpunkt);
    await lokal.stelleUhr?.(zeitpunkt);
  };
  const stop = async (): Promise<void> => {
    await lokal.stop();
    await raeumeAuf();
  };
  try {
    await stelleUhr(beginn);
    const programm = await starteProgramm({ config, umgebung, uhr, protokoll, geheimnisse });
    return { ...programm, lokal, uhr, geheimnisse, stelleUhr, stop: async () => (await programm.stop(), stop()) };
  } catch (fehler) {
    await stop();
    throw fehler;
  }
}

function cache(): Record<string, string> {
  const ordner = leseConfig().KOOPERATION_CACHE;
  return ordner ? { KOOPERATION_CACHE: ordner } : {};
}
