import { nimmMitteilungAuf } from '../../src/akte/aufnahme.ts';
import { seedBeteiligte } from '../../src/akte/beteiligter.ts';
import { mitteilungSchema, vervollstaendige, type MitteilungEingabe } from '../../src/akte/mitteilung-schema.ts';
import type { Auftrag } from '../../src/camunda/define-worker.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { StellbareUhr } from '../../src/uhr.ts';
import { ladeVereinbarungen, type Vereinbarung } from '../../src/vereinbarung.ts';
import { alleArbeiter } from '../../workers/index.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { mitteilung } from '../support/mizi.ts';

const TABELLEN = ['fall', 'lauf', 'haushalt', 'person', 'mitteilung', 'frist', 'hinweis', 'dokument', 'uebermittlung', 'sendebericht', 'posteingang', 'rueckmeldung', 'einwilligung', 'verweis', 'entscheidung', 'zahlung', 'mietschulden', 'mietschulden_telefonat', 'mietschulden_ergebnis', 'verfahrensstand', 'kontaktversuch', 'clearing', 'weitervermittlung', 'stellungnahme', 'nachsorge', 'erstattung_anspruch', 'erstattung_berechnung', 'erstattung_vorschlag', 'erstattung_antwort', 'vereinbarung_akte', 'vereinbarung_austausch', 'vereinbarung_protokoll', 'vereinbarung_kuendigung', 'haft', 'haft_entscheidung', 'haft_zeitraum', 'unterbringung', 'bogen', 'journal', 'ausgang'];

/** One worker at a time on a real database, without an engine: what a job of it does. */
export class Buehne {
  readonly uhr = new StellbareUhr(new Date('2026-05-04T09:00:00+02:00'));
  readonly datenbank: TestDatenbank;
  readonly vereinbarungen: Map<string, Vereinbarung>;

  private constructor(datenbank: TestDatenbank, vereinbarungen: Map<string, Vereinbarung>) {
    [this.datenbank, this.vereinbarungen] = [datenbank, vereinbarungen];
  }

  static async open(): Promise<Buehne> {
    const buehne = new Buehne(await testDatenbank(), await ladeVereinbarungen());
    await buehne.als('*', (db) => seedBeteiligte(db, buehne.vereinbarungen.get('hannover') as Vereinbarung));
    return buehne;
  }

  als<T>(behoerde: string, tun: (db: Db) => Promise<T>): Promise<T> {
    return inTransaktion(this.datenbank.pool, { behoerde, wer: 'test' }, tun);
  }

  async fall(anders: Partial<MitteilungEingabe> = {}): Promise<string> {
    const gelesen = vervollstaendige(mitteilungSchema.parse(mitteilung({ klageEingangAm: '2026-04-27', ...anders })), '2026-05-04');
    const vereinbarung = this.vereinbarungen.get('hannover') as Vereinbarung;
    return (await this.als('LHH', (db) => nimmMitteilungAuf(db, gelesen, { uhr: this.uhr, vereinbarung, quelle: 'API' }))).aktenzeichen;
  }

  /** Does a job as the worker host would: variables in, one transaction, variables out. */
  async tue(typ: string, variablen: Record<string, unknown>, auftrag: Partial<Auftrag> = {}): Promise<Record<string, unknown>> {
    const arbeiter = alleArbeiter.find((a) => a.typ === typ);
    if (!arbeiter) throw new Error(`There is no worker ${typ}`);
    const eingabe = arbeiter.eingabe.parse({ behoerde: 'LHH', vereinbarung: 'hannover', ...variablen }) as { behoerde: string };
    const { uhr, vereinbarungen } = this;
    const dienste = { vereinbarungen, uhr, akteLink: (az: string) => `https://akte.test/akte/${az}` };
    const angaben = { schluessel: '4711', prozessInstanz: '815', prozessId: 'hannover-mizi', elementId: 'ServiceTask_Test', ...auftrag };
    return inTransaktion(this.datenbank.pool, { behoerde: eingabe.behoerde, wer: `arbeiter:${typ}` }, async (db) =>
      arbeiter.ausgabe.strict().parse(await arbeiter.handle(eingabe, { db, uhr, dienste, auftrag: angaben })),
    );
  }

  /** Everything that is stored, of both authorities. */
  async bestand(): Promise<Record<string, unknown[]>> {
    // Of a PDF its checksum: all of them are asked for hundreds of times.
    const zeile = (tabelle: string): string => (tabelle === 'dokument' ? "to_jsonb(t) || jsonb_build_object('inhalt', md5(t.inhalt))" : 'to_jsonb(t)');
    const je = TABELLEN.map((tabelle) => `'${tabelle}', (SELECT coalesce(json_agg(z.zeile ORDER BY z.zeile::text), '[]') FROM (SELECT ${zeile(tabelle)} AS zeile FROM ${tabelle} t) z)`);
    return this.als('*', async (db) => (await db.query(`SELECT json_build_object(${je.join(', ')}) AS alles`)).rows[0].alles as Record<string, unknown[]>);
  }
}
