import { readdir } from 'node:fs/promises';
import { beendeAufZeichen } from '../start/ende.ts';
import { alsZeitpunkt, baueBuehne, type Buehne } from './buehne.ts';
import { erzaehle } from './erzaehler.ts';
import { beginnDer, leseGeschichte } from './geschichte.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import { systemUhr } from '../uhr.ts';
import { ladeVereinbarungen } from '../vereinbarung.ts';

/** Plays the stories of `beispiele/geschichten/`, or those named, each in an installation of its own. */
const ORDNER = new URL('../../beispiele/geschichten/', import.meta.url);
const abbruch = new AbortController();
let buehne: Buehne | undefined;

async function main(): Promise<void> {
  const vorhanden = (await readdir(ORDNER)).filter((n) => n.endsWith('.json')).map((n) => n.slice(0, -5)).toSorted();
  const gewuenscht = process.argv.slice(2);
  const fremd = gewuenscht.filter((n) => !vorhanden.includes(n));
  if (fremd.length > 0) throw new Error(`Diese Geschichte gibt es nicht: ${fremd.join(', ')}. Vorhanden: ${vorhanden.join(', ')}`);
  for (const name of gewuenscht.length > 0 ? gewuenscht : vorhanden) await spiele(name);
}

async function spiele(name: string): Promise<void> {
  const datei = new URL(`${name}.json`, ORDNER);
  const geschichte = await leseGeschichte(datei);
  console.log(`\n${geschichte.titel}\nEine eigene Installation mit stellbarer Uhr wird gestartet …`);
  const land = (await ladeVereinbarungen()).get(geschichte.vereinbarung)?.land;
  if (!land) throw new Error(`Die Vereinbarung „${geschichte.vereinbarung}“ gibt es nicht.`);
  const beginn = beginnDer(geschichte, land, lokalesDatum(systemUhr.jetzt()));
  buehne = await baueBuehne({ beginn: alsZeitpunkt(beginn, geschichte.beginn.uhrzeit), melde: (text) => console.log(`  ${text}`), abbruch: abbruch.signal });
  try {
    console.log('');
    await erzaehle(geschichte, { buehne, beginn, ordner: ORDNER, melde: console.log });
    console.log('\nDie Geschichte ist zu Ende.');
  } finally {
    await buehne.stop();
    buehne = undefined;
  }
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
