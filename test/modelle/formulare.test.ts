import { evaluate } from 'feelin';
import { expect, it } from 'vitest';
import { readModelle } from '../../src/camunda/deploy.ts';
import { MODELLE } from '../../src/vereinbarung.ts';

type Feld = { type: string; text?: string; components?: Feld[] };
const alle = (felder: Feld[]): Feld[] => felder.flatMap((f) => [f, ...alle(f.components ?? [])]);
const formulare = (await readModelle(MODELLE)).filter((m) => m.name.endsWith('.form')).map((m) => ({ name: m.name, texte: alle((JSON.parse(m.inhalt.toString()) as { components: Feld[] }).components).flatMap((f) => f.text ?? []) }));

/** A text as Tasklist shows it: what stands between braces is FEEL. */
const zeige = (text: string, werte: Record<string, string | number>): string => text.replaceAll(/\{\{(.*?)\}\}/gs, (_, ausdruck: string) => String(evaluate(ausdruck, werte).value ?? ''));
const ausdruecke = (text: string): string[] => [...text.matchAll(/\{\{(.*?)\}\}/gs)].map(([, ausdruck = '']) => ausdruck);

it('sums are shown as the Akte shows them', () => {
  const summen = formulare.flatMap((f) => f.texte.flatMap(ausdruecke).filter((a) => /Cent\b/.test(a)).map((a) => ({ name: f.name, ausdruck: a, variable: /[a-zA-Z]+Cent/.exec(a)?.[0] ?? '' })));
  expect(summen.length).toBeGreaterThan(5);
  for (const { name, ausdruck, variable } of summen) {
    const als = (cent: number): string => zeige(`{{${ausdruck}}}`, { [variable]: cent });
    expect([als(5), als(45_000), als(100_005), als(123_456_78)], name).toEqual(['0,05 €', '450,00 €', '1.000,05 €', '123.456,78 €']);
  }
});

it('tasks of the exchange lead every partner to its page; the Akte of the agreement is kept by one of them', () => {
  const austausch = formulare.filter((f) => f.texte.some((t) => t.includes('Seite „Kooperationsvereinbarung“')));
  expect(austausch).toHaveLength(7);
  for (const { name, texte } of austausch) {
    const text = zeige(texte.join('\n'), { akteLink: 'https://akte.example/akte/56.34-2026-000001', aktenzeichen: '56.34-2026-000001', fristEnde: '2026-12-07', beschlussNummer: 3 });
    expect(text, name).toContain('[Seite „Kooperationsvereinbarung“ öffnen](https://akte.example/vereinbarung)');
    expect(text, name).not.toContain('/akte/');
    expect(text, name).toContain('07.12.2026');
  }
});
