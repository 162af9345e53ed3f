import type pg from 'pg';
import type { Seite } from './messen.ts';

/** What people ask for all day, and the searches that cost most. The people are those of the Fachstelle, the biggest authority here. */
export async function seitenFuer(pool: pg.Pool): Promise<Seite[]> {
  const liste = async (sql: string): Promise<string[]> => (await pool.query(sql)).rows.map((r: { x: string }) => r.x);
  const akten = await liste("SELECT aktenzeichen AS x FROM fall WHERE behoerde = 'LHH' ORDER BY md5(aktenzeichen) LIMIT 300");
  const namen = await liste("SELECT name AS x FROM person WHERE behoerde = 'LHH' AND rolle = 'MIETER' GROUP BY 1 ORDER BY md5(name) LIMIT 300");
  const anschriften = await liste("SELECT strasse || ' ' || hausnummer AS x FROM haushalt WHERE behoerde = 'LHH' ORDER BY md5(aktenzeichen) LIMIT 300");
  const zeichen = await liste("SELECT geschaeftszeichen AS x FROM mitteilung ORDER BY md5(aktenzeichen) LIMIT 300");
  const von = (werte: readonly string[], i: number): string => werte[(i * 7) % werte.length] ?? '';
  const hole = (name: string, pfad: string | ((i: number) => string), wer = 'lhh.002'): Seite => ({ name, wer, rufe: (b, i) => b.hole(typeof pfad === 'string' ? pfad : pfad(i)) });
  const suche = (name: string, text: string | ((i: number) => string)): Seite => ({ name: `Search: ${name}`, wer: 'lhh.002', rufe: (b, i) => b.sende('/faelle', { suche: typeof text === 'string' ? text : text(i) }) });
  return [
    hole('Heute: my own', '/heute?korb=meine'),
    hole('Heute: the group', '/heute?korb=gruppe-fachstelle-sachbearbeitung'),
    hole('Heute: what nobody sees to', '/heute?korb=gruppe-fachstelle-sachbearbeitung&ohne=ja'),
    hole('Heute: the group, page 200', '/heute?korb=gruppe-fachstelle-sachbearbeitung&seite=200'),
    hole('Heute: all that is overdue', '/heute?korb=ueberfaellig', 'lhh.001'),
    suche('a name', (i) => von(namen, i)),
    suche('a name with a slip', (i) => von(namen, i).replace(/(.)(.)$/, '$2$1')),
    suche('the most frequent name', 'Müller'),
    suche('first name and name', (i) => `Anna ${von(namen, i)}`),
    suche('address', (i) => von(anschriften, i)),
    suche('name and street, with slips', (i) => `${von(namen, i).replace(/ü|ö|ä/, 'u')} ${von(anschriften, i).split(' ')[0]}`),
    suche('court file number', (i) => von(zeichen, i)),
    suche('Aktenzeichen (leads to the Akte)', (i) => von(akten, i)),
    suche('the place: fits every case', 'Hannover'),
    suche('three letters', 'Sch'),
    suche('nothing is found', 'Xylophonqx'),
    hole('Cases, newest first', '/faelle'),
    hole('Akte', (i) => `/akte/${von(akten, i)}`),
    hole('Fristenbuch', '/fristen'),
    hole('Posteingang', '/posteingang'),
    hole('Übermittlungen', '/uebermittlungen'),
    hole('Figures', '/auswertung', 'lhh.001'),
  ];
}
