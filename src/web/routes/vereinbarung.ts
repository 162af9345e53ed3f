import { ausschnitte, blatt, zeichneMarken, type Kasten } from '../../klauselkarte/bild.ts';
import type { Kartenwerk } from '../../klauselkarte/zum-lesen.ts';
import type { Diagramm } from '../../klauselkarte/diagramm.ts';
import { alleSchreiben } from '../../uebermittlung/schreiben/index.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import { diagrammeSeite, diagrammSeite } from '../seiten/diagramme.ts';
import { klauselnSeite, klauselSeite, type Ansicht } from '../seiten/klauseln.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { wirksamesKartenwerk } from '../werkstatt/kartenwerk.ts';

/** The agreement clause by clause, and the diagrams that carry it out. Nothing personal: for everybody who logs in. */
export function registriereVereinbarung(weg: (weg: Weg, tun: Handlung) => void, lade?: () => Promise<Kartenwerk>): void {
  const werk = lade ? behalte(lade) : behalteJeBestand();
  weg('GET /klauseln', async (a) => {
    const { eintraege, diagramme } = await werk(a);
    await a.zeige('Vereinbarung', klauselnSeite(eintraege, diagramme));
  });
  weg('GET /klauseln/:klausel', async (a) => {
    const karte = await werk(a);
    const eintrag = findKlausel(karte, a);
    const ansichten = await Promise.all(diagrammeDer(karte, eintrag.id).map((d) => erstelleAnsicht(karte, d, eintrag.id)));
    const tabellen = eintrag.entscheidungen.flatMap((e) => karte.tabellen.get(e.id) ?? []);
    await a.zeige(`Klausel ${eintrag.id}`, klauselSeite(eintrag, ansichten, tabellen, new Map(alleSchreiben(a.kontext.vereinbarungen).map((s) => [s.kuerzel, s.titel]))));
  });
  weg('GET /klauseln/:klausel/bild/:diagramm', async (a) => {
    const karte = await werk(a);
    const d = findDiagramm(karte, a);
    const [svg, rahmen] = [await findBild(karte, d), marken(karte, d, findKlausel(karte, a).id)];
    sendeBild(a, zeichneMarken(svg, rahmen, ausschnitte(rahmen, blatt(svg))[Number(a.req.query['ausschnitt']) - 1]));
  });
  weg('GET /diagramme', async (a) => {
    const { diagramme, eintraege } = await werk(a);
    await a.zeige('Diagramme', diagrammeSeite(diagramme, eintraege));
  });
  weg('GET /diagramme/:diagramm', async (a) => {
    const karte = await werk(a);
    const d = findDiagramm(karte, a);
    const svg = await karte.bild(d.name);
    await a.zeige(d.titel, diagrammSeite(d, svg === null ? null : blatt(svg), karte.eintraege));
  });
  weg('GET /diagramme/:diagramm/bild', async (a) => {
    const karte = await werk(a);
    sendeBild(a, zeichneMarken(await findBild(karte, findDiagramm(karte, a)), []));
  });
}

/** Read at the first request. A failure is not kept. */
function behalte<T>(lade: () => Promise<T>): () => Promise<T> {
  let geladen: Promise<T> | undefined;
  return () => {
    geladen ??= lade().catch((fehler: unknown) => {
      geladen = undefined;
      throw fehler;
    });
    return geladen;
  };
}

/** The models that run, read anew when one of them has another version. */
function behalteJeBestand(): (a: Anfrage) => Promise<Kartenwerk> {
  let gemerkt: { marke: string; werk: () => Promise<Kartenwerk> } | undefined;
  return async ({ kontext: { werkstatt }, inDb }) => {
    const bestand = await inDb((db) => werkstatt.bestand(db));
    if (gemerkt?.marke !== bestand.marke) gemerkt = { marke: bestand.marke, werk: behalte(() => wirksamesKartenwerk(werkstatt, bestand)) };
    return gemerkt.werk();
  };
}

function findKlausel({ eintraege }: Kartenwerk, a: Anfrage): Kartenwerk['eintraege'][number] {
  const gefunden = eintraege.find((e) => e.id === a.pfad('klausel'));
  if (!gefunden) throw nichtGefunden();
  return gefunden;
}

function findDiagramm({ diagramme }: Kartenwerk, a: Anfrage): Diagramm {
  const gefunden = diagramme.find((d) => d.name === a.pfad('diagramm'));
  if (!gefunden) throw nichtGefunden();
  return gefunden;
}

async function findBild(karte: Kartenwerk, d: Diagramm): Promise<string> {
  const svg = await karte.bild(d.name);
  if (svg === null) throw nichtGefunden();
  return svg;
}

const diagrammeDer = ({ eintraege, diagramme }: Kartenwerk, klausel: string): Diagramm[] => {
  const dateien = new Set(eintraege.find((e) => e.id === klausel)?.elemente.map((s) => s.datei));
  return diagramme.filter((d) => dateien.has(d.datei));
};

const marken = ({ eintraege }: Kartenwerk, d: Diagramm, klausel: string): Kasten[] =>
  (eintraege.find((e) => e.id === klausel)?.elemente ?? []).filter((s) => s.datei === d.datei).flatMap((s) => d.kaesten.get(s.element) ?? []);

async function erstelleAnsicht(karte: Kartenwerk, diagramm: Diagramm, klausel: string): Promise<Ansicht> {
  const svg = await karte.bild(diagramm.name);
  const rahmen = marken(karte, diagramm, klausel);
  return svg === null ? { diagramm, ganz: null, ausschnitte: [] } : { diagramm, ganz: blatt(svg), ausschnitte: ausschnitte(rahmen, blatt(svg)) };
}

/** Pictures are shown by `<img>`, where nothing in them can run; opened by themselves they get a policy of their own. */
function sendeBild({ res }: Anfrage, svg: string): void {
  res.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox").type('image/svg+xml').send(svg);
}
