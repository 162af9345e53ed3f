import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordRueckmeldung } from '../../src/akte/rueckmeldung.ts';
import { alleArbeiter } from '../../workers/index.ts';
import { haftAuftraege } from './hannover/haft.ts';
import { unterbringungAuftraege } from './hannover/unterbringung.ts';
import { Buehne } from './buehne.ts';
import { erstattungAuftraege } from './hannover/erstattung.ts';
import { vereinbarungAuftraege } from './hannover/vereinbarung.ts';
import { mietschuldenAuftraege } from './hannover/mietschulden.ts';
import { wohnungssicherungAuftraege } from './hannover/wohnungssicherung.ts';
import { verweisAuftraege } from './hannover/verweis.ts';

let b: Buehne;
beforeAll(async () => {
  b = await Buehne.open();
});
afterAll(() => b.datenbank.close());

let nummer = 0;
/** A case of its own, whose flat and file number no other test has. */
const neu = (): Promise<string> => b.fall({ geschaeftszeichen: `512 C ${++nummer}/26`, wohnung: { strasse: `Teststraße ${'A'.repeat(nummer)}`, hausnummer: '1', plz: '30451', ort: 'Hannover' } });
const h22 = { fristart: 'H-2.2', fristLaenge: 2, fristEinheit: 'WERKTAG', fristBeginn: '2026-05-04' };
const anlage1 = { schreiben: 'hannover.anlage-1', empfaenger: 'JOBCENTER', schritt: 'anlage-1', runde: 1 };
const antwort = (aktenzeichen: string): Promise<unknown> =>
  b.als('LHH', (db) => recordRueckmeldung(db, { aktenzeichen, weg: 'POSTEINGANG', leistungsbezug: 'JA', eingangAm: '2026-05-04' }, b.uhr));
/** The Jobcenter's file under the same Aktenzeichen. */
async function beimJobcenter(): Promise<string> {
  const az = await neu();
  await b.als('*', (db) => db.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) SELECT 'JC', aktenzeichen, vereinbarung, eingang_am, angelegt_am FROM fall WHERE aktenzeichen = $1", [az]));
  await b.als('*', (db) => db.query("INSERT INTO lauf (behoerde, aktenzeichen, prozess, vorgang, anlass, eingang_am, angelegt_am) SELECT 'JC', aktenzeichen, 'hannover-mizi', vorgang, anlass, eingang_am, angelegt_am FROM lauf WHERE aktenzeichen = $1", [az]));
  await b.als('JC', (db) => db.query("INSERT INTO person (behoerde, aktenzeichen, rolle, name, name_norm) VALUES ('JC', $1, 'MIETER', 'Muster', 'muster')", [az]));
  return az;
}

