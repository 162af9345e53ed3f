import { z } from 'zod';
import { correctHaushalt, correctPerson, enterPerson, removePerson } from '../../akte/berichtigen.ts';
import { findFall } from '../../akte/fall.ts';
import { findHaushalt } from '../../akte/haushalt.ts';
import { alsMeldungen, deutsch } from '../../akte/meldung.ts';
import { wohnungSchema } from '../../akte/mitteilung-schema.ts';
import { listPersonen, type Person } from '../../akte/person.ts';
import { leerAlsFehlend, zeile } from '../../akte/text.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { leereEingabe, type Eingabe } from '../bausteine/formular.ts';
import { alsFeldfehler, pflichtText } from '../bausteine/pruefung.ts';
import type { Html } from '../bausteine/html.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import { haushaltSeite, personSeite } from '../seiten/berichtigen.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { aktenzeichenAus } from '../aktenzeichen.ts';

const grund = pflichtText(1000, 'Bitte den Grund angeben. Er bleibt in der Akte.');
const haushaltSchema = wohnungSchema.extend({ telefon: leerAlsFehlend(zeile(60)), grund });
const personSchema = z.strictObject({
  rolle: z.enum(['MIETER', 'MITBEWOHNER', 'VERMIETER', 'VERTRETER', 'KLIENT'], { error: 'Bitte die Rolle wählen.' }),
  name: zeile(200), vorname: leerAlsFehlend(zeile(200)), anschrift: leerAlsFehlend(zeile(300)),
  geburtsdatum: leerAlsFehlend(z.iso.date({ error: 'Bitte ein Datum angeben, das es gibt.' }).refine((d) => d >= '1900-01-01', { error: 'Bitte ein Datum ab 1900 angeben.' })),
  grund,
});
const FELDER = { haushalt: ['strasse', 'hausnummer', 'lage', 'plz', 'ort', 'telefon', 'grund'], person: ['rolle', 'name', 'vorname', 'geburtsdatum', 'anschrift', 'grund'] } as const;

/** What was wrong in a file is corrected, with a reason; the old values stay with it. */
export function registriereBerichtigen(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /akte/:aktenzeichen/haushalt', (a) => zeigeHaushalt(a, leereEingabe));
  weg('POST /akte/:aktenzeichen/haushalt', async (a) => {
    const werte = lies(a, FELDER.haushalt);
    const neu = haushaltSchema.safeParse(werte, { error: deutsch });
    if (!neu.success) return zeigeHaushalt(a, { werte, fehler: jeFeld(neu.error) });
    const { grund: warum, telefon, lage, ...wohnung } = neu.data;
    await ladeHaushalt(a);
    await speichere(a, () => a.inDb((db) => correctHaushalt(db, aktenzeichenAus(a), { ...wohnung, lage: lage ?? '', telefon: telefon ?? null }, warum, a.kontext)), (fehler) => zeigeHaushalt(a, { werte, fehler }));
  });
  weg('GET /akte/:aktenzeichen/person', (a) => zeigePerson(a, undefined, leereEingabe));
  weg('POST /akte/:aktenzeichen/person', (a) => speicherePerson(a, undefined));
  weg('GET /akte/:aktenzeichen/person/:id', async (a) => zeigePerson(a, await ladePerson(a), leereEingabe));
  weg('POST /akte/:aktenzeichen/person/:id', async (a) => {
    const person = await ladePerson(a);
    if (a.feld('aktion') !== 'entfernen') return speicherePerson(a, person);
    const werte = lies(a, FELDER.person);
    const warum = grund.safeParse(werte['grund']);
    if (!warum.success) return zeigePerson(a, person, { werte, fehler: { grund: warum.error.issues[0]?.message ?? '' } });
    await speichere(a, () => a.inDb((db) => removePerson(db, aktenzeichenAus(a), person.id, warum.data, a.kontext)), (fehler) => zeigePerson(a, person, { werte, fehler }), 'Person entfernt');
  });
}

