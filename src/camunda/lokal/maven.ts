import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { TechnischerFehler } from '../../fehler.ts';

export type Ladestand = { geladenMb: number; gesamtMb: number };

/**
 * Reads the largest transfer out of one of Maven's progress lines, for example
 * `Progress (2): 12/299 MB | 9.7/16 MB`. Sizes in kB or B are too small to be worth a word.
 */
export function parseLadestand(zeile: string): Ladestand | undefined {
  if (!zeile.startsWith('Progress (')) return undefined;
  let groesster: Ladestand | undefined;
  for (const [, geladen, gesamt] of zeile.matchAll(/([\d.]+)\/([\d.]+) MB/g)) {
    const stand = { geladenMb: Number(geladen), gesamtMb: Number(gesamt) };
    if (stand.gesamtMb > (groesster?.gesamtMb ?? 0)) groesster = stand;
  }
  return groesster;
}

/** Passes a line on for every further tenth of the large archive, and only for that. */
export function meldeInZehnteln(melde: (text: string) => void, mindestMb = 100): (zeile: string) => void {
  let zehntel = -1;
  return (zeile) => {
    const stand = parseLadestand(zeile);
    if (!stand || stand.gesamtMb < mindestMb) return;
    const neu = Math.floor((stand.geladenMb / stand.gesamtMb) * 10);
    if (neu <= zehntel) return;
    zehntel = neu;
    melde(`  … ${Math.round(stand.geladenMb)} von ${Math.round(stand.gesamtMb)} MB`);
  };
}

export type MavenLauf = {
  argumente: string[];
  javaHome: string;
  /** gets the whole output but for the progress */
  logdatei: string;
  aufZeile(zeile: string): void;
  abbruch?: AbortSignal | undefined;
};

/**
 * Runs `mvn` and hands on each line, also those that end in a carriage return only.
 * @throws TechnischerFehler MAVEN_FEHLT, MAVEN_GESCHEITERT (with Maven's own error lines)
 */
export async function runMaven({ argumente, javaHome, logdatei, aufZeile, abbruch }: MavenLauf): Promise<void> {
  const log = createWriteStream(logdatei);
  const fehlerzeilen: string[] = [];
  const lies = inZeilen((zeile) => {
    if (!zeile.startsWith('Progress (')) log.write(`${zeile}\n`);
    if (/ERROR/.test(zeile) && fehlerzeilen.length < 3) fehlerzeilen.push(`  ${zeile}`);
    aufZeile(zeile);
  });
  // Without a batch flag Maven shows how far a transfer is; with standard input closed it asks nothing.
  const mvn = spawn('mvn', argumente, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, JAVA_HOME: javaHome }, signal: abbruch });
  mvn.stdout.on('data', lies);
  mvn.stderr.on('data', lies);
  const ende = await new Promise<number | string>((fertig, scheitere) => {
    mvn.once('error', (fehler: NodeJS.ErrnoException) => (fehler.code === 'ENOENT' ? scheitere(mavenFehlt()) : scheitere(fehler)));
    mvn.once('close', (code, signal) => fertig(code ?? signal ?? 1));
  }).finally(() => log.end());
  if (ende === 0) return;
  const grund = fehlerzeilen.length > 0 ? `\n${fehlerzeilen.join('\n')}` : '';
  throw new TechnischerFehler('MAVEN_GESCHEITERT', `Maven konnte Camunda und OpenSearch nicht laden (Ende: ${ende}). Einzelheiten: ${logdatei}${grund}\nEin neuer Start setzt fort, was schon geladen ist.`);
}

function mavenFehlt(): TechnischerFehler {
  return new TechnischerFehler(
    'MAVEN_FEHLT',
    'Für das einmalige Laden von Camunda wird Maven gebraucht, „mvn“ wurde nicht gefunden.\n  Debian/Ubuntu:  apt install maven\n  macOS:          brew install maven',
  );
}

function inZeilen(aufZeile: (zeile: string) => void): (stueck: Buffer) => void {
  let rest = '';
  return (stueck) => {
    const teile = (rest + stueck.toString('utf8')).split(/[\r\n]+/);
    rest = teile.pop() ?? '';
    for (const zeile of teile) if (zeile.trim()) aufZeile(zeile.trim());
  };
}
