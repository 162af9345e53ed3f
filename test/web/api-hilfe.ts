import { z } from 'zod';
import { insertEinwilligung } from '../../src/akte/einwilligung.ts';
import { recordRueckmeldung } from '../../src/akte/rueckmeldung.ts';
import { kopiereZumJobcenter, legeFallAn, setzeInGang } from './faelle.ts';
import { angemeldet, KONTEN, starteTestWeb, type Besuch, type KontoName, type TestWeb } from './hilfe.ts';

type Stelle = { responses: Record<string, { content?: Record<string, { schema: object }> }> };
export type Gelesen = { status: number; json: Record<string, unknown> & { fehler?: { feld: string | null; text: string }[] }; kopf: Headers };

/** The API as a person's program sees it: one case that only the Fachstelle has, one that both authorities have. */
export class ApiWelt {
  readonly web: TestWeb;
  readonly nurLhh: string;
  readonly beide: string;
  readonly dokument: { paths: Record<string, Record<string, Stelle>>; components: { schemas: Record<string, object> } };
  readonly #besuche: ReadonlyMap<KontoName, Besuch>;

  private constructor(web: TestWeb, faelle: { nurLhh: string; beide: string }, besuche: ReadonlyMap<KontoName, Besuch>, dokument: unknown) {
    this.web = web;
    this.nurLhh = faelle.nurLhh;
    this.beide = faelle.beide;
    this.#besuche = besuche;
    this.dokument = dokument as ApiWelt['dokument'];
  }

  static async open(): Promise<ApiWelt> {
    const web = await starteTestWeb();
    const faelle = { nurLhh: await legeFallAn(web, 1), beide: await legeFallAn(web, 2, { mieter: [{ name: 'Nachbar' }] }) };
    for (const aktenzeichen of Object.values(faelle)) await setzeInGang(web, aktenzeichen);
    await kopiereZumJobcenter(web, faelle.beide);
    await fuelle(web, faelle.nurLhh);
    const besuche = new Map<KontoName, Besuch>();
    for (const name of Object.keys(KONTEN) as KontoName[]) besuche.set(name, await angemeldet(web, name));
    return new ApiWelt(web, faelle, besuche, await (await fetch(`${web.url}/api/openapi.json`)).json());
  }

  besuch(name: KontoName): Besuch {
    return this.#besuche.get(name) as Besuch;
  }

  /** @param name null: nobody is logged in */
  async rufe(name: KontoName | null, pfad: string, body?: object, kopf: Record<string, string> = {}): Promise<Gelesen> {
    const wer = name ? this.besuch(name) : undefined;
    const antwort = await fetch(this.web.url + pfad, {
      redirect: 'manual',
      headers: { ...(wer ? { cookie: wer.keks } : {}), ...(body ? { 'content-type': 'application/json', 'x-csrf-token': wer?.token ?? '' } : {}), ...kopf },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
    return { status: antwort.status, json: (await antwort.json()) as Gelesen['json'], kopf: antwort.headers };
  }

  /** The schema of an answer as it is published, with what it refers to. */
  schemaVon(pfad: string, methode: string, status: number): z.ZodType {
    const schema = this.dokument.paths[pfad]?.[methode]?.responses[String(status)]?.content?.['application/json']?.schema;
    if (!schema) throw new Error(`${methode} ${pfad} ${status} is not described`);
    const alsDefs: unknown = JSON.parse(JSON.stringify({ ...schema, $defs: this.dokument.components.schemas }).replaceAll('#/components/schemas/', '#/$defs/'));
    return z.fromJSONSchema(alsDefs as Parameters<typeof z.fromJSONSchema>[0]);
  }
}

/** Something of everything; what must not leave says so. */
async function fuelle(web: TestWeb, aktenzeichen: string): Promise<void> {
  await web.inDb('LHH', async (db) => {
    await db.query("INSERT INTO posteingang (behoerde, art, eingang_am, angelegt_am, schluessel, angaben) VALUES ('LHH', 'RUECKMELDUNG', '2026-04-02', now(), 'p', $1)", [JSON.stringify({ genannt: aktenzeichen, bemerkung: 'Bemerkung-bleibt-hier' })]);
    await db.query("INSERT INTO eingang_fehler (behoerde, quelle, eingang_am, inhalt, fehler) VALUES ('LHH', 'API', now(), 'Inhalt-bleibt-hier', '[{\"feld\": \"mieter\", \"text\": \"Diese Angabe fehlt.\"}]')");
    await insertEinwilligung(db, aktenzeichen, { zweck: 'BERATUNG', datenarten: ['NAME'], sender: 'LHH', empfaenger: 'JOBCENTER', textfassung: '1', form: 'SCHRIFTLICH', erteiltAm: '2026-04-01' }, web.uhr);
    await recordRueckmeldung(db, { aktenzeichen, leistungsbezug: 'JA', bgNummer: 'BG-1', eingangAm: '2026-04-02', weg: 'POSTEINGANG' }, web.uhr);
    await db.query("INSERT INTO aufgabe (schluessel, behoerde, aktenzeichen, name, gruppen, erzeugt_am, element, prozess) VALUES ('9', 'LHH', $1, 'Stellungnahme fertigen', '{fachstelle-sachbearbeitung}', now(), 'UserTask_X', 'hannover-mizi')", [aktenzeichen]);
    await db.query("INSERT INTO stoerung (schluessel, behoerde, aktenzeichen, prozess, element, instanz, art, code, seit) VALUES ('1', 'LHH', $1, 'hannover-mizi', 'Task_X', '2', 'JOB_NO_RETRIES', 'EINGABE_UNGUELTIG', now())", [aktenzeichen]);
  });
}
