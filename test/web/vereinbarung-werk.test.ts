import { describe, expect, it } from 'vitest';
import { ladeKartenwerk, type Kartenwerk } from '../../src/klauselkarte/zum-lesen.ts';
import { registriereVereinbarung } from '../../src/web/routes/vereinbarung.ts';
import { diagrammSeite } from '../../src/web/seiten/diagramme.ts';
import { klauselSeite } from '../../src/web/seiten/klauseln.ts';
import type { Anfrage, Handlung } from '../../src/web/wege.ts';

const werk = await ladeKartenwerk();

describe('the pages of the agreement', () => {
  it('read the diagrams once, and again only after a failure', async () => {
    const wege = new Map<string, Handlung>();
    let gelesen = 0;
    const lade = async (): Promise<Kartenwerk> => {
      gelesen += 1;
      if (gelesen === 1) throw new Error('gone');
      return werk;
    };
    registriereVereinbarung((weg, tun) => void wege.set(weg, tun), lade);
    const gezeigt: string[] = [];
    const anfrage = { zeige: async (titel: string) => void gezeigt.push(titel) } as unknown as Anfrage;
    await expect(wege.get('GET /klauseln')?.(anfrage)).rejects.toThrow('gone');
    for (const weg of ['GET /klauseln', 'GET /diagramme', 'GET /klauseln']) await wege.get(weg)?.(anfrage);
    expect([gezeigt, gelesen]).toEqual([['Vereinbarung', 'Diagramme', 'Vereinbarung'], 2]);
  });

  it('say that nothing carries a clause out', () => {
    const klausel = werk.eintraege.find((e) => e.id === 'H-2.2');
    if (!klausel) throw new Error('no clause');
    expect(String(klauselSeite(klausel, [], [], new Map()))).toContain('Diese Klausel führt noch kein Diagramm aus.');
  });

  it('say where nobody has drawn a diagram yet, and list its places all the same', () => {
    const [klausel, diagramm] = [werk.eintraege.find((e) => e.id === 'H-2.2'), werk.diagramme.find((d) => d.name === 'hannover-mizi')];
    if (!klausel || !diagramm) throw new Error('no clause, no diagram');
    const seiten = [klauselSeite(klausel, [{ diagramm, ganz: null, ausschnitte: [] }], [], new Map()), diagrammSeite(diagramm, null, werk.eintraege)].map(String);
    for (const seite of seiten) {
      expect(seite).toContain('Von diesem Diagramm gibt es noch kein Bild.');
      expect(seite).not.toContain('<img');
      expect(seite).toContain('Information bestätigen');
    }
  });

  it('show beside a diagram each clause of its agreement: carried out here, elsewhere, or nowhere', () => {
    const diagramm = werk.diagramme.find((d) => d.name === 'hannover-mizi');
    if (!diagramm) throw new Error('no diagram');
    const ohne = werk.eintraege.map((e) => (e.id === 'H-4.1' ? { ...e, elemente: [], entscheidungen: [] } : e));
    const zeilen = String(diagrammSeite(diagramm, { x: 0, y: 0, width: 100, height: 100 }, ohne)).split('<li ').filter((z) => z.includes('data-klausel="'));
    const zeile = (id: string): string => zeilen.find((z) => z.includes(`data-klausel="${id}"`)) ?? '';
    expect(zeile('H-2.2')).toContain('<button');
    expect(zeile('H-1.1')).toContain('in einem anderen Diagramm');
    expect(zeilen.filter((z) => z.includes('Lücke'))).toEqual([zeile('H-4.1')]);
  });
});
