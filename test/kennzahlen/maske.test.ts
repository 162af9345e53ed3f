import { describe, expect, it } from 'vitest';
import { maskiere, zeigeAlles } from '../../src/kennzahlen/maske.ts';
import { kennzahlSchema } from '../../src/kennzahlen/schema.ts';
import { SUMME, zellText, type GezeigteTabelle, type Spalte, type Zahlentabelle, type Zelle } from '../../src/kennzahlen/tabelle.ts';
import { tabelleMit } from '../support/kennzahl.ts';

const texte = (t: GezeigteTabelle | undefined): string[][] => [...(t?.zeilen ?? []).map((z) => z.zellen), ...(t?.summe ? [t.summe] : [])].map((zellen) => zellen.map((z, i) => zellText(z, t?.spalten[i]?.art ?? 'ANZAHL')));

/** A cross table with sums of rows and columns. */
function kreuz(zahlen: readonly (readonly number[])[], abweichend: { anteil?: { titel: string; spalte: string; von: string[] } } = {}): Zahlentabelle {
  const kennzahl = kennzahlSchema.parse({ kuerzel: 'kreuz', titel: 'Kreuz', gezaehlt: 'x', ab: 'x', quelle: 'LAUF', zeitpunkt: 'eingang', zeilen: ['prozess'], spalten: 'status', ...abweichend });
  const zelle = (wert: number): Zelle => ({ wert, basis: wert });
  const summe = (werte: readonly number[]): number => werte.reduce((a, b) => a + b, 0);
  const spalten: Spalte[] = [...(zahlen[0] ?? []).map((_, i): Spalte => ({ code: `S${i}`, text: `S${i}`, art: 'ANZAHL' })), { code: SUMME, text: 'Summe', art: 'ANZAHL' }];
  return {
    kennzahl, achsen: ['Zeile'], spalten, zeilen: zahlen.map((z, n) => ({ codes: [`Z${n}`], texte: [`Z${n}`], zellen: [...z, summe(z)].map(zelle) })),
    summe: [...(zahlen[0] ?? []).map((_, i) => summe(zahlen.map((z) => z[i] ?? 0))), summe(zahlen.map(summe))].map(zelle),
  };
}

describe('small numbers', () => {
  it.each([
    ['nothing is small', [[3, 0], [5, 9]], [['3', '0', '3'], ['5', '9', '14'], ['8', '9', '17']]],
    ['one hidden number would follow from its sum', [[1, 4], [5, 9]], [['<3', '4', 'mind. 5'], ['5', '9', '14'], ['mind. 6', '13', 'mind. 19']]],
    ['two ones would follow from a sum of two', [[1, 1], [5, 9]], [['<3', '<3', 'mind. 2'], ['5', '9', '14'], ['mind. 6', 'mind. 10', 'mind. 16']]],
    ['zero is no secret', [[2, 0], [0, 0]], [['<3', '0', 'mind. 1'], ['0', '0', '0'], ['mind. 1', '0', 'mind. 1']]],
  ])('%s', (_, zahlen, erwartet) => {
    expect(texte(maskiere([kreuz(zahlen)])[0])).toEqual(erwartet);
    expect(texte(zeigeAlles([kreuz(zahlen)])[0])[0]?.[0]).toBe(String(zahlen[0]?.[0]));
  });

  it('cannot be told from what is shown: it is the same whether a hidden one is one or two', () => {
    let zufall = 4711;
    const wuerfle = (n: number): number => (zufall = (zufall * 16_807) % 2_147_483_647) % n;
    for (let runde = 0; runde < 300; runde++) {
      const zahlen = Array.from({ length: 1 + wuerfle(5) }, () => Array.from({ length: 1 + wuerfle(5) }, () => wuerfle(7))).map((z, _, alle) => Array.from({ length: alle[0]?.length ?? 1 }, (_e, i) => z[i] ?? wuerfle(7)));
      const anteil = { titel: 'Anteil', spalte: 'S0', von: ['S0', 'S1'] };
      const gezeigt = maskiere([kreuz(zahlen, { anteil })]);
      for (const wert of [1, 2]) {
        const andere = zahlen.map((z) => z.map((n) => (n === 1 || n === 2 ? wert : n)));
        expect(maskiere([kreuz(andere, { anteil })])).toEqual(gezeigt);
      }
    }
  });

  it('of money: no sum and no average of one or two cases, nor a sum in which they are', () => {
    const t = tabelleMit('Kosten', []);
    const geld: Zahlentabelle = {
      ...t, spalten: [{ code: 'ANZAHL', text: 'Anzahl', art: 'ANZAHL' }, { code: 'AKTEN', text: 'Akten', art: 'ANZAHL' }, { code: 'SUMME:summe', text: 'Summe', art: 'CENT' }],
      zeilen: [[5, 1, 100_000], [4, 4, 200_000]].map(([anzahl = 0, akten = 0, cent = 0], i) => ({ codes: [`${i}`], texte: [`${i}`], zellen: [anzahl, akten, cent].map((wert) => ({ wert, basis: akten })) })),
      summe: [9, 5, 300_000].map((wert) => ({ wert, basis: 5 })),
    };
    expect(texte(maskiere([geld])[0])).toEqual([['·', '<3', '·'], ['4', '4', '2.000,00'], ['mind. 4', 'mind. 5', '·']]);
  });

  it('of tables that divide the same things: one is shown, the other would tell its sum', () => {
    const [a, b] = [tabelleMit('Nach Stand', [['x', 9], ['y', 1]]), tabelleMit('Nach Gebiet', [['p', 6], ['q', 4]])];
    const anders = tabelleMit('Andere', [['p', 6]], { wo: { status: ['NEU'] } });
    expect(maskiere([a, b, anders]).map((t) => [t.titel, t.zurueckgehalten, t.zeilen.length])).toEqual([['Nach Stand', false, 2], ['Nach Gebiet', true, 0], ['Andere', false, 1]]);
    expect(maskiere([tabelleMit('Nach Stand', [['x', 9]]), b]).map((t) => t.zurueckgehalten)).toEqual([false, false]);
  });

  it('internal figures are for those who see the cases', () => {
    const intern = tabelleMit('Intern', [['x', 2]], { intern: true });
    expect(maskiere([intern])).toEqual([]);
    expect(texte(maskiere([intern], { auchInterne: true })[0])).toEqual([['<3'], ['mind. 1']]);
  });
});
