import { afterEach, describe, expect, test } from 'vitest';
import { recordBriefAngaben } from '../../../src/akte/brief-angaben.ts';
import { listPersonen, updatePerson } from '../../../src/akte/person.ts';
import { recordAbgeschickt, recordFehlversand } from '../../../src/uebermittlung/index.ts';
import { Fall } from '../../support/fall.ts';
import { Welt } from '../../support/welt.ts';
import { TERMIN } from '../../uebermittlung/brief-daten.ts';
import { insertFall, type TestPerson } from '../../uebermittlung/fall.ts';

let welt: Welt;
afterEach(() => welt.close());

const mieter: TestPerson = { rolle: 'MIETER', name: 'Kanarienvogel' };
const vermieter: TestPerson = { rolle: 'VERMIETER', name: 'Geheimrat Immobilien' };

/** A procedure has a letter sent, as a call activity would. Monday morning. */
async function sende(aktenzeichen: string, schritt: string, schreiben: string, empfaenger: string): Promise<Fall> {
  const grund = { aktenzeichen, behoerde: 'LHH', vereinbarung: 'hannover', vorgang: aktenzeichen, gruppe: 'fachstelle-sachbearbeitung', akteLink: `https://akte.test/akte/${aktenzeichen}` };
  const instanz = await welt.engine.starte('gemeinsam-uebermittlung', { ...grund, schritt, schreiben, empfaenger, runde: 1, beendigungsgrund: null });
  await welt.ruhe();
  return new Fall(welt, aktenzeichen, instanz, 'LHH');
}

async function neuerFall(personen: TestPerson[]): Promise<string> {
  welt = await Welt.open('2026-05-04T09:00:00+02:00', { verfahren: [] });
  return insertFall(welt.datenbank.pool, { personen });
}

describe('a letter by post', () => {
  test('waits for its address, lies in the Postausgang until it is posted, and is taken out when it lies too long', async () => {
    const az = await neuerFall([mieter, vermieter]);
    const fall = await sende(az, 'brief', 'hannover.weitervermittlung', 'VERMIETER');
    expect(await fall.pfad()).toContain('ErrorEvent_AnschriftFehlt');
    expect((await fall.aufgabe('UserTask_UebermittlungKlaeren')).variables).toMatchObject({ uebermittlungStatus: 'ANSCHRIFT_FEHLT', uebermittlungId: `${az}:brief:1` });
    expect(await fall.uebermittlungen()).toEqual([]);

    const id = (await welt.db((db) => listPersonen(db, az))).find((p) => p.rolle === 'VERMIETER')?.id ?? '';
    await fall.tue((db) => updatePerson(db, az, id, { anschrift: 'Verratsgasse 99, 30161 Hannover' }, 'erfragt', welt.engine.uhr));
    await fall.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'ERNEUT_SENDEN' });
    expect(await fall.uebermittlungen()).toEqual(['brief:2 BEREIT']);

    await welt.uhr('2026-05-06T09:00:00+02:00');
    expect(await fall.hinweise()).toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
    expect((await fall.aufgabe('UserTask_UebermittlungKlaeren')).variables).toMatchObject({ uebermittlungStatus: 'KEIN_BERICHT', kanal: 'POST' });
    await fall.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'ERNEUT_SENDEN' });
    expect(await fall.uebermittlungen()).toEqual(['brief:2 ZURUECKGEZOGEN', 'brief:3 BEREIT']);

    await fall.tue((db) => recordAbgeschickt(db, `${az}:brief:3`, '2026-05-06', welt.umfeld));
    expect(await fall.pfad()).toContain('EndEvent_Zugestellt');
    expect(await welt.engine.variablen(fall.instanz)).toMatchObject({ zustellung: 'ZUGESTELLT', gesendetAm: '2026-05-06' });
    expect(await fall.frist('SENDEBERICHT.brief:3')).toMatchObject({ status: 'EINGEHALTEN' });
    expect(await fall.uebermittlungen()).toEqual(['brief:2 ZURUECKGEZOGEN', 'brief:3 GESENDET']);
  });

  test('waits for what a person has to write, can be withdrawn, given up, and brought over otherwise', async () => {
    const az = await neuerFall([mieter]);
    const einladung = await sende(az, 'einladung', 'hannover.terminvorschlag', 'HAUSHALT');
    expect(await einladung.pfad()).toContain('ErrorEvent_AngabenFehlen');
    await einladung.tue((db) => recordBriefAngaben(db, { aktenzeichen: az, schritt: 'einladung' }, TERMIN, welt.engine.uhr));
    await einladung.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'ERNEUT_SENDEN' });
    await einladung.ziehe('einladung:2');
    expect(await einladung.pfad()).toContain('EndEvent_Zurueckgezogen');

    const zweite = await sende(az, 'zweite', 'hannover.terminvorschlag', 'HAUSHALT');
    await zweite.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'AUFGEBEN' });
    expect(await zweite.pfad()).toContain('EndEvent_NichtZugestellt');

    await welt.db((db) => recordBriefAngaben(db, { aktenzeichen: az, schritt: 'dritte' }, TERMIN, welt.engine.uhr));
    const dritte = await sende(az, 'dritte', 'hannover.terminvorschlag', 'HAUSHALT');
    await dritte.tue((db) => recordFehlversand(db, `${az}:dritte:1`, 'NICHT_ABGESCHICKT', welt.umfeld));
    expect((await dritte.aufgabe('UserTask_UebermittlungKlaeren')).variables).toMatchObject({ uebermittlungStatus: 'FEHLGESCHLAGEN' });
    await dritte.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'ANDERS_ZUGESTELLT', zugestelltAm: '2026-05-04' });
    expect(await dritte.pfad()).toContain('EndEvent_AndersZugestellt');
  });
});
