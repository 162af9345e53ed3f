import { afterEach, describe, expect, test } from 'vitest';
import { listPosteingang } from '../../../../src/akte/posteingang.ts';
import { listRueckmeldungen } from '../../../../src/akte/rueckmeldung.ts';
import type { MiziFall } from '../../../support/mizi-fall.ts';
import { MiziWelt } from '../../../support/mizi.ts';

let welt: MiziWelt;
afterEach(() => welt.close());

/** The Jobcenter works in the system: Anlage 1 arrives in its own pool on Monday, 2026-05-04. */
async function beide(): Promise<{ fachstelle: MiziFall; jobcenter: MiziFall }> {
  welt = await MiziWelt.open('2026-05-04T09:00:00+02:00', { jobcenterImSystem: true });
  const fachstelle = await welt.nimmAuf({ klageEingangAm: '2026-04-27' });
  await fachstelle.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
  return { fachstelle, jobcenter: await fachstelle.beimJobcenter() };
}

const PERSONENBEZUG = ['haushalt', 'person', 'mitteilung', 'dokument', 'posteingang', 'uebermittlung', 'rueckmeldung'];
const zeilenBeim = (fall: MiziFall): Promise<number[]> =>
  fall.welt.db(async (db) => {
    const anzahlen: number[] = [];
    for (const tabelle of PERSONENBEZUG) anzahlen.push(Number((await db.query(`SELECT count(*) AS n FROM ${tabelle} WHERE behoerde = 'JC'`)).rows[0]?.n));
    return anzahlen;
  }, 'JC');

