import { afterEach, describe, expect, test } from 'vitest';
import { WohnungsWelt } from '../../../support/wohnungssicherung.ts';

let welt: WohnungsWelt;
afterEach(() => welt.close());

const AUFNEHMEN = 'UserTask_KontaktAufnehmen';

describe('making contact (H-1.4, H-3.1.1, H-3.1.2)', () => {
  test('letter, telephone and home visit follow each other; after three in vain the lead decides; a refusal ends it', async () => {
    welt = await WohnungsWelt.open('2026-05-04T09:00:00+02:00');
    const fall = await welt.beginne('JOBCENTER');
    const k = await fall.teil('kontakt');
    expect(await k.aufgabe(AUFNEHMEN)).toMatchObject({ candidateGroups: ['fachstelle-sachbearbeitung'], priority: 70 });
    expect(await k.frist('KONTAKT:1')).toMatchObject({ fristEnde: '2026-05-06', klausel: 'H-1.4' });
    await k.erledige(AUFNEHMEN, { eingetragen: true });
    expect((await k.aufgabe(AUFNEHMEN)).variables).toMatchObject({ kontaktFehler: 'KONTAKTVERSUCH_FEHLT', versuche: 0 });

    await k.kontakt('BRIEF', 'BRIEF', '2026-05-08');
    await k.erledige(AUFNEHMEN, { eingetragen: true });
    await k.post();
    expect(await k.frist('KONTAKT-ANTWORT:1')).toMatchObject({ beginn: '2026-05-08', fristEnde: '2026-05-11', status: 'LAUFEND' });
    await k.verschiebe('KONTAKT-ANTWORT:1', '2026-05-12');
    await welt.uhr('2026-05-12T09:00:00+02:00');
    expect(await k.pfad()).not.toContain('Timer_TerminVerstrichen');
    await welt.uhr('2026-05-13T09:00:00+02:00');
    expect((await k.aufgabe(AUFNEHMEN)).variables).toMatchObject({ versuche: 1 });

    await k.verschiebe('KONTAKT:2', '2026-05-19');
    expect(new Date((await k.aufgabe(AUFNEHMEN)).dueDate)).toEqual(new Date('2026-05-19T21:59:00Z'));
    await welt.uhr('2026-05-19T09:00:00+02:00');
    expect(await k.hinweise()).not.toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
    await welt.uhr('2026-05-20T09:00:00+02:00');
    expect(await k.hinweise()).toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
    await k.kontakt('TELEFON', 'NICHT_ERREICHT');
    await k.erledige(AUFNEHMEN, { eingetragen: true });
    await k.kontakt('HAUSBESUCH', 'NICHT_ERREICHT');
    await k.erledige(AUFNEHMEN, { eingetragen: true });
    expect(await k.aufgabe('UserTask_KeinKontaktEntscheiden')).toMatchObject({ candidateGroups: ['fachstelle-leitung'] });
    await k.verschiebe('KEIN-KONTAKT:3', '2026-05-28');
    await welt.uhr('2026-05-28T09:00:00+02:00');
    expect(await k.pfad()).not.toContain('EndEvent_KeinKontaktEntscheidenUeberfaellig');
    await welt.uhr('2026-05-29T09:00:00+02:00');
    await k.erledige('UserTask_KeinKontaktEntscheiden', { entscheidung: 'WEITER_VERSUCHEN' });

    await k.kontakt('BRIEF', 'BRIEF', '2026-06-02');
    await k.erledige(AUFNEHMEN, { eingetragen: true });
    await k.post(false);
    await k.gibAuf('wohnungssicherung-termin-4:1');
    await k.kontakt('TELEFON', 'ABGELEHNT');
    await k.erledige(AUFNEHMEN, { eingetragen: true });
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'KONTAKT_ABGELEHNT' });
    expect(await k.pfad()).toEqual(expect.arrayContaining(['EndEvent_KontaktAufnehmenUeberfaellig', 'EndEvent_KeinKontaktEntscheidenUeberfaellig', 'EndEvent_KontaktAbgelehnt']));
    expect(await fall.pfad()).toContain('EndEvent_OhneHilfe');
    expect(await fall.uebermittlungen()).toEqual(['wohnungssicherung-termin-1:1 GESENDET', 'wohnungssicherung-termin-4:1 FEHLGESCHLAGEN']);
  });

  test('a household that calls is met at once, before a letter and after it; who is never reached is left to itself by the lead', async () => {
    welt = await WohnungsWelt.open('2026-05-04T09:00:00+02:00');
    const ruftAn = await welt.beginne('JOBCENTER');
    await ruftAn.kontakt('TELEFON', 'ERREICHT');
    expect(await (await ruftAn.teil('kontakt')).pfad()).toEqual(expect.arrayContaining(['MessageEvent_HaushaltMeldetSich', 'EndEvent_KontaktHergestellt']));
    expect(await ruftAn.frist('KONTAKT:1')).toMatchObject({ status: 'EINGEHALTEN' });
    await ruftAn.aufgabe('UserTask_ClearingFuehren');

    const kommt = await welt.beginne('MIZI');
    const k = await kommt.teil('kontakt');
    await k.kontakt('BRIEF', 'BRIEF', '2026-05-08');
    await k.erledige(AUFNEHMEN, { eingetragen: true });
    await k.post();
    await k.kontakt('VORSPRACHE', 'ERREICHT');
    expect(await k.pfad()).toEqual(expect.arrayContaining(['ReceiveTask_AntwortAbwarten', 'EndEvent_KontaktHergestellt']));
    await kommt.aufgabe('UserTask_ClearingFuehren');
    await kommt.verschiebe('CLEARING:1', '2026-05-19');
    await welt.uhr('2026-05-19T09:00:00+02:00');
    expect(await kommt.pfad()).not.toContain('EndEvent_ClearingFuehrenUeberfaellig');
    await welt.uhr('2026-05-20T09:00:00+02:00');
    expect(await kommt.hinweise()).toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
    await kommt.erledige('UserTask_ClearingFuehren', { entscheidung: 'NICHT_GEWUENSCHT' });
    expect(await kommt.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'NICHT_GEWUENSCHT' });
    expect(await kommt.pfad()).toEqual(expect.arrayContaining(['EndEvent_ClearingFuehrenUeberfaellig', 'EndEvent_OhneHilfe']));

    const niemand = await welt.beginne('MIZI');
    const n = await niemand.teil('kontakt');
    for (const art of ['TELEFON', 'HAUSBESUCH', 'TELEFON'] as const) {
      await n.kontakt(art, 'NICHT_ERREICHT');
      await n.erledige(AUFNEHMEN, { eingetragen: true });
    }
    await n.erledige('UserTask_KeinKontaktEntscheiden', { entscheidung: 'AUFGEBEN' });
    expect(await niemand.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'KEIN_KONTAKT' });
    expect(await n.pfad()).toContain('EndEvent_KeinKontakt');
  });
});
