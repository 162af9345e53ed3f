import { z } from 'zod';
import { endFrist, listFristen, type GespeicherteFrist } from '../../../src/akte/frist.ts';
import { upsertSchonfrist } from '../../../src/akte/schonfrist.ts';
import { findVerfahrensstand, type Verfahrensstand } from '../../../src/akte/wohnungssicherung/verfahrensstand.ts';
import { defineWorker, type Kontext } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { berechneSchonfrist, type Schonfrist } from '../../../src/recht/schonfrist.ts';
import { findeFristart, type Vereinbarung } from '../../../src/vereinbarung.ts';
import { alsAusgabe, fristausgabe, fristIdVon, vereinbarungVon } from '../../gemeinsam/frist.ts';

const FRISTART = 'SCHONFRIST';
const KEINE = { schonfrist: 'KEINE' as const, grundlage: null, fristId: null, fristEnde: null, ablauf: null, vorfrist: null, faelligAm: null, fristRunde: 1 };

/** Computes anew each time it is entered: suit, service or an earlier healing become known later. An end that a person has moved stays. */
export const arbeiter = defineWorker({
  typ: 'hannover.wohnungssicherung.schonfrist-setzen',
  name: 'Schonfrist berechnen',
  beschreibung: 'Berechnet das Ende der Schonfrist (§ 569 Abs. 3 Nr. 2 BGB) aus Zustellung oder Klageeingang und trägt es ins Fristenbuch ein. Ohne Klage und nach einer Heilung in den letzten zwei Jahren gibt es keine.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    schonfrist: z.enum(['LAEUFT', 'KEINE']).meta({ title: 'Schonfrist' }),
    grundlage: z.enum(['ZUSTELLUNG', 'KLAGEEINGANG']).nullable().meta({ title: 'Grundlage' }),
    fristRunde: feld.runde,
    ...Object.fromEntries(Object.entries(fristausgabe.shape).map(([name, schema]) => [name, schema.nullable()])) as { [K in keyof typeof fristausgabe.shape]: z.ZodNullable<(typeof fristausgabe.shape)[K]> },
  }),
  async handle(e, kontext) {
    const vereinbarung = vereinbarungVon(e.vereinbarung, kontext);
    const bisher = (await listFristen(kontext.db, e.aktenzeichen)).filter((f) => f.fristart === FRISTART && f.id.startsWith(`${e.vorgang ?? e.aktenzeichen}:`));
    const fristRunde = bisher.filter((f) => f.status === 'AUFGEHOBEN').length + 1;
    const stand = await findVerfahrensstand(kontext.db, e.aktenzeichen);
    const s = rechne(stand, vereinbarung);
    if (!s) {
      for (const f of bisher) await endFrist(kontext.db, f.id, 'AUFGEHOBEN', kontext.uhr);
      return KEINE;
    }
    const frist = await speichere(e, { s, fristRunde, beginn: stand.zugestelltAm ?? stand.klageEingangAm ?? '' }, vereinbarung, kontext);
    return { ...alsAusgabe(frist), schonfrist: 'LAEUFT' as const, grundlage: s.grundlage, fristRunde };
  },
});

/** @returns null where there is no Schonfrist: no suit yet, or no healing possible */
function rechne(v: Verfahrensstand, vereinbarung: Vereinbarung): Schonfrist | null {
  const beginn = v.zugestelltAm ?? v.klageEingangAm;
  if (beginn === null) return null;
  const heilung = v.geheilteKuendigungAm && v.kuendigungAm ? { fruehereHeilungKuendigungAm: v.geheilteKuendigungAm, kuendigungAm: v.kuendigungAm } : {};
  const { vorfristWerktage } = findeFristart(vereinbarung, FRISTART, beginn);
  const s = berechneSchonfrist({ zustellungen: v.zugestelltAm ? [v.zugestelltAm] : [], klageEingangAm: v.klageEingangAm ?? undefined, land: vereinbarung.land, vorfristWerktage, ...heilung });
  return s.heilungMoeglich ? s : null;
}

type Berechnet = { s: Schonfrist; fristRunde: number; beginn: string };

function speichere(e: { aktenzeichen: string; vorgang?: string | null | undefined }, { s, fristRunde, beginn }: Berechnet, vereinbarung: Vereinbarung, { db, uhr, auftrag }: Kontext): Promise<GespeicherteFrist> {
  const { bezeichnung, klausel, modus } = findeFristart(vereinbarung, FRISTART, beginn);
  const id = fristIdVon({ aktenzeichen: e.aktenzeichen, vorgang: e.vorgang, fristart: FRISTART, fristRunde });
  const neu = { id, aktenzeichen: e.aktenzeichen, fristart: FRISTART, runde: fristRunde, bezeichnung, klausel, beginn, laenge: 2, einheit: 'MONAT' as const, modus, land: vereinbarung.land, prozess: auftrag.prozessId };
  return upsertSchonfrist(db, { ...neu, fristEnde: s.ende, ablauf: s.ablauf, vorfrist: s.vorfrist, schritte: s.schritte }, uhr);
}