/** For each job type: what was there before, and the variables of the job. */
const auftraege: Record<string, () => Promise<Record<string, unknown>>> = {
  'gemeinsam.frist-setzen': async () => ({ aktenzeichen: await neu(), ...h22 }),
  'gemeinsam.frist-erledigen': async () => {
    const aktenzeichen = await neu();
    for (const fristRunde of [1, 2]) await b.tue('gemeinsam.frist-setzen', { aktenzeichen, ...h22, fristRunde });
    return { aktenzeichen, fristart: 'H-2.2', fristRunde: 2, fristErgebnis: 'EINGEHALTEN', fristErledigtAm: '2026-05-04' };
  },
  'gemeinsam.vorfrist-warnen': () => auftraege['gemeinsam.frist-ueberschritten']!(),
  'gemeinsam.frist-ueberschritten': async () => {
    const aktenzeichen = await neu();
    await b.tue('gemeinsam.frist-setzen', { aktenzeichen, ...h22, fristBeginn: '2026-04-28' });
    return { aktenzeichen, fristart: 'H-2.2' };
  },
  'gemeinsam.frist-abgelaufen': () => auftraege['gemeinsam.frist-ueberschritten']!(),
  'gemeinsam.ziel-verfehlt': async () => {
    const aktenzeichen = await neu();
    await b.tue('gemeinsam.frist-setzen', { aktenzeichen, fristart: 'ERGEBNIS-KUENDIGUNG', fristLaenge: 14, fristEinheit: 'TAG', fristBeginn: '2026-04-01' });
    return { aktenzeichen, fristart: 'ERGEBNIS-KUENDIGUNG' };
  },
  'gemeinsam.entscheidung-festhalten': async () => ({ aktenzeichen: await neu(), entscheidung: 'NEUE_FRIST' }),
  'gemeinsam.fall-beenden': async () => ({ aktenzeichen: await neu(), ergebnis: 'VERZOGEN' }),
  'gemeinsam.fall-ergebnis': async () => ({ ...(await auftraege['gemeinsam.verfahren-abschliessen']!()), ergebnis: 'LEISTUNGSBEZUG' }),
  'gemeinsam.verfahren-aufnehmen': async () => ({ aktenzeichen: await neu() }),
  'gemeinsam.verfahren-beginnen': async () => ({ aktenzeichen: await neu(), prozess: 'hannover-wohnungssicherung', nachricht: 'hannover.wohnungssicherung.begonnen' }),
  'gemeinsam.altersgrenze-ermitteln': async () => {
    const aktenzeichen = await neu();
    await b.als('LHH', (db) => db.query("INSERT INTO person (behoerde, aktenzeichen, rolle, name, name_norm, geburtsdatum) VALUES ('LHH', $1, 'KLIENT', 'Muster', 'muster', '2004-02-29')", [aktenzeichen]));
    return { aktenzeichen, alter: 25 };
  },
  'gemeinsam.ausdruck-bereitstellen': async () => ({ aktenzeichen: await neu(), schreiben: 'hannover.flyer', empfaenger: 'FACHSTELLE' }),
  'gemeinsam.verfahren-benachrichtigen': async () => ({ aktenzeichen: await neu(), prozess: 'hannover-mizi', nachricht: 'hannover.mizi.rueckmeldung' }),
  'gemeinsam.verfahren-abschliessen': async () => {
    const aktenzeichen = await neu();
    await b.tue('hannover.mizi.mitteilung-aufnehmen', { aktenzeichen }, { prozessInstanz: String(900 + nummer) });
    return { aktenzeichen };
  },
  'gemeinsam.uebermittlung.einreihen': async () => ({ aktenzeichen: await neu(), ...anlage1 }),
  'gemeinsam.uebermittlung.anders-zugestellt': async () => ({ ...(await auftraege['gemeinsam.uebermittlung.aufgeben']!()), zugestelltAm: '2026-05-04' }),
  'gemeinsam.uebermittlung.aufgeben': async () => {
    const aktenzeichen = await neu();
    return { aktenzeichen, ...(await b.tue('gemeinsam.uebermittlung.einreihen', { aktenzeichen, ...anlage1 })) };
  },
  'gemeinsam.uebermittlung.abschliessen': async () => {
    const aktenzeichen = await neu();
    await b.tue('gemeinsam.frist-setzen', { aktenzeichen, fristart: 'SENDEBERICHT', fristBezug: 'anlage-1', fristLaenge: 1, fristEinheit: 'WERKTAG' });
    return { aktenzeichen, schritt: 'anlage-1' };
  },
  'gemeinsam.schreiben-stoppen': async () => {
    const aktenzeichen = await neu();
    await b.tue('gemeinsam.uebermittlung.einreihen', { aktenzeichen, ...anlage1 });
    return { aktenzeichen, schritt: 'anlage-', anlass: 'WIDERRUFEN', empfaenger: 'JOBCENTER' };
  },
  'hannover.mizi.mitteilung-aufnehmen': async () => ({ aktenzeichen: await neu() }),
  'hannover.mizi.zuordnen': async () => ({ aktenzeichen: await neu(), gehoertZu: await neu() }),
  'hannover.mizi.rueckmeldung-verbuchen': async () => {
    const aktenzeichen = await neu();
    await b.tue('gemeinsam.uebermittlung.einreihen', { aktenzeichen, ...anlage1 });
    await b.tue('gemeinsam.uebermittlung.einreihen', { aktenzeichen, ...anlage1, schreiben: 'hannover.erinnerung', schritt: 'erinnerung-1' });
    await antwort(aktenzeichen);
    return { aktenzeichen };
  },
  'hannover.mizi.rueckmeldung-erteilen': async () => ({ aktenzeichen: await beimJobcenter(), behoerde: 'JC', leistungsbezug: 'NEIN' }),
  'hannover.mizi.angaben-loeschen': async () => ({ aktenzeichen: await beimJobcenter(), behoerde: 'JC' }),
  'duesseldorf.beschaeftigungshilfe.dauer-pruefen': async () => ({ aktenzeichen: await neu(), fruehere: [{ von: '2024-01-01', bis: '2024-12-31' }], beginnAm: '2026-05-04', endeAm: '2026-10-31', pruefungNummer: 1 }),
  ...mietschuldenAuftraege(() => b, neu),
  ...erstattungAuftraege(() => b, neu),
  ...vereinbarungAuftraege(() => b, neu),
  ...verweisAuftraege(() => b, neu),
  ...wohnungssicherungAuftraege(() => b, neu),
  ...haftAuftraege(() => b, neu, () => String(900 + nummer)),
  ...unterbringungAuftraege(() => b, neu),
};

describe('a job that comes twice has its effect once', () => {
  test('every worker is looked at', () => {
    expect(Object.keys(auftraege).toSorted()).toEqual(alleArbeiter.map((a) => a.typ).toSorted());
  });

  test.each(Object.keys(auftraege))('%s', async (typ) => {
    const variablen = await auftraege[typ]!();
    const auftrag = { prozessInstanz: String(900 + nummer), schluessel: String(5000 + nummer) };
    const vorher = await b.bestand();
    const erste = await b.tue(typ, variablen, auftrag);
    const nachEinmal = await b.bestand();
    expect(nachEinmal).not.toEqual(vorher);
    expect(await b.tue(typ, variablen, auftrag)).toEqual(erste);
    expect(await b.bestand()).toEqual(nachEinmal);
  });
});