async function speicherePerson(a: Anfrage, person: Person | undefined): Promise<void> {
  const werte = lies(a, FELDER.person);
  const neu = personSchema.safeParse(werte, { error: deutsch });
  const zukunft = neu.success && (neu.data.geburtsdatum ?? '') > lokalesDatum(a.kontext.uhr.jetzt());
  if (!neu.success || zukunft) return zeigePerson(a, person, { werte, fehler: neu.success ? { geburtsdatum: 'Das Geburtsdatum liegt in der Zukunft.' } : jeFeld(neu.error) });
  const { grund: warum, ...rest } = neu.data;
  const angaben = { ...rest, vorname: rest.vorname ?? '', anschrift: rest.anschrift ?? '', geburtsdatum: rest.geburtsdatum ?? null };
  await ladeFall(a);
  const tun = () => a.inDb(async (db) => (person ? correctPerson(db, aktenzeichenAus(a), person.id, angaben, warum, a.kontext) : enterPerson(db, aktenzeichenAus(a), angaben, warum, a.kontext)));
  await speichere(a, tun, (fehler) => zeigePerson(a, person, { werte, fehler }));
}

/** A refusal by a rule comes back beside the field it concerns. */
async function speichere(a: Anfrage, tun: () => Promise<unknown>, zurueck: (fehler: Record<string, string>) => Promise<void>, titel = 'Berichtigt'): Promise<void> {
  try {
    await tun();
  } catch (fehler) {
    return zurueck(alsFeldfehler(fehler, fehler instanceof FachlicherFehler && fehler.code === 'GEBURTSDATUM_FEHLT' ? 'geburtsdatum' : 'rolle'));
  }
  a.weiter(`/akte/${aktenzeichenAus(a)}`, { art: 'success', titel, text: 'Laufende Verfahren und neue Schreiben verwenden ab jetzt diese Angaben.' });
}

const lies = (a: Anfrage, felder: readonly string[]): Record<string, string> => Object.fromEntries(felder.map((name) => [name, a.feld(name)]));

function jeFeld(fehler: z.ZodError): Record<string, string> {
  const ergebnis: Record<string, string> = {};
  for (const { feld, text } of alsMeldungen(fehler)) ergebnis[feld] ??= text;
  return ergebnis;
}

async function ladeFall(a: Anfrage): Promise<void> {
  if (!(await a.inDb((db) => findFall(db, aktenzeichenAus(a))))) throw nichtGefunden();
}

async function ladeHaushalt(a: Anfrage): Promise<Record<string, string>> {
  const haushalt = await a.inDb((db) => findHaushalt(db, aktenzeichenAus(a)));
  if (!haushalt) throw nichtGefunden();
  return { ...haushalt, telefon: haushalt.telefon ?? '' };
}

async function ladePerson(a: Anfrage): Promise<Person> {
  const person = (await a.inDb((db) => listPersonen(db, aktenzeichenAus(a)))).find((p) => p.id === a.pfad('id'));
  if (!person) throw nichtGefunden();
  return person;
}

async function zeigeHaushalt(a: Anfrage, eingabe: Eingabe): Promise<void> {
  const werte = { ...(await ladeHaushalt(a)), ...eingabe.werte };
  await zeige(a, 'Wohnung oder Telefon berichtigen', eingabe, haushaltSeite(aktenzeichenAus(a), a.csrf, { werte, fehler: eingabe.fehler }));
}

async function zeigePerson(a: Anfrage, person: Person | undefined, eingabe: Eingabe): Promise<void> {
  await ladeFall(a);
  const bisher: Record<string, string> = person ? { rolle: person.rolle, name: person.name, vorname: person.vorname, geburtsdatum: person.geburtsdatum ?? '', anschrift: person.anschrift } : {};
  await zeige(a, person ? 'Person berichtigen' : 'Person hinzufügen', eingabe, personSeite(aktenzeichenAus(a), person, a.csrf, { werte: { ...bisher, ...eingabe.werte }, fehler: eingabe.fehler }));
}

async function zeige(a: Anfrage, titel: string, { fehler }: Eingabe, inhalt: Html): Promise<void> {
  const fehlerhaft = Object.keys(fehler).length > 0;
  await a.zeige(`${fehlerhaft ? 'Fehler: ' : ''}${titel}`, inhalt, fehlerhaft ? 422 : 200);
}
