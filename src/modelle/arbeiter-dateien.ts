import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Arbeiter } from '../camunda/define-worker.ts';
import type { Befund } from './befund.ts';

/** Job type = path of the worker's file: every file below `ordner` that defines a worker is in the list, under its own path. */
export async function pruefeArbeiterDateien(ordner: URL, arbeiter: readonly Arbeiter[]): Promise<Befund[]> {
  const wurzel = fileURLToPath(ordner);
  const dateien = (await readdir(wurzel, { recursive: true })).filter((n) => n.endsWith('.ts'));
  const inhalte = await Promise.all(dateien.map(async (name) => ({ name, text: await readFile(join(wurzel, name), 'utf8') })));
  const ausDateien = inhalte.filter(({ text }) => /\bdefineWorker\(/.test(text)).map(({ name }) => name.slice(0, -'.ts'.length).split(sep).join('.'));
  const typen = arbeiter.map((a) => a.typ);
  const melde = (element: string, text: string): Befund => ({ datei: '', element, regel: 'arbeiter-dateien', schwere: 'FEHLER', text });
  return [
    ...ausDateien.filter((typ) => !typen.includes(typ)).map((typ) => melde(typ, `Die Datei workers/${typ.replaceAll('.', '/')}.ts fehlt in workers/index.ts oder nennt einen anderen Job-Typ.`)),
    ...typen.filter((typ) => !ausDateien.includes(typ)).map((typ) => melde(typ, `Der Job-Typ „${typ}“ ist nicht der Pfad einer Datei unter workers/.`)),
    ...typen.filter((typ, i) => typen.indexOf(typ) < i).map((typ) => melde(typ, `Der Job-Typ „${typ}“ ist doppelt vergeben.`)),
  ];
}
