import { afterEach, describe, expect, test } from 'vitest';
import { updateBeteiligter } from '../../../../src/akte/beteiligter.ts';
import { listZahlungen } from '../../../../src/akte/zahlung.ts';
import { listErgebnisse } from '../../../../src/akte/wohnungssicherung/ergebnis.ts';
import { PRUEFUNG, SchuldenWelt, UEBERNAHME, type SchuldenFall } from '../../../support/mietschulden.ts';

let welt: SchuldenWelt;
afterEach(() => welt.close());

const ENERGIE = { sgb2: 'JA', stichtag: '2026-04-02', sperreDroht: 'JA', ratenzahlungAbgelehnt: 'JA', neueSchuldenAusgeschlossen: 'JA' };
async function uebernimm(fall: SchuldenFall, pruefung: Record<string, unknown>): Promise<void> {
  await fall.pruefe(pruefung);
  await fall.schliesse('UserTask_VoraussetzungenPruefen');
  await fall.schlageVor(UEBERNAHME);
  await fall.schliesse('UserTask_EntscheidungVorbereiten');
}
const hinweise = async (fall: SchuldenFall): Promise<string[]> => (await fall.hinweise()).filter((h) => !h.startsWith('FRIST_UEBERSCHRITTEN jobcenter-sach'));

describe('a takeover', () => {
  test('is declared to the landlord and paid while the result goes to the Fachstelle; the payment is ordered once', async () => {
    welt = await SchuldenWelt.open('2026-04-02T10:00:00+02:00');
    const jc = await welt.antrag('KLAGE');
    await uebernimm(jc, { ...PRUEFUNG, stellungnahme: 'Berücksichtigt.' });
    expect((await jc.stand()).pruefergebnis).toMatchObject({ tabellenErgebnis: 'DARLEHEN', ermessen: 'SOLL', gruende: [] });
    expect(await jc.uebermittlungen()).toEqual(['mietschulden-ergebnis:1 GESENDET', 'mietschulden-uebernahme:1 BEREIT']);
    expect(await welt.db((db) => listErgebnisse(db, jc.az))).toMatchObject([{ ergebnis: 'UEBERNAHME', leistungsart: 'DARLEHEN', summeCent: 195_000 }]);
    expect(await jc.frist('H-3.2.1.3:1')).toMatchObject({ status: 'EINGEHALTEN' });
    expect(await jc.frist('MIETSCHULDEN-AUSFUEHRUNG-JC:1')).toMatchObject({ status: 'LAUFEND' });

    await jc.schliesse('UserTask_ZahlungAnweisen');
    expect((await jc.aufgabe('UserTask_ZahlungAnweisen')).variables).toMatchObject({ zahlungFehler: 'ZAHLUNG_OFFEN', summeCent: 195_000 });
    await jc.weiseAn();
    await jc.schliesse('UserTask_ZahlungAnweisen');
    await jc.poste();
    expect(await jc.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'MIETSCHULDEN_UEBERNOMMEN' });
    expect(await jc.pfad()).toEqual(expect.arrayContaining(['EscalationEvent_UebernahmeEntschieden', 'EndEvent_Uebernommen', 'EndEvent_Ausgefuehrt', 'EndEvent_UebernahmeAusgefuehrt']));
    expect(await jc.frist('MIETSCHULDEN-AUSFUEHRUNG-JC:1')).toMatchObject({ status: 'EINGEHALTEN' });
    expect(await welt.db((db) => listZahlungen(db, jc.az), 'JC')).toMatchObject([{ zweck: 'MIETSCHULDEN', empfaenger: 'VERMIETER', summeCent: 195_000, faelligAm: '2026-04-02', angewiesenVon: 'jens' }]);
  });

  test('whose declaration is not posted goes to the Teamleitung; what is late is told to it', async () => {
    welt = await SchuldenWelt.open('2026-04-02T10:00:00+02:00');
    const jc = await welt.vorsprache('KUENDIGUNG');
    await uebernimm(jc, { ...PRUEFUNG, wohnungslosigkeitDroht: 'NEIN', bruttokalt: '430', wohnungAngemessen: 'JA' });
    expect((await jc.stand()).pruefergebnis).toMatchObject({ tabellenErgebnis: 'DARLEHEN', ermessen: 'KANN', mietErgebnis: 'IN_TOLERANZ' });
    for (const runde of [1, 2]) {
      await jc.poste(runde, false);
      await jc.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'AUFGEBEN' });
      if (runde === 1) await jc.erledige('UserTask_ErklaerungKlaeren', { entscheidung: 'ERNEUT_SENDEN' });
    }
    expect(await jc.aufgabe('UserTask_ErklaerungKlaeren')).toMatchObject({ candidateGroups: ['jobcenter-teamleitung'] });
    await jc.verschiebeZuSpaet('MIETSCHULDEN-AUSFUEHRUNG-JC:1', '2026-04-10', '2026-04-09T09:00:00+02:00');
    expect(await hinweise(jc)).not.toContain('FRIST_UEBERSCHRITTEN jobcenter-teamleitung');
    await welt.uhr('2026-04-11T09:00:00+02:00');
    expect(await hinweise(jc)).toContain('FRIST_UEBERSCHRITTEN jobcenter-teamleitung');
    await jc.erledige('UserTask_ErklaerungKlaeren', { entscheidung: 'ANDERS_ERKLAERT' });
    await jc.weiseAn();
    await jc.schliesse('UserTask_ZahlungAnweisen');
    await jc.fertig();
    expect(await jc.pfad()).toContain('EndEvent_AusfuehrungHingewiesen');
  });

  test('of arrears with the energy supplier is paid there and declared to nobody', async () => {
    welt = await SchuldenWelt.open('2026-04-02T10:00:00+02:00');
    const jc = await welt.vorsprache('VERSORGUNGSSPERRE');
    await uebernimm(jc, ENERGIE);
    expect((await jc.stand()).pruefergebnis).toMatchObject({ tabellenErgebnis: 'DARLEHEN', quelle: 'K-HAN-ENERGIE' });
    await jc.weiseAn('ENERGIESCHULDEN');
    await jc.schliesse('UserTask_ZahlungAnweisen');
    await jc.fertig();
    expect(await jc.uebermittlungen()).toEqual([]);
    expect(await welt.db((db) => listZahlungen(db, jc.az), 'JC')).toMatchObject([{ zweck: 'ENERGIESCHULDEN', empfaenger: 'ENERGIEVERSORGER' }]);
  });

  test('is told by fax to a Fachstelle on paper; the Teamleitung settles what cannot be delivered', async () => {
    welt = await SchuldenWelt.open('2026-04-02T10:00:00+02:00');
    await welt.db((db) => updateBeteiligter(db, 'FACHSTELLE', { arbeitetImSystem: false, kanal: 'DATEISPOOL' }, welt.engine.uhr));
    const jc = await welt.antrag('KUENDIGUNG');
    await uebernimm(jc, { ...PRUEFUNG, stellungnahme: 'Berücksichtigt.' });
    for (const entscheidung of ['ERNEUT_SENDEN', 'ANDERS_MITGETEILT']) {
      await jc.berichteFax('FEHLGESCHLAGEN');
      await jc.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'AUFGEBEN' });
      await jc.erledige('UserTask_UnzustellbarkeitKlaeren', { entscheidung });
    }
    expect(await jc.pfad()).toContain('EndEvent_Zurueckgemeldet');
    expect(await welt.db((db) => listErgebnisse(db, jc.az))).toEqual([]);
  });
});
