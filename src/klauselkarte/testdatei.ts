/** A function or method of a file: the words in its texts, and the names of what it calls. */
export type Funktion = { name: string; worte: Set<string>; aufrufe: Set<string> };
/** `importe`: relative paths as they stand there. */
export type Testdatei = { worte: Set<string>; aufrufe: Set<string>; importe: string[]; funktionen: Funktion[] };

const TEXT = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
const KOMMENTAR_ODER_TEXT = new RegExp(String.raw`\/\*[\s\S]*?\*\/|\/\/[^\n]*|(${TEXT.source})`, 'g');

/** Reads a TypeScript file as far as it is laid out as all files here are: two blanks of indentation for each level. */
export function leseTestdatei(quelle: string): Testdatei {
  const code = quelle.replaceAll(KOMMENTAR_ODER_TEXT, (_, text?: string) => text ?? '');
  const importe = [...code.matchAll(/^(?:import|export)\b[^'"]*from\s+'(\.[^']+)'/gm)].map((m) => m[1] ?? '');
  return { worte: worteIn(code), aufrufe: aufrufeIn(code), importe, funktionen: teile(code).map(({ name, text }) => ({ name, worte: worteIn(text), aufrufe: aufrufeIn(text) })) };
}

/** Ids are words; a text may hold several: `'UserTask_A UserTask_B'`. */
const worteIn = (code: string): Set<string> => new Set([...code.matchAll(TEXT)].flatMap(([text]) => text.match(/[A-Za-z_][\w.-]*\w/g) ?? []));
const aufrufeIn = (code: string): Set<string> => new Set([...code.replaceAll(TEXT, '""').matchAll(/(#?[A-Za-z_]\w*)\s*(?:<[^()<>]*>)?\(/g)].map((m) => m[1] ?? ''));

const OBEN = /^(?:export )?(?:default )?(?:async )?(?:function\*?|const|let) (\w+)/;
const IN_KLASSE = /^ {2}(?:(?:static|override|async|get|set|readonly) )*(#?\w+)(?:\s*[<(]|(?:: [^=]+)? = )/;

/** Cuts a file into its functions and the methods of its classes. */
function teile(code: string): { name: string; text: string }[] {
  const gefunden: { name: string; zeilen: string[] }[] = [];
  let inKlasse = false;
  for (const zeile of code.split('\n')) {
    if (/^(?:export )?(?:abstract )?class\b/.test(zeile)) inKlasse = true;
    else if (zeile.startsWith('}')) inKlasse = false;
    const name = (inKlasse ? IN_KLASSE : OBEN).exec(zeile)?.[1];
    if (name) gefunden.push({ name, zeilen: [] });
    gefunden.at(-1)?.zeilen.push(zeile);
  }
  return gefunden.map(({ name, zeilen }) => ({ name, text: zeilen.join('\n') }));
}
