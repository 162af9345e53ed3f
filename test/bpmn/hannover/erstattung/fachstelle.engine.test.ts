import { afterEach, describe, expect, test } from 'vitest';
import { findBerechnung } from '../../../../src/akte/erstattung/berechnung.ts';
import { listZahlungen } from '../../../../src/akte/zahlung.ts';
import { anspruch, ErstattungsWelt } from '../../../support/erstattung.ts';

let welt: ErstattungsWelt;
afterEach(() => welt.close());
const MONTAG = '2026-05-04T09:00:00+02:00';

describe('a claim on paper at the Fachstelle', () => {
  test('known from the first day: 750.00 are computed, freed by a second person, paid and answered', async () => {
    welt = await ErstattungsWelt.open(MONTAG);
    const fall = await welt.beginne(anspruch());
    const aufgabe = await fall.aufgabe('UserTask_ErstattungEntscheiden');
    expect(aufgabe).toMatchObject({ candidateGroups: ['fachstelle-sachbearbeitung'], formId: 'hannover-erstattung-entscheiden' });
    expect(aufgabe.variables).toMatchObject({ hindernis: null, erstattungCent: 75000, beimJobcenterCent: 0, gefordertCent: 75000, fristEnde: '2026-06-04' });
    await fall.erledige('UserTask_ErstattungEntscheiden', { entscheidung: 'ENTSCHIEDEN' });
    expect((await fall.aufgabe('UserTask_ErstattungEntscheiden')).variables).toMatchObject({ vorschlagFehler: 'VORSCHLAG_FEHLT' });
    await fall.entscheide(75000);
    expect(await fall.aufgabe('UserTask_ErstattungFreigeben')).toMatchObject({ candidateGroups: ['fachstelle-leitung'], priority: 70 });
    await expect(fall.schlageVor(1)).rejects.toMatchObject({ code: 'SCHON_UEBERNOMMEN' });
    await expect(fall.gibFrei('ZUGESTIMMT', 'anna')).rejects.toMatchObject({ code: 'VIER_AUGEN' });
    await fall.erledige('UserTask_ErstattungFreigeben', { erledigt: true });
    expect(await fall.pfad()).toContain('ErrorEvent_FreigabeFehlt');
    await fall.gibFrei('ZURUECKGEGEBEN');
    await fall.erledige('UserTask_ErstattungFreigeben', { erledigt: true });
    await fall.entscheide(75000);
    await fall.gibFrei('ZUGESTIMMT');
    await fall.erledige('UserTask_ErstattungFreigeben', { erledigt: true });
    expect(await welt.db((db) => listZahlungen(db, fall.az))).toMatchObject([{ zweck: 'ERSTATTUNG', empfaenger: 'JOBCENTER', summeCent: 75000, angewiesenAm: null }]);
    await fall.erledige('UserTask_AuszahlungAnweisen', { erledigt: true });
    expect(await fall.pfad()).toContain('ErrorEvent_AnweisungFehlt');
    await fall.zahle();
    await fall.berichte('GESENDET');
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'ERSTATTUNG_ANERKANNT' });
    expect(await fall.pfad()).toContain('EndEvent_AnspruchBeantwortet');
    expect(await fall.frist('ERSTATTUNG-ANTWORT:1')).toMatchObject({ status: 'EINGEHALTEN', fristEnde: '2026-06-04' });
    expect(await fall.uebermittlungen()).toEqual(['erstattung-antwort:1 GESENDET']);
  });

  test('known only on 20 April: 165.00 are reimbursed without a second person, 585.00 stay with the Jobcenter, the letter says why', async () => {
    welt = await ErstattungsWelt.open(MONTAG);
    const fall = await welt.beginne(anspruch({ kenntnisAm: null }));
    expect((await fall.aufgabe('UserTask_ErstattungEntscheiden')).variables).toMatchObject({ hindernis: 'KENNTNIS_FEHLT', erstattungCent: null });
    await expect(fall.schlageVor(16500)).rejects.toMatchObject({ code: 'BERECHNUNG_FEHLT' });
    await fall.erfasse(anspruch({ kenntnisAm: '2026-04-20' }));
    await fall.erledige('UserTask_ErstattungEntscheiden', { entscheidung: 'NEU_BERECHNEN' });
    expect((await fall.aufgabe('UserTask_ErstattungEntscheiden')).variables).toMatchObject({ hindernis: null, erstattungCent: 16500, beimJobcenterCent: 58500 });
    const berechnung = await welt.db((db) => findBerechnung(db, fall.az));
    expect(berechnung).toMatchObject({ runde: 2, ueberzahltCent: 75000, ausschlussfrist: '2027-04-30', fachstelleZahltAb: '2026-05-01' });
    expect(berechnung?.schritte.join('\n')).toContain('vom Haushalt wird nichts zurückgefordert');
    await expect(fall.schlageVor(75001)).rejects.toMatchObject({ code: 'BETRAG_ZU_HOCH' });
    await fall.entscheide(16500, 'Vor dem 20. April wussten wir nichts von der Haft.');
    expect(await fall.pfad()).not.toContain('UserTask_ErstattungFreigeben');
    await fall.zahle();
    await fall.berichte('GESENDET');
    expect(await fall.fertig()).toMatchObject({ ergebnis: 'ERSTATTUNG_TEILWEISE' });
  });

  test('refused; the answer cannot be delivered, is sent again and then given up', async () => {
    welt = await ErstattungsWelt.open(MONTAG);
    const fall = await welt.beginne(anspruch({ kenntnisAm: '2026-05-02' }));
    await fall.entscheide(0, 'Die Fachstelle wusste erst nach dem 30. April von der Haft.');
    expect(await welt.db((db) => listZahlungen(db, fall.az))).toEqual([]);
    for (const entscheidung of ['ERNEUT_SENDEN', 'AUFGEBEN']) {
      await fall.berichte('FEHLGESCHLAGEN');
      await fall.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'AUFGEBEN' });
      expect(await fall.aufgabe('UserTask_AntwortNichtZustellbar')).toMatchObject({ candidateGroups: ['fachstelle-leitung'] });
      await fall.erledige('UserTask_AntwortNichtZustellbar', { entscheidung });
    }
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET' });
    expect(await fall.pfad()).toContain('EndEvent_AntwortNichtZugestellt');
    expect(await fall.uebermittlungen()).toEqual(['erstattung-antwort:1 FEHLGESCHLAGEN', 'erstattung-antwort:2 FEHLGESCHLAGEN']);
  });

  test('incomplete: asked for with a Frist, reminded, asked again, then complete; the end of the Akte tells the Jobcenter', async () => {
    welt = await ErstattungsWelt.open(MONTAG);
    const fall = await welt.beginne(anspruch({ haftVon: null, kduMonatCent: null }));
    await fall.berichte('GESENDET');
    expect(await fall.frist('ERSTATTUNG-ANGABEN:1')).toMatchObject({ status: 'LAUFEND', fristEnde: '2026-06-04' });
    await fall.verschiebeZuSpaet('ERSTATTUNG-ANGABEN:1', '2026-06-10', '2026-06-05T09:00:00+02:00');
    expect(await fall.frist('ERSTATTUNG-ANGABEN:1')).toMatchObject({ status: 'LAUFEND' });
    expect(await fall.pfad()).not.toContain('UserTask_FehlendeAngabenKlaeren');
    await welt.uhr('2026-06-11T09:00:00+02:00');
    expect(await fall.hinweise()).toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
    await fall.verschiebe('ERSTATTUNG-KLAERUNG:1', '2026-06-19');
    await welt.uhr('2026-06-18T09:00:00+02:00');
    expect(await fall.pfad()).not.toContain('EndEvent_KlaerungGemeldet');
    await welt.uhr('2026-06-20T09:00:00+02:00');
    expect(await fall.pfad()).toContain('EndEvent_KlaerungGemeldet');
    await fall.erledige('UserTask_FehlendeAngabenKlaeren', { entscheidung: 'ERNEUT_ANFORDERN' });
    await fall.berichte('GESENDET');
    await fall.erfasse(anspruch({ angemeldetAm: '2026-05-04', entlassungAm: null, jcGezahltBis: '2026-03-01' }));
    expect(await fall.frist('ERSTATTUNG-ANGABEN:2')).toMatchObject({ status: 'EINGEHALTEN' });
    expect((await fall.aufgabe('UserTask_ErstattungEntscheiden')).variables).toMatchObject({ grund: 'NICHTS_UEBERZAHLT', erstattungCent: 0 });
    await fall.erledige('UserTask_ErstattungEntscheiden', { entscheidung: 'NACHFORDERN' });
    await fall.berichte('GESENDET');
    await welt.uhr('2026-07-21T09:00:00+02:00');
    await fall.erledige('UserTask_FehlendeAngabenKlaeren', { entscheidung: 'NACH_AKTENLAGE' });
    await fall.verschiebeZuSpaet('ERSTATTUNG-ANTWORT:4', '2026-09-01', '2026-08-24T09:00:00+02:00');
    expect(await fall.frist('ERSTATTUNG-ANTWORT:4')).toMatchObject({ status: 'LAUFEND' });
    await welt.uhr('2026-09-02T09:00:00+02:00');
    expect(await fall.hinweise()).toContain('VORFRIST fachstelle-sachbearbeitung');
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['EndEvent_AntwortfristGewarnt', 'EndEvent_AntwortfristUeberschritten', 'EndEvent_RueckfrageNoetig']));
    await fall.beende('IRRTUM');
    await fall.berichte('GESENDET');
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'IRRTUM' });
    expect(await fall.pfad()).toContain('EndEvent_FachstelleFallBeendet');
    expect((await fall.uebermittlungen()).at(-1)).toBe('erstattung-beendet:1 GESENDET');
  });

  test('a second start for the same Akte ends quietly', async () => {
    welt = await ErstattungsWelt.open(MONTAG);
    const fall = await welt.beginne(anspruch());
    const variablen = { aktenzeichen: fall.az, behoerde: 'LHH', vereinbarung: 'hannover', vorgang: fall.az, eingangAm: '2026-05-04' };
    const [zweite = ''] = await welt.engine.publish({ name: 'hannover.erstattung.eingegangen', korrelation: 'nochmal', variablen });
    await welt.engine.abgeschlossen(zweite);
    expect(await welt.engine.pfad(zweite)).toContain('EndEvent_BereitsInBearbeitung');
  });
});
