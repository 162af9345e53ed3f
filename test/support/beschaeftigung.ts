import { Hilfefall, Hilfewelt, type Typiert } from './hilfeprozess.ts';
import { Welt } from './welt.ts';

export const TRAEGER = 'duesseldorf-beschaeftigungshilfe';
export const JOBCENTER = 'duesseldorf-beschaeftigungshilfe-jobcenter';
export const PLAN = { massnahme: 'AGH', gewerk: 'MALWERK', beginnAm: '2026-06-01', endeAm: '2026-11-30' };

/** Träger and Jobcenter assign people to Beschäftigungshilfe. */
export class Beschaeftigungswelt extends Hilfewelt {
  static override async open(beginn: string): Promise<Beschaeftigungswelt> {
    return new Beschaeftigungswelt(await Welt.teile(beginn, { vereinbarung: 'duesseldorf', verfahren: ['beschaeftigungshilfe'] }));
  }

  /** A Träger proposes somebody who is new to it. */
  async schlageVor(anders: Typiert = {}, vorname = 'Mia', behoerde = 'CARITAS'): Promise<Hilfefall> {
    const az = await this.oeffne(behoerde, { vorname });
    await this.fuelle(behoerde, az, 'beschaeftigung-vorschlag', { einwilligung: 'JA', ...PLAN, ...anders });
    return this.seite(TRAEGER, az, behoerde);
  }

  /** The Jobcenter places somebody itself. */
  async vermittle(traeger: string, vorname = 'Mia'): Promise<Hilfefall> {
    const az = await this.oeffne('JCD', { vorname });
    await this.fuelle('JCD', az, 'beschaeftigung-vermittlung', { traeger });
    return this.seite(JOBCENTER, az, 'JCD');
  }

  jobcenter(t: Hilfefall): Promise<Hilfefall> {
    return this.seite(JOBCENTER, t.az, 'JCD');
  }
}

/** The Jobcenter's clerk enters the check and says that it is done. */
export async function pruefe(j: Hilfefall, angaben: Typiert = {}): Promise<void> {
  await j.bogen('beschaeftigung-pruefung', { voraussetzungen: 'JA', fruehereAnzahl: 'KEINE', zuweisung: 'ZUGEWIESEN', ...(angaben['zuweisung'] === 'ABGELEHNT' ? {} : PLAN), ...angaben });
  await j.erledige('UserTask_Pruefung', { bestaetigt: true });
}

export async function beende(t: Hilfefall, ausgang: string, beendetAm = t.welt.heute): Promise<void> {
  await t.bogen('beschaeftigung-ende', { beendetAm, ausgang });
}