describe('the Jobcenter answers in its own pool', () => {
  test('"SGB II": the details must stand in its Akte, then the answer reaches Posteingang and process of the Fachstelle', async () => {
    const { fachstelle, jobcenter } = await beide();
    const aufgabe = await jobcenter.aufgabe('UserTask_LeistungsbezugPruefen');
    expect(aufgabe).toMatchObject({ candidateGroups: ['jobcenter-sachbearbeitung'], priority: 60, formId: 'hannover-mizi-leistungsbezug-pruefen' });
    expect(aufgabe.variables).toMatchObject({ fristEnde: '2026-05-07', behoerde: 'JC' });
    expect(new Date(aufgabe.dueDate)).toEqual(new Date('2026-05-07T21:59:00Z'));
    await jobcenter.erledige('UserTask_LeistungsbezugPruefen', { leistungsbezug: 'JA' });
    expect((await jobcenter.aufgabe('UserTask_LeistungsbezugPruefen')).variables).toMatchObject({ angabenFehler: 'ANGABEN_FEHLEN' });
    await jobcenter.rueckmeldung('JA', { bgNummer: '12345//0001234', sachbearbeitung: 'Team 4', kduDirektzahlung: true });
    expect(await fachstelle.pfad()).not.toContain('ServiceTask_RueckmeldungVerbuchen');
    await jobcenter.erledige('UserTask_LeistungsbezugPruefen', { leistungsbezug: 'JA' });
    expect(await jobcenter.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'LEISTUNGSBEZUG' });
    expect(await jobcenter.frist('H-2.3-JC:1')).toMatchObject({ status: 'EINGEHALTEN' });
    expect(await fachstelle.pfad()).toContain('EndEvent_BeratungMitLeistungsbezug');
    const [eingang] = await welt.db((db) => listPosteingang(db, { aktenzeichen: fachstelle.az }));
    expect(eingang).toMatchObject({ art: 'RUECKMELDUNG_INTERN', absender: 'JOBCENTER', status: 'VERBUCHT' });
    const [rueckmeldung] = await welt.db((db) => listRueckmeldungen(db, fachstelle.az));
    expect(rueckmeldung).toMatchObject({ weg: 'INTERN', bgNummer: '12345//0001234', kduDirektzahlung: true });
  });

  test('"no SGB II": nothing about the household stays there', async () => {
    const { fachstelle, jobcenter } = await beide();
    expect((await zeilenBeim(jobcenter)).slice(0, 5).every((n) => n > 0)).toBe(true);
    await jobcenter.erledige('UserTask_LeistungsbezugPruefen', { leistungsbezug: 'NEIN' });
    expect(await jobcenter.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'KEIN_LEISTUNGSBEZUG' });
    expect(await jobcenter.pfad()).toContain('EndEvent_JobcenterKeinLeistungsbezug');
    expect(await zeilenBeim(jobcenter)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    const journal = await welt.db((db) => db.query("SELECT art, angaben::text FROM journal WHERE behoerde = 'JC'"), 'JC');
    expect(JSON.stringify(journal.rows)).toContain('HAUSHALTSDATEN_GELOESCHT');
    expect(JSON.stringify(journal.rows)).not.toMatch(/Muster|Limmer/);
    expect(await fachstelle.pfad()).toContain('EndEvent_BeratungOhneLeistungsbezug');
  });

  test('its own Frist warns the caseworker, then the Teamleitung, who may set a new one', async () => {
    const { fachstelle, jobcenter } = await beide();
    await welt.uhr('2026-05-08T09:00:00+02:00');
    expect(await jobcenter.hinweise()).toEqual(['VORFRIST jobcenter-sachbearbeitung', 'FRIST_UEBERSCHRITTEN jobcenter-teamleitung']);
    expect(await jobcenter.aufgabe('UserTask_FristPruefungUeberschrittenKlaeren')).toMatchObject({ candidateGroups: ['jobcenter-teamleitung'], formId: 'hannover-mizi-frist-ueberschritten' });
    await jobcenter.erledige('UserTask_FristPruefungUeberschrittenKlaeren', { entscheidung: 'NEUE_FRIST' });
    await jobcenter.verschiebeZuSpaet('H-2.3-JC:2', '2026-05-15', '2026-05-13T09:00:00+02:00');
    expect(await jobcenter.frist('H-2.3-JC:2')).toMatchObject({ status: 'LAUFEND' });
    await welt.uhr('2026-05-16T09:00:00+02:00');
    await jobcenter.erledige('UserTask_FristPruefungUeberschrittenKlaeren', { entscheidung: 'KEINE_NEUE_FRIST' });
    expect(await jobcenter.pfad()).toContain('EndEvent_FristPruefungUeberschreitungGeklaert');
    await jobcenter.erledige('UserTask_LeistungsbezugPruefen', { leistungsbezug: 'NEIN' });
    await jobcenter.fertig();
    expect(await fachstelle.fall()).toMatchObject({ ergebnis: 'KEIN_LEISTUNGSBEZUG' });
  });

  test('told by the Fachstelle that the matter is settled, it ends, keeps nothing and does not learn why', async () => {
    const { fachstelle, jobcenter } = await beide();
    await fachstelle.beende('VERSTORBEN');
    expect(await fachstelle.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'VERSTORBEN' });
    expect(await jobcenter.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'ERLEDIGT' });
    expect(await jobcenter.pfad()).toContain('EndEvent_JobcenterFallBeendet');
    expect((await zeilenBeim(jobcenter)).slice(0, 3)).toEqual([0, 0, 0]);
  });

  test('a second start for the same file ends quietly', async () => {
    const { jobcenter } = await beide();
    const variablen = { aktenzeichen: jobcenter.az, behoerde: 'JC', vereinbarung: 'hannover', eingangAm: '2026-05-04' };
    const [zweite = ''] = await welt.engine.publish({ name: 'hannover.mizi.jobcenter-informiert', korrelation: 'nochmal', variablen });
    await welt.engine.abgeschlossen(zweite);
    expect(await welt.engine.pfad(zweite)).toContain('EndEvent_JobcenterBereitsInBearbeitung');
    expect(await jobcenter.fall()).toMatchObject({ status: 'LAUFEND' });
    expect(await jobcenter.aktuelleInstanz('hannover-mizi-jobcenter')).toBe(jobcenter.instanz);
  });
});
