import { mkdtemp, readFile, readdir, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { updateBeteiligter } from '../../src/akte/beteiligter.ts';
import { briefSchema } from '../../src/briefe/schema.ts';
import { Ablage } from '../../src/durchleitung/ablage.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { enqueueUebermittlung, erstelleDokument, erstelleUebermittlungsDienst, type UebermittlungsDienst } from '../../src/uebermittlung/index.ts';
import { ladeVereinbarungen, type Vereinbarung } from '../../src/vereinbarung.ts';
import { sucheInDateien } from '../support/kanarie.ts';
import { legeFallAn } from '../web/faelle.ts';
import { angemeldet, starteTestWeb, type Besuch, type TestWeb } from '../web/hilfe.ts';
import { KANARIE, schreibePdf } from './pdf.ts';

const GEHEIMNIS = 'geheimnis-der-installation-mit-mindestens-32-zeichen';

/** A letter as an agreement may have it: what goes with it is passed through. */
const BRIEF = briefSchema.parse({
  kuerzel: 'hannover.plan', titel: 'Übersendung des Plans', betreff: 'Plan', klausel: 'H-1.3', absaetze: ['wir senden Ihnen den Plan.', 'Bitte nehmen Sie ihn nicht zur Akte.'],
  durchleitung: { art: 'PLAN', bezeichnung: 'Plan ohne Vorgeschichte', bestaetigung: 'Der Plan enthält keine Vorgeschichte.', behoerden: ['LHH'] }, intern: { art: 'POSTEINGANG' },
});

export type Buehne = Awaited<ReturnType<typeof baueBuehne>>;

/** Pages, service, spool and folder as the program puts them together; `neu` starts the service again, as after a crash. */
export async function baueBuehne() {
  const ordner = await mkdtemp(join(tmpdir(), 'kooperation-durchleitung-'));
  const [spool, liegt] = [join(ordner, 'spool'), join(ordner, 'durchleitung')];
  const ablage = new Ablage(liegt, GEHEIMNIS);
  const vereinbarungen = await ladeVereinbarungen();
  const hannover = vereinbarungen.get('hannover') as Vereinbarung;
  vereinbarungen.set('hannover', { ...hannover, briefe: [...hannover.briefe, BRIEF] });
  const web = await starteTestWeb({ vereinbarungen, ablage });
  const { pool } = web.datenbank;
  const umfeld = { uhr: web.uhr, vereinbarungen };
  const starte = (): UebermittlungsDienst => erstelleUebermittlungsDienst({ ...umfeld, pool, protokoll: stillesProtokoll, spool, ablage });
  let dienst = starte();
  const anna = await angemeldet(web, 'anna');
  let nummer = 0;

  const stand = async (id: string) => (await pool.query('SELECT status, fehler_code AS code, kanal FROM uebermittlung WHERE id = $1', [id])).rows[0] as { status: string; code: string | null; kanal: string };
  return {
    web, anna, umfeld, spool, liegt, ablage, pool, stand,
    ladeHoch: async (aktenzeichen: string, { seiten = 2, besuch = anna, pdf }: { seiten?: number; besuch?: Besuch; pdf?: Buffer<ArrayBuffer> } = {}) => {
      await besuch.hole(`/akte/${aktenzeichen}/durchleitung/plan`);
      return besuch.sendeDatei(`/akte/${aktenzeichen}/durchleitung/plan`, { bestaetigt: 'ja' }, pdf ?? (await schreibePdf(seiten, { nummer: ++nummer })));
    },
    fall: async (): Promise<string> => legeFallAn(web, ++nummer),
    reiheEin: (aktenzeichen: string, runde = 1): Promise<string> => web.inDb('LHH', async (db) => {
      const schritt = { aktenzeichen, behoerde: 'LHH', empfaenger: 'JOBCENTER', schritt: 'plan', runde };
      const { id } = await erstelleDokument(db, { ...schritt, schreiben: 'hannover.plan' }, umfeld);
      return (await enqueueUebermittlung(db, { ...schritt, dokumentId: id }, umfeld)).uebermittlungId;
    }),
    async runden(wieOft = 3): Promise<void> {
      for (let i = 0; i < wieOft; i++) await dienst.einmal();
    },
    async starteNeu(): Promise<void> {
      await dienst.stop();
      dienst = starte();
    },
    async berichte(id: string, ergebnis: 'GESENDET' | 'FEHLGESCHLAGEN'): Promise<void> {
      const { rows } = await pool.query('SELECT message_id AS m FROM uebermittlung WHERE id = $1', [id]);
      await mkdir(join(spool, 'berichte'), { recursive: true });
      await writeFile(join(spool, 'berichte', `${rows[0].m}.bericht.json`), JSON.stringify({ kennung: `b-${ergebnis}`, messageId: rows[0].m, ergebnis }));
      await dienst.einmal();
      await dienst.einmal();
    },
    async durchleitung(aktenzeichen: string): Promise<{ status: string; grund: string | null; salz: Buffer | null }[]> {
      return (await pool.query('SELECT status, entfernt_grund AS grund, salz FROM durchleitung WHERE aktenzeichen = $1 ORDER BY hinterlegt_am, id', [aktenzeichen])).rows;
    },
    ausgang: async (): Promise<string[]> => (await readdir(join(spool, 'ausgang')).catch(() => [])).toSorted(),
    liegende: (): Promise<string[]> => readdir(liegt).catch(() => []),
    lies: (name: string): Promise<Buffer> => readFile(join(spool, 'ausgang', name)),
    jobcenter: (arbeitetImSystem: boolean) => web.inDb('LHH', (db) => updateBeteiligter(db, 'JOBCENTER', { arbeitetImSystem }, web.uhr)),
    spuren: async (): Promise<string[]> => [...(await sucheInDateien([KANARIE], [ordner])), ...(await sucheInDatenbank(web))],
    async close(): Promise<void> {
      await dienst.stop();
      await web.close();
      await rm(ordner, { recursive: true });
    },
  };
}

/** Every column of every table that can hold text or bytes. @returns those in which the content stands */
async function sucheInDatenbank({ datenbank: { pool } }: TestWeb): Promise<string[]> {
  const { rows } = await pool.query<{ t: string; s: string; bytes: boolean }>(
    "SELECT table_name AS t, column_name AS s, data_type = 'bytea' AS bytes FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name) WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  if (rows.filter((r) => r.bytes).length < 3) throw new Error('The columns of bytes were not looked at');
  const fragen = rows.map(({ t, s, bytes }) => `SELECT '${t}.${s}' AS ort FROM "${t}" WHERE ${bytes ? `position($1::bytea IN "${s}") > 0` : `position(convert_from($1::bytea, 'UTF8') IN "${s}"::text) > 0`}`);
  const gefunden = await pool.query<{ ort: string }>(fragen.join(' UNION ALL '), [Buffer.from(KANARIE)]);
  return gefunden.rows.map((r) => r.ort);
}
