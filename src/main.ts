import { parseArgs } from 'node:util';
import { ladeLokaleKonten } from './camunda/lokal/konten.ts';
import { leseConfig } from './config.ts';
import { FachlicherFehler, TechnischerFehler } from './fehler.ts';
import { starteProgramm } from './programm.ts';
import { erstelleProtokoll } from './protokoll.ts';
import { startText } from './start/anzeige.ts';
import { beendeAufZeichen } from './start/ende.ts';
import { readGeheimnisse } from './start/geheimnisse.ts';
import type { Prozesse } from './start/lokal.ts';
import { starteUmgebung } from './start/umgebung-starten.ts';
import { setzeZurueck } from './start/zuruecksetzen.ts';
import { sekunden } from './start/zeit.ts';
import { systemUhr } from './uhr.ts';

/** Starts everything in order and stops it in the opposite one. Progress goes to standard output, the log to standard error. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { zuruecksetzen: { type: 'boolean' }, ja: { type: 'boolean' } } });
  const config = leseConfig();
  if (values.zuruecksetzen) return console.log((await setzeZurueck(config.KOOPERATION_DATEN, values.ja === true)) ? 'Zurückgesetzt. Der nächste Start legt alles neu an.' : 'Nichts geändert.');

  const beginn = performance.now();
  const abbruch = new AbortController();
  const laeuft: { stop(): Promise<void>; prozesse?(): Prozesse }[] = [];
  const protokoll = erstelleProtokoll(config.KOOPERATION_PROTOKOLL);
  console.log('Die Kooperationsvereinbarung wird gestartet …');
  const start = (async () => {
    const { umgebung, teile } = await starteUmgebung(config, { protokoll, melde: console.log, abbruch: abbruch.signal });
    if (teile) laeuft.push(teile);
    laeuft.push(await starteProgramm({ config, umgebung, uhr: systemUhr, protokoll, geheimnisse: await readGeheimnisse(config), onStill: () => void beendeStill() }));
    console.log(startText(config, umgebung, sekunden(performance.now() - beginn), await ladeLokaleKonten()));
  })();
  const raeumeAuf = async (): Promise<void> => {
    abbruch.abort();
    await start.catch(() => undefined);
    for (const teil of laeuft.toReversed()) await teil.stop();
  };
  // Nothing comes from the engine any more: end in order, but within a minute, so that a supervisor can start us again.
  const beendeStill = async (): Promise<void> => {
    setTimeout(() => process.exit(70), 60_000);
    await raeumeAuf().finally(() => process.exit(70));
  };
  beendeAufZeichen(raeumeAuf, () => laeuft.flatMap((teil) => Object.values(teil.prozesse?.() ?? {})), console.log);
  await start.catch(async (fehler: unknown) => {
    if (abbruch.signal.aborted) return;
    await raeumeAuf();
    throw fehler;
  });
}

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`Gebraucht wird Node.js ab Version 24, dies ist ${process.versions.node}. „npm start“ nimmt die mitgelieferte Fassung.`);
  process.exit(1);
}
main().catch((fehler: unknown) => {
  const erwartet = fehler instanceof TechnischerFehler || fehler instanceof FachlicherFehler || (fehler instanceof Error && fehler.message.startsWith('Die Einstellungen'));
  console.error(erwartet ? `\n${fehler.message}` : fehler);
  process.exit(1);
});
