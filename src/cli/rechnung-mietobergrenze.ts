import { z } from 'zod';
import { FachlicherFehler } from '../fehler.ts';
import { pruefeDatum } from '../recht/datum.ts';
import { werteAus } from '../tabellen/auswerten.ts';
import { ladeTabellen } from '../tabellen/dateien.ts';
import { geltungVon } from '../tabellen/geltung.ts';
import type { Entscheidung } from '../tabellen/lesen.ts';
import { alsBetrag, betrag } from './betrag.ts';
import { definiereRechnung, muss, wahlweise, type Rechnung } from './rechnung.ts';

const AUSNAHMEN = ['STADTTEIL', 'WOHNUNGSNOTFALL', 'SUCHE_SECHS_MONATE', 'BESONDERER_BEDARF', 'UMGANG'] as const;

/** Where the table of an area is, and which further facts it asks for. */
const GEBIETE = {
  hannover: { datei: 'hannover/mietschulden/mietobergrenze.dmn', id: 'hannover-mietobergrenze', weitere: ['energiebedarf', 'bestandsschutz'] },
  hamburg: { datei: 'hamburg/mietobergrenze/kdu.dmn', id: 'hamburg-mietobergrenze', weitere: ['ausnahmen', 'wasserNichtAusgewiesen'] },
} as const;
type Gebiet = keyof typeof GEBIETE;

/** More people than that in one flat is a typing error. */
const HOECHSTENS_PERSONEN = 30;

const jaNein = wahlweise(z.boolean(muss('true oder false')));
const felder = {
  gebiet: z.enum(Object.keys(GEBIETE) as Gebiet[], muss(`eines von ${Object.keys(GEBIETE).join(', ')}`)),
  stichtag: z.string(muss('ein Text')),
  personen: z.int(muss('eine ganze Zahl')).min(1, { error: 'muss mindestens 1 sein' }).max(HOECHSTENS_PERSONEN, { error: `darf höchstens ${HOECHSTENS_PERSONEN} sein` }),
  bruttokalt: wahlweise(betrag),
  energiebedarf: wahlweise(z.number(muss('eine Zahl')).min(0, { error: 'darf nicht negativ sein' })),
  bestandsschutz: jaNein,
  ausnahmen: wahlweise(z.array(z.enum(AUSNAHMEN, muss(`eine von ${AUSNAHMEN.join(', ')}`)), muss('eine Liste'))),
  wasserNichtAusgewiesen: jaNein,
};
type Angaben = z.infer<z.ZodObject<typeof felder>>;

const euro = z.number().transform((wert) => alsBetrag(Math.round(wert * 100)));
const ergebnisSchema = z
  .object({ ergebnis: z.string().nullable(), grenze: euro, zuschlag: euro, bestandsschutzgrenze: euro.nullable().optional(), toleranz: euro, hoechstbetrag: euro, quelle: z.string() })
  .transform((e) => Object.fromEntries(Object.entries(e).filter(([, wert]) => wert !== null && wert !== undefined)));

/** Loads the tables once. `{gebiet, stichtag, personen, bruttokalt?, …}` → the limit, its surcharges, the result and the source. */
export async function bereiteMietobergrenzeVor(): Promise<Rechnung> {
  const tabellen = new Map(await Promise.all(Object.entries(GEBIETE).map(async ([name, { datei }]) => [name, await ladeTabellen(datei)] as const)));
  return definiereRechnung(felder, (angaben) => rechne(tabellen.get(angaben.gebiet) ?? [], angaben));
}

function rechne(tabellen: Entscheidung[], angaben: Angaben): object {
  const { gebiet, stichtag, personen, bruttokalt } = angaben;
  const { id, weitere } = GEBIETE[gebiet];
  const fremd = (['energiebedarf', 'bestandsschutz', 'ausnahmen', 'wasserNichtAusgewiesen'] as const).filter((w) => angaben[w] !== undefined && !(weitere as readonly string[]).includes(w));
  if (fremd.length > 0) throw new FachlicherFehler('ANGABE_PASST_NICHT', `Diese Angabe kennt die Tabelle für ${gebiet} nicht: ${fremd.join(', ')}.`);
  const eingabe = {
    stichtag: pruefeDatum(stichtag),
    personen,
    bruttokalt: bruttokalt === undefined ? null : bruttokalt / 100,
    energiebedarf: angaben.energiebedarf ?? null,
    bestandsschutz: angaben.bestandsschutz ?? false,
    ausnahmen: angaben.ausnahmen ?? [],
    wasserNichtAusgewiesen: angaben.wasserNichtAusgewiesen ?? false,
  };
  const ergebnis = werteAus(tabellen, id, eingabe);
  if (ergebnis === null) throw ausserhalb(tabellen, id, gebiet, stichtag);
  return ergebnisSchema.parse(ergebnis);
}

function ausserhalb(tabellen: Entscheidung[], id: string, gebiet: Gebiet, stichtag: string): FachlicherFehler {
  const spannen = geltungVon(tabellen, id).map((g) => (g.bis ? `${g.von} bis ${g.bis}` : `ab ${g.von}`));
  return new FachlicherFehler('AUSSERHALB_GELTUNG', `Für den ${stichtag} ist in der Tabelle für ${gebiet} nichts hinterlegt (sie gilt ${spannen.join(', ')}).`);
}
