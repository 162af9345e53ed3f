import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { alsMarkdown } from '../../src/klauselkarte/als-markdown.ts';
import { QUELLEN } from '../../src/modelle/klauseln.ts';
import { ladeGepruefteKarte } from '../../src/klauselkarte/zum-pruefen.ts';
import { alleSchreiben } from '../../src/uebermittlung/schreiben/index.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';
import { alleArbeiter } from '../../workers/index.ts';

const karte = await ladeGepruefteKarte({ arbeiter: alleArbeiter.map((a) => a.typ), schreiben: alleSchreiben(await ladeVereinbarungen()).map((s) => s.kuerzel) });

describe('every clause that an agreement claims', () => {
  it('has an element or a decision table, and a test', () => {
    expect(karte.befunde.map((b) => `${b.datei} ${b.element}: ${b.text}`)).toEqual([]);
    expect(karte.eintraege.filter((e) => e.zugesagt).length).toBeGreaterThan(0);
  });
});

describe('docs/klauseln.md', () => {
  it('is what the diagrams make: run `npm run -s kooperation -- klauseln --markdown > docs/klauseln.md` after a change', async () => {
    expect((await readFile(new URL('../../docs/klauseln.md', import.meta.url), 'utf8')).split('\n')).toEqual(alsMarkdown(karte).split('\n'));
  });

  it('has every clause of the catalogue once, under the heading of its document', () => {
    const genannt = [...alsMarkdown(karte).matchAll(/^\*\*([A-Z]+-[A-Z0-9.-]+)\*\*/gm)].map((m) => m[1]);
    expect(genannt.toSorted()).toEqual(karte.eintraege.map((e) => e.id).toSorted());
    expect(karte.eintraege.filter((e) => !QUELLEN.some((q) => e.id.startsWith(`${q.kuerzel}-`)))).toEqual([]);
  });

  it('takes names as text', () => {
    const [erster] = karte.eintraege;
    if (!erster) throw new Error('no clauses');
    const stelle = { datei: 'hannover/a/a.bpmn', prozess: 'a', element: 'A', name: 'x | <b>[y](z)', art: 'Beginn', arbeiter: [], fristarten: [], schreiben: [], entscheidung: null };
    expect(alsMarkdown({ eintraege: [{ ...erster, elemente: [stelle] }], befunde: [] })).toContain('| x \\| \\<b\\>\\[y\\](z) | Beginn | `A` | [hannover-a](diagramme/hannover-a.svg) |');
  });
});
