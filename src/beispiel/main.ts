import { readdir } from 'node:fs/promises';
import { beendeAufZeichen } from '../start/ende.ts';
import { alsZeitpunkt, baueBuehne, type Buehne } from './buehne.ts';
import { erzaehle } from './erzaehler.ts';
import { beginnDer, leseGeschichte, type Geschichte } from './geschichte.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import { systemUhr } from '../uhr.ts';
import { ladeVereinbarungen } from '../vereinbarung.ts';

/** Plays the stories of `beispiele/geschichten/`, or those named, one after the other in an installation of its own. */
const ORDNER = new URL('../../beispiele/geschichten/', import.meta.url);
const abbruch = new AbortController();
let buehne: Buehne | undefined;

async function main(): Promise<void> {
  const vorhanden = (await readdir(ORDNER)).filter((n) => n.endsWith('.json')).map((n) => n.slice(0, -5)).toSorted((a, b) => a.localeCompare(b, 'de', { numeric: true }));
  const gewuenscht = process.argv.slice(2);
  const fremd = gewuenscht.filter((n) => !vorhanden.includes(n));
  if (fremd.length > 0) throw new Error(`Diese Geschichte gibt es nicht: ${fremd.join(', ')}. Vorhanden: ${vorhanden.join(', ')}`);
  const geschichten = await Promise.all((gewuenscht.length > 0 ? gewuenscht : vorhanden).map((name) => leseGeschichte(new URL(`${name}.json`, ORDNER))));
  const erste = geschichten[0];
  if (!erste) throw new Error('Es gibt keine Geschichte.');
  console.log('Eine eigene Installation mit stellbarer Uhr wird gestartet …');
  const misslungen: string[] = [];
  let beginn = await beginnVon(erste, systemUhr.jetzt());
  buehne = await baueBuehne({ beginn: beginn.zeitpunkt, melde: (text) => console.log(`  ${text}`), abbruch: abbruch.signal });
  try {
    for (const geschichte of geschichten) {
      console.log(`\n${geschichte.titel}`);
      // One after the other: each begins after the last has ended, because the clock of an engine only goes forwards.
      if (geschichte !== erste) beginn = await beginnVon(geschichte, buehne.uhr.jetzt());
      if (beginn.zeitpunkt > buehne.uhr.jetzt()) await buehne.stelleUhr(beginn.zeitpunkt);
      // One that gets stuck does not take the others with it: each has an Akte of its own.
      await erzaehle(geschichte, { buehne, beginn: beginn.datum, ordner: ORDNER, melde: console.log }).catch((fehler: unknown) => {
        if (abbruch.signal.aborted) throw fehler;
        console.error(`\n${fehler instanceof Error ? fehler.message : String(fehler)}`);
        misslungen.push(geschichte.titel);
      });
    }
    if (misslungen.length > 0) throw new Error(`Nicht zu Ende gespielt: ${misslungen.join('; ')}`);
    console.log(`\n${geschichten.length} Geschichte${geschichten.length === 1 ? ' ist' : 'n sind'} zu Ende (${Math.round(performance.now() / 1000)} s).`);
  } finally {
    await buehne.stop();
    buehne = undefined;
  }
}

async function beginnVon(geschichte: Geschichte, jetzt: Date): Promise<{ datum: string; zeitpunkt: Date }> {
  const land = (await ladeVereinbarungen()).get(geschichte.vereinbarung)?.land;
  if (!land) throw new Error(`Die Vereinbarung „${geschichte.vereinbarung}“ gibt es nicht.`);
  const datum = beginnDer(geschichte, land, lokalesDatum(jetzt));
  return { datum, zeitpunkt: alsZeitpunkt(datum, geschichte.beginn.uhrzeit) };
}

beendeAufZeichen(
  async () => {
    abbruch.abort();
    await buehne?.stop();
  },
  () => Object.values(buehne?.lokal.prozesse() ?? {}),
  console.log,
);
main().then(
  () => process.exit(0),
  (fehler: unknown) => {
    console.error(fehler instanceof Error ? `\n${fehler.message}` : fehler);
    process.exit(1);
  },
);
