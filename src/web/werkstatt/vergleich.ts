import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { findFassung } from '../../werkstatt/fassung.ts';
import { artVon, type FassungMitInhalt } from '../../werkstatt/modell.ts';
import { zaehleLaufende } from '../../werkstatt/laufende.ts';
import { vergleicheZeilen } from '../../werkstatt/zeilen.ts';
import { vergleicheDiagramme, type Unterschied } from '../../werkstatt/vergleich.ts';
import { leseDiagramm } from '../../modelle/lesen.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { faerbe, groesse, kaestenAus, teile } from './bilder.ts';
import { nameAus, nummerAus } from './modell.ts';
import { vergleichSeite, type Bildmasse } from './vergleich-seite.ts';

/** Two versions side by side, in pictures and in words. */
export function registriereVergleich(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /werkstatt/vergleich', async (a) => {
    const [von, bis] = [await fassung(a, 'von'), await fassung(a, 'bis')];
    const grund = { name: von.name, von, bis };
    if (artVon(von.name) !== 'bpmn') return a.zeige('Vergleich', vergleichSeite({ ...grund, zeilen: vergleicheZeilen(von.inhalt, bis.inhalt) }));
    const unterschiede = await vergleicheDiagramme(von.inhalt, bis.inhalt).catch(() => null);
    const prozesse = await leseDiagramm(von.name, von.inhalt).catch(() => []);
    const laufende = await zaehleLaufende(a.kontext.pool, prozesse.map((p) => p.knoten));
    const masse = async (f: FassungMitInhalt): Promise<Bildmasse | null> => {
      const svg = await a.kontext.werkstatt.bild(f.inhalt).catch(() => null);
      return svg === null ? null : { ganz: groesse(svg), teile: teile(svg, unterschiede ?? [], await kaesten(f)) };
    };
    await a.zeige('Vergleich', vergleichSeite({ ...grund, unterschiede, laufende, prozesse: prozesse.map((p) => ({ id: p.knoten.id, name: p.knoten.name ?? p.knoten.id })), masse: { von: await masse(von), bis: await masse(bis) } }));
  });
  weg('GET /werkstatt/bild', async (a) => {
    const f = await fassung(a, 'nummer');
    if (artVon(f.name) !== 'bpmn') throw nichtGefunden();
    const svg = await a.kontext.werkstatt.bild(f.inhalt).catch(() => null);
    if (svg === null) throw nichtGefunden();
    sendeBild(a, a.req.query['gegen'] === undefined ? svg : await mitFarben(svg, f, await fassung(a, 'gegen'), Number(a.req.query['ausschnitt'])));
  });
}

async function fassung(a: Anfrage, feld: string): Promise<FassungMitInhalt> {
  const [name, nummer] = [nameAus(a), nummerAus(a, feld)];
  const f = await a.inDb((db) => findFassung(db, name, nummer));
  if (!f) throw nichtGefunden();
  return f;
}

/** Frames around what is different; in the older picture what is gone, in the newer one what is new. @param ausschnitt 1, 2, …; anything else: all of it */
async function mitFarben(svg: string, f: FassungMitInhalt, gegen: FassungMitInhalt, ausschnitt: number): Promise<string> {
  const [alt, neu] = f.nummer < gegen.nummer ? [f, gegen] : [gegen, f];
  const unterschiede = await vergleicheDiagramme(alt.inhalt, neu.inhalt).catch((): Unterschied[] => []);
  const dort = await kaesten(f);
  return faerbe(svg, unterschiede, dort, teile(svg, unterschiede, dort)[ausschnitt - 1]);
}

async function kaesten(f: FassungMitInhalt): Promise<ReturnType<typeof kaestenAus>> {
  const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(f.inhalt);
  return kaestenAus((rootElement as { diagrams?: { plane?: { planeElement?: object[] } }[] }).diagrams?.[0]?.plane?.planeElement ?? []);
}

/** Shown by `<img>`, where nothing in it can run; opened by itself it has a policy of its own. */
function sendeBild({ res }: Anfrage, svg: string): void {
  res.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox").type('image/svg+xml').send(svg);
}
