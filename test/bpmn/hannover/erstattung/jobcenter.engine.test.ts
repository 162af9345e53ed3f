import { afterEach, describe, expect, test } from 'vitest';
import { findAnspruch } from '../../../../src/akte/erstattung/anspruch.ts';
import { findAntwort, recordAntwort } from '../../../../src/akte/erstattung/antwort.ts';
import { anspruch, ErstattungsWelt, type ErstattungsFall } from '../../../support/erstattung.ts';

let welt: ErstattungsWelt;
afterEach(() => welt.close());

/** Both authorities work in the system: the Jobcenter claims on Monday, 2026-05-04. */
async function beide(anders: Parameters<typeof anspruch>[0] = {}): Promise<{ jobcenter: ErstattungsFall; fachstelle: ErstattungsFall }> {
  welt = await ErstattungsWelt.open('2026-05-04T09:00:00+02:00', { jobcenterImSystem: true });
  const jobcenter = await welt.beginne(anspruch({ kenntnisAm: null, ...anders }), 'JC');
  return { jobcenter, fachstelle: await welt.fall('hannover-erstattung', jobcenter.az, 'LHH') };
}

describe('the Jobcenter claims in its own pool', () => {
  test('the claim reaches the Fachstelle without the landlord, is added to on request and answered in both Akten', async () => {
    const { jobcenter, fachstelle } = await beide();
    expect(await welt.db((db) => findAnspruch(db, fachstelle.az))).toMatchObject({ weg: 'INTERN', betragCent: 75000, kenntnisAm: null, angemeldetAm: '2026-05-04' });
    await fachstelle.erledige('UserTask_ErstattungEntscheiden', { entscheidung: 'NACHFORDERN' });
    await jobcenter.verschiebe('ERSTATTUNG-RUECKFRAGE:1', '2026-05-21');
    await welt.uhr('2026-05-20T09:00:00+02:00');
    expect(await jobcenter.hinweise()).toEqual([]);
    await welt.uhr('2026-05-22T09:00:00+02:00');
    expect(await jobcenter.hinweise()).toContain('FRIST_UEBERSCHRITTEN jobcenter-teamleitung');
    await jobcenter.erfasse(anspruch({ kenntnisAm: null, entlassungAm: '2026-04-21' }));
    await jobcenter.erledige('UserTask_AngabenErgaenzen', { erledigt: true });
    expect(await welt.db((db) => findAnspruch(db, fachstelle.az))).toMatchObject({ runde: 2, entlassungAm: '2026-04-21' });
    await fachstelle.erfasse(anspruch({ entlassungAm: '2026-04-21', kenntnisAm: '2026-03-11' }));
    await fachstelle.erledige('UserTask_ErstattungEntscheiden', { entscheidung: 'NEU_BERECHNEN' });
    expect((await fachstelle.aufgabe('UserTask_ErstattungEntscheiden')).variables).toMatchObject({ erstattungCent: 60000 });
    await fachstelle.entscheide(60000);
    await fachstelle.gibFrei('ZUGESTIMMT');
    await fachstelle.erledige('UserTask_ErstattungFreigeben', { erledigt: true });
    await fachstelle.zahle();
    expect(await fachstelle.fertig()).toMatchObject({ ergebnis: 'ERSTATTUNG_TEILWEISE' });
    expect(await jobcenter.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'ERSTATTUNG_TEILWEISE' });
    expect(await welt.db((db) => findAntwort(db, jobcenter.az), 'JC')).toMatchObject({ ergebnis: 'TEILWEISE', betragCent: 60000, weg: 'INTERN', verjaehrungAm: '2030-12-31' });
    expect(await jobcenter.frist('ERSTATTUNG-WARTEN:1')).toMatchObject({ status: 'EINGEHALTEN', fristEnde: '2026-07-06' });
    const journal = await welt.db((db) => db.query("SELECT angaben FROM journal WHERE behoerde = 'JC' AND art = 'KEINE_RUECKFORDERUNG'"), 'JC');
    expect(journal.rows).toEqual([{ angaben: { vorgang: jobcenter.az, beimJobcenterCent: 15000 } }]);
    const personen = await welt.db((db) => db.query("SELECT rolle FROM person WHERE behoerde = 'LHH'"));
    expect(personen.rows).toEqual([{ rolle: 'MIETER' }]);
  });

  test('no answer: one reminder, then the Teamleitung decides; a refusal on paper ends it', async () => {
    const { jobcenter } = await beide();
    await jobcenter.verschiebeZuSpaet('ERSTATTUNG-WARTEN:1', '2026-07-10', '2026-07-07T09:00:00+02:00');
    expect(await jobcenter.uebermittlungen(), 'no reminder at the old end').toEqual(['erstattung-anspruch:1 GESENDET']);
    await welt.uhr('2026-07-11T09:00:00+02:00');
    expect(await jobcenter.uebermittlungen()).toEqual(['erstattung-anspruch:1 GESENDET', 'erstattung-erinnerung-1:1 GESENDET']);
    await welt.uhr('2026-08-12T09:00:00+02:00');
    await jobcenter.verschiebe('ERSTATTUNG-KLAERUNG-JC:2', '2026-08-20');
    await welt.uhr('2026-08-20T09:00:00+02:00');
    expect(await jobcenter.pfad()).not.toContain('EndEvent_KlaerungJobcenterGemeldet');
    await welt.uhr('2026-08-21T09:00:00+02:00');
    expect(await jobcenter.pfad()).toContain('EndEvent_KlaerungJobcenterGemeldet');
    expect(await jobcenter.aufgabe('UserTask_AusbleibendeAntwortKlaeren')).toMatchObject({ candidateGroups: ['jobcenter-teamleitung'] });
    await jobcenter.erledige('UserTask_AusbleibendeAntwortKlaeren', { entscheidung: 'WEITER_WARTEN' });
    await jobcenter.tue((db) => recordAntwort(db, { aktenzeichen: jobcenter.az, vorgang: jobcenter.az, ergebnis: 'ABGELEHNT', betragCent: 0, eingangAm: '2026-08-20', weg: 'POSTEINGANG' }, welt.engine.uhr));
    expect(await jobcenter.fertig()).toMatchObject({ ergebnis: 'ERSTATTUNG_ABGELEHNT' });
    expect(await jobcenter.pfad()).toContain('EndEvent_NichtErstattet');
  });

  test('an answer that is announced but not in the Akte is waited for; the Teamleitung may give up', async () => {
    const { jobcenter } = await beide();
    await welt.engine.publish({ name: 'hannover.erstattung.antwort', korrelation: jobcenter.az });
    await welt.ruhe();
    expect(await jobcenter.pfad()).toContain('ErrorEvent_AntwortFehlt');
    await welt.uhr('2026-07-07T09:00:00+02:00');
    await welt.uhr('2026-08-20T09:00:00+02:00');
    await jobcenter.erledige('UserTask_AusbleibendeAntwortKlaeren', { entscheidung: 'AUFGEBEN' });
    await jobcenter.fertig();
    expect(await jobcenter.pfad()).toContain('EndEvent_OhneAntwort');
  });

  test('wholly reimbursed; a request before it was answered with an incomplete claim goes back to the task', async () => {
    const { jobcenter, fachstelle } = await beide();
    await fachstelle.erledige('UserTask_ErstattungEntscheiden', { entscheidung: 'NACHFORDERN' });
    await welt.db((db) => db.query("DELETE FROM erstattung_anspruch WHERE behoerde = 'JC'"), 'JC');
    await jobcenter.erledige('UserTask_AngabenErgaenzen', { erledigt: true });
    expect((await jobcenter.aufgabe('UserTask_AngabenErgaenzen')).variables).toMatchObject({ angabenFehler: 'ANGABEN_FEHLEN' });
    await jobcenter.erfasse(anspruch({ kenntnisAm: null, betragCent: 16500 }));
    await jobcenter.erledige('UserTask_AngabenErgaenzen', { erledigt: true });
    await fachstelle.erfasse(anspruch({ betragCent: 16500, kenntnisAm: '2026-04-20' }));
    await fachstelle.erledige('UserTask_ErstattungEntscheiden', { entscheidung: 'NEU_BERECHNEN' });
    await fachstelle.entscheide(16500);
    await fachstelle.zahle();
    expect(await jobcenter.fertig()).toMatchObject({ ergebnis: 'ERSTATTUNG_ANERKANNT' });
    expect(await jobcenter.pfad()).toContain('EndEvent_Erstattet');
  });

  test('a second start ends quietly, and so does a claim that never left or whose Akte is closed', async () => {
    const { jobcenter } = await beide();
    const variablen = { aktenzeichen: jobcenter.az, behoerde: 'JC', vereinbarung: 'hannover', vorgang: jobcenter.az, eingangAm: '2026-05-04' };
    const [zweite = ''] = await welt.engine.publish({ name: 'hannover.erstattung.begonnen', korrelation: 'nochmal', variablen });
    await welt.engine.abgeschlossen(zweite);
    expect(await welt.engine.pfad(zweite)).toContain('EndEvent_JobcenterBereitsInBearbeitung');
    await jobcenter.beende('IRRTUM');
    expect(await jobcenter.fertig()).toMatchObject({ ergebnis: 'IRRTUM' });
    await welt.db((db) => db.query("UPDATE beteiligter SET arbeitet_im_system = false WHERE kuerzel = 'FACHSTELLE'"), '*');
    const papier = await welt.beginne(anspruch({ kenntnisAm: null }), 'JC');
    await papier.berichte('FEHLGESCHLAGEN');
    await papier.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'AUFGEBEN' });
    expect(await papier.fertig()).toMatchObject({ ergebnis: 'ERSTATTUNG_NICHT_ANGEMELDET' });
    expect(await papier.pfad()).toContain('EndEvent_NichtAngemeldet');
  });
});
