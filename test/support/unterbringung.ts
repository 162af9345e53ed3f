import { neuerFallSchema, oeffneAkte } from '../../src/akte/fall-anlegen.ts';
import { recordBogen } from '../../src/akte/bogen-aufnehmen.ts';
import { beginneUnterbringung } from '../../src/akte/unterbringung/beginnen.ts';
import { recordAngebot, recordAnordnung, recordAuszug } from '../../src/akte/unterbringung/eintragen.ts';
import { updateRaeumungstermin } from '../../src/akte/unterbringung/termin.ts';
import type { Angebot } from '../../src/akte/unterbringung/unterbringung.ts';
import { findeBogen } from '../../src/bogen/bogen.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { Fall } from './fall.ts';
import { haushalt } from './haft.ts';
import { Welt, type WeltWunsch } from './welt.ts';

/** A world in which homes are lost. */
export class UnterbringungWelt extends Welt {
  static override async open(beginn: string, wunsch: WeltWunsch = {}): Promise<UnterbringungWelt> {
    return new UnterbringungWelt(await Welt.teile(beginn, { verfahren: ['unterbringung', 'mietschulden'], ...wunsch }));
  }

  async beginne(raeumungAm: string | null = null): Promise<UnterbringungFall> {
    const { uhr } = this.engine;
    const eingangAm = lokalesDatum(uhr.jetzt());
    const az = await this.db(async (db) => {
      const { aktenzeichen } = await oeffneAkte(db, neuerFallSchema.parse({ eingangAm, ...haushalt }), { uhr, vereinbarung: this.vereinbarung });
      await beginneUnterbringung(db, aktenzeichen, { eingangAm, raeumungAm }, uhr);
      return aktenzeichen;
    });
    return new UnterbringungFall(this, az, (await this.lauf('hannover-unterbringung', az)).instanz, 'LHH');
  }
}

export class UnterbringungFall extends Fall {
  weg(entscheidung: 'VERMITTLUNG' | 'ORDNUNGSRECHTLICH' | 'SELBST' | 'VERZICHT' | 'RAEUMUNG_AUFGEHOBEN'): Promise<void> {
    return this.erledige('UserTask_WegFestlegen', { entscheidung });
  }

  angebot(anders: Partial<Angebot> = {}): Promise<void> {
    const angebot: Angebot = {
      angebotAm: lokalesDatum(this.welt.engine.uhr.jetzt()), angebotAnschrift: 'Nordstraße 5, 30167 Hannover', angebotMieteCent: 52_000, umzugsgrund: 'KUENDIGUNG_VERMIETER', mietergebnis: 'ANGEMESSEN',
      zugangshindernis: false, sucheErfolglos: false, ueberOrtsgrenze: false, unter25: false, ...anders,
    };
    return this.tue((db) => recordAngebot(db, this.az, angebot, this.welt.engine.uhr));
  }

  ordneAn(von: string): Promise<void> {
    return this.tue((db) => recordAnordnung(db, this.az, { rechtsgrundlage: 'NPOG_11', platz: 'UK-07-12', unterkunftAnschrift: 'Unterkunft Nord, Weg 1', von }, this.welt.engine.uhr));
  }

  termin(raeumungAm: string): Promise<void> {
    return this.tue((db) => updateRaeumungstermin(db, this.az, raeumungAm, 'Schreiben des Gerichtsvollziehers', this.welt.engine.uhr));
  }

  ziehtAus(bis: string): Promise<void> {
    return this.tue((db) => recordAuszug(db, this.az, bis, this.welt.engine.uhr));
  }

  verzichtet(): Promise<void> {
    const { uhr } = this.welt.engine;
    const bogen = findeBogen(this.welt.vereinbarung, 'hannover.verzicht');
    return this.tue(async (db) => void (await recordBogen(db, { aktenzeichen: this.az, bogen, angaben: { grund: 'Zieht zu Verwandten.' }, eingangAm: lokalesDatum(uhr.jetzt()), schluessel: 'verzicht' }, uhr)));
  }
}
