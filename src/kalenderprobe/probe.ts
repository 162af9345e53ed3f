import { FachlicherFehler } from '../fehler.ts';
import type { Knoten } from '../modelle/moddle.ts';
import { ablaufVon, berechneFrist, vorfristVon } from '../recht/frist.ts';
import type { Land } from '../recht/kalender.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import type { Fristart } from '../vereinbarung.ts';
import type { ProbeAnfrage, ProbeZeile } from './schema.ts';
import { findeTraeger, type Fall, type Traeger } from './traeger.ts';
import { leseZeichnung, stellenVon } from './zeichnung.ts';
import { ordne, type Punkt } from './zeiten.ts';

export type Umgebung = {
  land: Land;
  /** What a Fristart means on a day; undefined: no agreement knows it */
  findeArt(fristart: string, am: string): Fristart | undefined;
};

/** A day, and the element whose deadline it comes from. */
type Tag = { tag: string; von?: { knoten: Knoten; was: 'Ende' | 'Warnung' } };

/**
 * The dates of all deadlines of a diagram for a case that begins on a day, whether the diagram is saved or not.
 * @throws FachlicherFehler DIAGRAMM_UNLESBAR
 */
export async function probiere(anfrage: Pick<ProbeAnfrage, 'inhalt' | 'beginn' | 'annahme' | 'vorgaben'>, umgebung: Umgebung): Promise<ProbeZeile[]> {
  const zeichnung = await leseZeichnung(anfrage.inhalt);
  const stellen = zeichnung.ablaeufe.flatMap(stellenVon);
  const traeger = new Map(findeTraeger(stellen).map((t) => [t.knoten.id, t]));
  const vorher = ordne(zeichnung, stellen, new Set(traeger.keys()));
  const [tage, zeilen] = [new Map<Punkt, Tag>(), new Map<string, ProbeZeile[]>()];

  const spaetester = (punkte: readonly Punkt[]): Tag => punkte.map(tagVon).reduce((a, b) => (b.tag > a.tag ? b : a), { tag: anfrage.beginn });
  const zeilenVon = (t: Traeger): ProbeZeile[] => {
    const { id } = t.knoten;
    const bekannt = zeilen.get(id) ?? rechne(t, beginnVon(t, anfrage, spaetester), anfrage.vorgaben[id]?.laenge, umgebung);
    zeilen.set(id, bekannt);
    return bekannt;
  };
  const tagVon = (punkt: Punkt): Tag => {
    const bekannt = tage.get(punkt);
    if (bekannt) return bekannt;
    const [art, id] = [punkt.slice(0, punkt.indexOf(':')), punkt.slice(punkt.indexOf(':') + 1)];
    const t = art === 'AN' ? undefined : traeger.get(id);
    const tag = (t && fristtag(t, zeilenVon(t), art === 'WARNUNG')) ?? spaetester(vorher.get(punkt) ?? []);
    tage.set(punkt, tag);
    return tag;
  };
  return [...traeger.values()].flatMap(zeilenVon);

  function beginnVon(t: Traeger, { vorgaben, beginn, annahme }: typeof anfrage, sp: typeof spaetester): { tag: string; weil: string } {
    const gesetzt = vorgaben[t.knoten.id]?.beginn;
    if (gesetzt) return { tag: gesetzt, weil: 'so eingetragen' };
    if (annahme === 'SOFORT') return { tag: beginn, weil: 'Beginn des Falls' };
    const start = t.beginn === 'eingangAm';
    const { tag, von } = sp(start ? anfang(t.knoten) : (vorher.get(`AN:${t.knoten.id}`) ?? []));
    const ort = von ? `${von.was} der Frist bei „${von.knoten.name ?? von.knoten.id}“` : 'Beginn des Falls';
    return { tag, weil: start ? (von ? `Eingang: ${ort}` : 'Tag des Eingangs') : t.beginn ? `${ort} (im Fall: ${t.beginn})` : ort };
  }
  /** When the process of an element begins. */
  function anfang(k: Knoten): Punkt[] {
    let ablauf = k;
    while (ablauf.$parent && ablauf.$type !== 'bpmn:Process') ablauf = ablauf.$parent;
    return (ablauf.flowElements ?? []).filter((f) => f.$type === 'bpmn:StartEvent').map((f): Punkt => `AN:${f.id}`);
  }
}

/** The last day of the deadline in the longest of its cases; undefined when the case decides about it. */
function fristtag({ knoten }: Traeger, zeilen: readonly ProbeZeile[], warnung: boolean): Tag | undefined {
  const tage = zeilen.flatMap((z) => (z.frist ? [warnung ? lokalesDatum(new Date(z.frist.vorfrist)) : z.frist.ende] : [])).toSorted();
  const tag = tage.at(-1);
  return tag ? { tag, von: { knoten, was: warnung ? 'Warnung' : 'Ende' } } : undefined;
}

function rechne({ knoten, termin, faelle }: Traeger, beginn: { tag: string; weil: string }, laenge: number | undefined, umgebung: Umgebung): ProbeZeile[] {
  let prozess = knoten;
  while (prozess.$parent && prozess.$type !== 'bpmn:Process') prozess = prozess.$parent;
  return faelle.map((fall) => {
    const art = fall.fristart ? umgebung.findeArt(fall.fristart, beginn.tag) : undefined;
    const gewaehlt = { ...fall, laenge: fall.laenge ?? laenge ?? null };
    return {
      element: knoten.id,
      name: knoten.name ?? knoten.id,
      ablauf: prozess.name ?? prozess.id,
      fristart: fall.fristart,
      bezeichnung: art?.bezeichnung ?? fall.fristart ?? knoten.name ?? knoten.id,
      klausel: art?.klausel ?? null,
      bedingung: fall.bedingung,
      termin,
      beginn: beginn.tag,
      beginnWeil: beginn.weil,
      laenge: termin ? null : gewaehlt.laenge,
      einheit: termin ? null : fall.einheit,
      ...ergebnis(gewaehlt, termin, beginn, art, umgebung.land),
    };
  });
}

function ergebnis(fall: Fall, termin: boolean, beginn: { tag: string; weil: string }, art: Fristart | undefined, land: Land): Pick<ProbeZeile, 'frist' | 'offen'> {
  const vorfristWerktage = art?.vorfristWerktage ?? 0;
  try {
    if (termin) {
      if (beginn.weil !== 'so eingetragen') return { frist: null, offen: 'Ein Tag, der im Fall vereinbart wird. Tragen Sie zum Probieren einen ein.' };
      return { frist: { ende: beginn.tag, ablauf: ablaufVon(beginn.tag).toISOString(), vorfrist: vorfristVon(beginn.tag, land, vorfristWerktage).toISOString(), schritte: ['Vereinbarter Tag'] }, offen: null };
    }
    if (fall.laenge === null || fall.einheit === null) return { frist: null, offen: `Die Länge ergibt sich im Fall${fall.aus ? ` (${fall.aus})` : ''}.` };
    const { fristEnde, ablauf, vorfrist, schritte } = berechneFrist({ beginn: beginn.tag, laenge: fall.laenge, einheit: fall.einheit, land, modus: art?.modus, rollt: art?.rollt, vorfristWerktage });
    return { frist: { ende: fristEnde, ablauf, vorfrist, schritte }, offen: null };
  } catch (fehler) {
    if (fehler instanceof FachlicherFehler) return { frist: null, offen: fehler.message };
    throw fehler;
  }
}
