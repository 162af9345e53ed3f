import { austauschVon, beginneVereinbarung } from '../../src/akte/vereinbarung/beginn.ts';
import { recordProtokoll } from '../../src/akte/vereinbarung/austausch.ts';
import { recordBeschluss } from '../../src/akte/vereinbarung/beschluss.ts';
import { recordBesprechung, requestBesprechung } from '../../src/akte/vereinbarung/besprechung.ts';
import { recordKuendigung, withdrawKuendigung } from '../../src/akte/vereinbarung/kuendigung.ts';
import { Fall, type Behoerde } from './fall.ts';
import { Welt, type WeltWunsch } from './welt.ts';

/** A world in which the agreement itself is looked after. */
export class VereinbarungsWelt extends Welt {
  static override async open(beginn: string, wunsch: WeltWunsch = {}): Promise<VereinbarungsWelt> {
    return new VereinbarungsWelt(await Welt.teile(beginn, { verfahren: ['vereinbarung'], ...wunsch }));
  }

  get leitung(): { uhr: Welt['engine']['uhr']; vereinbarung: Welt['vereinbarung'] } {
    return { uhr: this.engine.uhr, vereinbarung: this.vereinbarung };
  }

  async beginne(): Promise<VereinbarungsFall> {
    const { aktenzeichen } = await this.db((db) => beginneVereinbarung(db, this.leitung));
    await this.ruhe();
    return new VereinbarungsFall(this, aktenzeichen, await this.engine.instanz(austauschVon(this.vereinbarung).prozess, aktenzeichen), this.ersteBehoerde);
  }

  /** By a lead of either partner, as the page does it. */
  async protokolliere(neu: Parameters<typeof recordProtokoll>[1], behoerde: Behoerde = this.ersteBehoerde): Promise<void> {
    await this.db((db) => recordProtokoll(db, neu, this.leitung), behoerde);
  }

  async beschliesse(neu: Parameters<typeof recordBeschluss>[1], behoerde: Behoerde = this.ersteBehoerde): Promise<void> {
    await this.db((db) => recordBeschluss(db, neu, this.leitung), behoerde);
    await this.ruhe();
  }

  async frageBesprechungAn(behoerde: Behoerde): Promise<void> {
    await this.db((db) => requestBesprechung(db, behoerde, this.leitung), behoerde);
    await this.ruhe();
  }

  async haltBesprechungFest(gehaltenAm: string, behoerde: Behoerde): Promise<void> {
    await this.db((db) => recordBesprechung(db, { gehaltenAm, absprachen: 'Zwei Plätze mehr im Möbelservice.' }, this.leitung), behoerde);
  }

  async kuendige(erklaertVon: string, zugangAm: string, behoerde: Behoerde = this.ersteBehoerde): Promise<void> {
    await this.db((db) => recordKuendigung(db, { erklaertVon, zugangAm }, this.leitung), behoerde);
    await this.ruhe();
  }

  async nimmZurueck(): Promise<void> {
    await this.db((db) => withdrawKuendigung(db, this.leitung), 'JC');
    await this.ruhe();
  }
}

export class VereinbarungsFall extends Fall {}
