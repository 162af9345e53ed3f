import { updateMitteilung } from '../../src/akte/mitteilung.ts';
import { recordRueckmeldung, type RueckmeldungAngaben } from '../../src/akte/rueckmeldung.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { Fall } from './fall.ts';

export type { Bericht } from './fall.ts';

/** A case that began with a notice of the court. */
export class MiziFall extends Fall {
  /** The same case in the Jobcenter's pool. */
  async beimJobcenter(): Promise<MiziFall> {
    return new MiziFall(this.welt, this.az, await this.welt.engine.instanz('hannover-mizi-jobcenter', this.az), 'JC');
  }

  /** Confirms Anlage 1 and lets it arrive: the way to the wait for the answer. */
  async informiere(): Promise<void> {
    await this.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
    await this.berichte('GESENDET');
  }

  rueckmeldung(leistungsbezug: 'JA' | 'NEIN', weitere: Partial<RueckmeldungAngaben> = {}): Promise<void> {
    const eingangAm = lokalesDatum(this.welt.engine.uhr.jetzt());
    return this.tue((db) => recordRueckmeldung(db, { aktenzeichen: this.az, weg: 'POSTEINGANG', leistungsbezug, eingangAm, ...weitere }, this.welt.engine.uhr));
  }

  zustellung(zugestelltAm: string): Promise<void> {
    return this.tue((db) => updateMitteilung(db, this.az, { zugestelltAm }, 'vom Gericht erfragt', this.welt.engine.uhr));
  }
}
