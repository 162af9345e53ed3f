import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { grundform } from '../../src/akte/normalisieren.ts';
import type { MitteilungEingabe } from '../../src/akte/mitteilung-schema.ts';
import type { RueckmeldungAngaben } from '../../src/akte/rueckmeldung.ts';
import { plusTage } from '../../src/recht/kalender.ts';

/** Words that nobody but the people of our cases has. Where one of them turns up, data about people has got there. */
export const KANARIEN = [
  'Flötenkehlchen', 'Zwitschörine', 'Käfigwegle', 'Federweißgässle', 'Hinterhäusle', 'Goldmähnen', 'Vogelbrünnchen', 'Spötterzeisig', 'Grünfinkin', 'Büschelfeder', 'Schnäbelchen',
] as const;

/** Numbers as letters, so that each case has its own name and flat. */
const buchstaben = (nr: number): string => [...String(nr)].map((z) => 'abcdefghij'[Number(z)]).join('');

/** A notice that came in today, about nobody else's flat. @param nr distinct in one installation @param heute local date */
export const kanarienMitteilung = (nr: number, heute: string): MitteilungEingabe => ({
  gericht: 'Amtsgericht Hannover', geschaeftszeichen: `512 C ${1000 + nr}/26`, klageEingangAm: plusTage(heute, -8), eingangAm: heute, monatsmiete: '650,00', rueckstand: '1.950,00',
  wohnung: { strasse: 'Federweißgässle', hausnummer: String(nr), lage: 'Hinterhäusle links', plz: '30159', ort: 'Hannover' },
  mieter: [{ name: `Flötenkehlchen-${buchstaben(nr)}`, vorname: 'Zwitschörine', anschrift: 'Käfigwegle 3' }],
  vermieter: { name: 'Goldmähnen Wohnbau', anschrift: 'Vogelbrünnchen 4' }, vertreter: { name: 'Rechtsanwältin Spötterzeisig' },
});

/** The Vordruck as the Jobcenter fills it in. */
export const kanarienRueckmeldung = (eingangAm: string): RueckmeldungAngaben => ({
  leistungsbezug: 'JA', bgNummer: 'Büschelfeder 77', sachbearbeitung: 'Frau Grünfinkin', telefon: '0511 1234', kduDirektzahlung: true, bemerkung: 'Schnäbelchen halten', eingangAm,
});

/** How a word may stand somewhere: as it is, decomposed, escaped for JSON, URL and HTML, in an old encoding, evened out for search. */
export function formen(wort: string): Buffer[] {
  const ersetze = (durch: (code: number) => string): string => wort.replaceAll(/[^\p{ASCII}]/gu, (z) => durch(z.charCodeAt(0)));
  const hex = (code: number): string => code.toString(16).padStart(4, '0');
  const texte = [
    wort, wort.toLowerCase(), wort.toUpperCase(), wort.normalize('NFD'), grundform(wort), encodeURIComponent(wort), encodeURIComponent(wort).toLowerCase(),
    ersetze((c) => `\\u${hex(c)}`), ersetze((c) => `\\u${hex(c).toUpperCase()}`), ersetze((c) => `&#${c};`), ersetze((c) => `&#x${c.toString(16)};`),
  ];
  return [...texte.map((t) => Buffer.from(t)), Buffer.from(wort, 'latin1'), Buffer.from(wort, 'utf16le')];
}

/** Files below the folders in which one of the words stands in any form. Files that vanish meanwhile do not count. */
export async function sucheInDateien(worte: readonly string[], ordner: readonly string[]): Promise<string[]> {
  const beiseite = await mkdtemp(join(tmpdir(), 'kooperation-kanarie-'));
  try {
    const muster = join(beiseite, 'muster');
    await writeFile(muster, Buffer.concat(worte.flatMap(formen).flatMap((f) => [f, Buffer.from('\n')])));
    return await new Promise((fertig, fehler) => {
      execFile('grep', ['-r', '-a', '-l', '-F', '-f', muster, ...ordner], { env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 1e8 }, (abbruch, stdout, stderr) => {
        const anderes = stderr.split('\n').filter((z) => z && !z.includes('No such file'));
        if (anderes.length > 0 || (abbruch && typeof abbruch.code !== 'number')) fehler(new Error(anderes.join('\n') || 'grep', { cause: abbruch }));
        else fertig(stdout.split('\n').filter(Boolean));
      });
    });
  } finally {
    await rm(beiseite, { recursive: true, force: true });
  }
}

/** Documents of OpenSearch, in all indices, in which one of the words stands: its files are compressed. @returns `index/id` */
export async function sucheInOpenSearch(worte: readonly string[], url: string): Promise<{ dokumente: number; treffer: string[] }> {
  const gesucht = worte.flatMap(formen).map((f) => f.toString('latin1'));
  const frage = async (pfad: string, inhalt: object): Promise<Seite> => {
    const antwort = await fetch(url + pfad, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(inhalt) });
    if (!antwort.ok) throw new Error(`OpenSearch answered ${antwort.status}`);
    return (await antwort.json()) as Seite;
  };
  await fetch(`${url}/_all/_refresh`, { method: 'POST' });
  let seite = await frage('/_all/_search?scroll=1m&expand_wildcards=all', { size: 2000, query: { match_all: {} } });
  const treffer: string[] = [];
  for (let dokumente = 0; ; ) {
    if (seite.hits.hits.length === 0) {
      // Each shard keeps a place open for it, and there are few.
      await fetch(`${url}/_search/scroll`, { method: 'DELETE', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ scroll_id: seite._scroll_id }) });
      return { dokumente, treffer };
    }
    dokumente += seite.hits.hits.length;
    for (const d of seite.hits.hits) {
      const text = Buffer.from(JSON.stringify(d)).toString('latin1');
      if (gesucht.some((wort) => text.includes(wort))) treffer.push(`${d._index}/${d._id}`);
    }
    seite = await frage('/_search/scroll', { scroll: '1m', scroll_id: seite._scroll_id });
  }
}
type Seite = { _scroll_id: string; hits: { hits: { _index: string; _id: string; _source: unknown }[] } };
