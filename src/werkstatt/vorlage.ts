import { alsId, WER } from '../akte/akteur.ts';
import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { konflikt } from './entwurf.ts';
import { findFassung, insertFassung, listFassungen, listFassungenDer, pruefsummeVon } from './fassung.ts';
import { writeModelljournal, type Modellereignis } from './journal.ts';
import type { Befund } from './modell.ts';
import { wirksameFassung } from './wirksam.ts';

/** Models that somebody wants to run, together: decided about and deployed in one step. */
export type Vorlage = {
  id: string; status: 'VORGELEGT' | 'FREIGEGEBEN' | 'ABGELEHNT' | 'ZURUECKGEZOGEN';
  vorgelegtVon: string; vorgelegtAm: Date; autoren: string[]; grund: string;
  warnungen: Befund[]; warnungenGrund: string | null;
  entschiedenVon: string | null; entschiedenAm: Date | null; entscheidungGrund: string | null;
  ausgerolltAm: Date | null; /** German: why the engine has not taken it */ fehler: string | null;
};

const SPALTEN = `id, status, vorgelegt_von AS "vorgelegtVon", vorgelegt_am AS "vorgelegtAm", autoren, grund, warnungen, warnungen_grund AS "warnungenGrund",
  entschieden_von AS "entschiedenVon", entschieden_am AS "entschiedenAm", entscheidung_grund AS "entscheidungGrund", ausgerollt_am AS "ausgerolltAm", fehler`;

export async function findVorlage(db: Db, id: string): Promise<Vorlage | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM modellvorlage WHERE id = ${alsId(1)}`, [id]);
  return rows[0] as Vorlage | undefined;
}

/** Those that wait for a decision or for the engine, oldest first. */
export async function listOffeneVorlagen(db: Db): Promise<Vorlage[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM modellvorlage WHERE status = 'VORGELEGT' OR (status = 'FREIGEGEBEN' AND ausgerollt_am IS NULL) ORDER BY id`);
  return rows as Vorlage[];
}

export type Vorschlag = {
  /** drafts with the state in which they were checked and looked at */
  entwuerfe: readonly { name: string; stand: number }[];
  grund: string;
  /** of the check of all drafts together: no error is among them */
  befunde: readonly Befund[];
  /** why the warnings are accepted; needed when there are any */
  warnungenGrund: string | null;
};

/**
 * Puts drafts forward for approval by somebody else.
 * @throws FachlicherFehler MODELL_FEHLERHAFT, GRUND_FEHLT, WARNUNGEN_OHNE_GRUND, ENTWURF_GEAENDERT
 */
export async function legeVor(db: Db, v: Vorschlag, uhr: Uhr): Promise<Vorlage> {
  if (v.entwuerfe.length === 0) throw new FachlicherFehler('NICHTS_VORZULEGEN', 'Es gibt keinen Entwurf zum Vorlegen.');
  if (v.befunde.some((b) => b.stufe === 'FEHLER')) throw new FachlicherFehler('MODELL_FEHLERHAFT', 'Die Prüfung hat Fehler gefunden. Bitte beheben Sie diese zuerst.');
  if (v.grund.trim() === '') throw new FachlicherFehler('GRUND_FEHLT', 'Bitte schreiben Sie, was sich ändert und warum.');
  if (v.befunde.length > 0 && !v.warnungenGrund?.trim()) throw new FachlicherFehler('WARNUNGEN_OHNE_GRUND', 'Bitte begründen Sie, warum die Warnungen hingenommen werden.');
  const { rows } = await db.query(
    `INSERT INTO modellvorlage (vorgelegt_von, vorgelegt_am, autoren, grund, warnungen, warnungen_grund)
     SELECT ${WER}, $1, array(SELECT DISTINCT a FROM modellfassung f, unnest(f.autoren || ${WER}) a WHERE f.name = ANY ($2) AND f.status = 'ENTWURF'), $3, $4, $5 RETURNING ${SPALTEN}`,
    [uhr.jetzt(), v.entwuerfe.map((e) => e.name), v.grund.trim(), JSON.stringify(v.befunde), v.warnungenGrund?.trim() || null],
  );
  const vorlage = rows[0] as Vorlage;
  for (const { name, stand } of v.entwuerfe) {
    const geaendert = await db.query("UPDATE modellfassung SET status = 'VORGELEGT', vorlage = $3, grund = $4 WHERE name = $1 AND status = 'ENTWURF' AND stand = $2", [name, stand, vorlage.id, vorlage.grund]);
    if (geaendert.rowCount !== 1) throw konflikt();
  }
  await vermerke(db, vorlage.id, 'VORGELEGT', uhr);
  return vorlage;
}

/**
 * A second person lets the proposal run. It is not deployed by that: see `rolleAus`.
 * @throws FachlicherFehler VIER_AUGEN: whoever has worked on it cannot approve it; VORLAGE_ENTSCHIEDEN
 */
export async function gibFrei(db: Db, id: string, uhr: Uhr): Promise<void> {
  await entscheide(db, id, 'FREIGEGEBEN', null, uhr);
  await db.query(`UPDATE modellfassung SET status = 'FREIGEGEBEN', freigegeben_von = ${WER}, freigegeben_am = $2 WHERE vorlage = $1`, [id, uhr.jetzt()]);
  await vermerke(db, id, 'FREIGEGEBEN', uhr);
}

/** A second person does not let it run; its drafts are closed. @throws FachlicherFehler VIER_AUGEN, VORLAGE_ENTSCHIEDEN, GRUND_FEHLT */
export async function lehneAb(db: Db, id: string, grund: string, uhr: Uhr): Promise<void> {
  if (grund.trim() === '') throw new FachlicherFehler('GRUND_FEHLT', 'Bitte begründen Sie die Ablehnung.');
  await entscheide(db, id, 'ABGELEHNT', grund.trim(), uhr);
  await db.query("UPDATE modellfassung SET status = 'ABGELEHNT' WHERE vorlage = $1", [id]);
  await vermerke(db, id, 'ABGELEHNT', uhr);
}

/** One of the authors takes it back: the drafts go on. @throws FachlicherFehler NUR_AUTOREN, VORLAGE_ENTSCHIEDEN */
export async function zieheZurueck(db: Db, id: string, uhr: Uhr): Promise<void> {
  const { rowCount } = await db.query(`UPDATE modellvorlage SET status = 'ZURUECKGEZOGEN', entschieden_von = ${WER}, entschieden_am = $2 WHERE id = ${alsId(1)} AND status = 'VORGELEGT' AND ${WER} = ANY (autoren)`, [id, uhr.jetzt()]);
  if (rowCount !== 1) throw entschieden(await findVorlage(db, id), 'NUR_AUTOREN', 'Nur wer daran gearbeitet hat, kann die Vorlage zurückziehen.');
  await vermerke(db, id, 'VORLAGE_ZURUECKGEZOGEN', uhr);
  await oeffneWieder(db, id, uhr);
}

/** The models of a proposal are drafts again. */
export async function oeffneWieder(db: Db, id: string, uhr: Uhr): Promise<void> {
  await db.query("UPDATE modellfassung SET status = 'ENTWURF', freigegeben_von = NULL, freigegeben_am = NULL, stand = stand + 1, geaendert_am = $2 WHERE vorlage = $1", [id, uhr.jetzt()]);
}

/**
 * An earlier version is to run again: proposed at once with its text as it was, and approved like any other.
 * @throws FachlicherFehler MODELL_UNBEKANNT, LAEUFT_SCHON, ENTWURF_GEAENDERT: somebody has an open draft of it
 */
export async function nimmZurueck(db: Db, ziel: { name: string; nummer: number; grund: string; befunde: readonly Befund[]; warnungenGrund: string | null }, uhr: Uhr): Promise<Vorlage> {
  const fruehere = await findFassung(db, ziel.name, ziel.nummer);
  if (!fruehere || fruehere.status !== 'FREIGEGEBEN') throw new FachlicherFehler('MODELL_UNBEKANNT', 'Diese Fassung gibt es nicht, oder sie wurde nie freigegeben.');
  if (wirksameFassung(await listFassungen(db, ziel.name))?.pruefsumme === fruehere.pruefsumme) throw new FachlicherFehler('LAEUFT_SCHON', 'Diese Fassung läuft schon.');
  const { rows } = await db.query(`SELECT ${WER} AS wer`);
  const neu = await insertFassung(db, { name: ziel.name, herkunft: 'WERKSTATT', inhalt: fruehere.inhalt, basisNummer: ziel.nummer, status: 'ENTWURF', autoren: [String(rows[0].wer)], grund: null }, uhr.jetzt());
  if (!neu) throw new FachlicherFehler('ENTWURF_GEAENDERT', 'Zu diesem Modell gibt es einen offenen Entwurf oder eine Vorlage. Bitte erst darüber entscheiden oder den Entwurf verwerfen.');
  return legeVor(db, { entwuerfe: [{ name: ziel.name, stand: neu.stand }], grund: ziel.grund, befunde: ziel.befunde, warnungenGrund: ziel.warnungenGrund }, uhr);
}

async function entscheide(db: Db, id: string, status: 'FREIGEGEBEN' | 'ABGELEHNT', grund: string | null, uhr: Uhr): Promise<void> {
  const { rowCount } = await db.query(`UPDATE modellvorlage SET status = $2, entschieden_von = ${WER}, entschieden_am = $3, entscheidung_grund = $4 WHERE id = ${alsId(1)} AND status = 'VORGELEGT' AND NOT ${WER} = ANY (autoren)`, [id, status, uhr.jetzt(), grund]);
  if (rowCount !== 1) throw entschieden(await findVorlage(db, id), 'VIER_AUGEN', 'Wer daran gearbeitet hat, kann nicht selbst darüber entscheiden. Das tut eine zweite Person.');
}

function entschieden(vorlage: Vorlage | undefined, code: string, text: string): FachlicherFehler {
  return vorlage?.status === 'VORGELEGT' ? new FachlicherFehler(code, text) : new FachlicherFehler('VORLAGE_ENTSCHIEDEN', 'Über diese Vorlage wurde schon entschieden.');
}

export async function vermerke(db: Db, id: string, art: Modellereignis, uhr: Uhr): Promise<void> {
  for (const f of await listFassungenDer(db, id)) await writeModelljournal(db, { art, name: f.name, nummer: f.nummer, vorlage: id, angaben: { pruefsumme: pruefsummeVon(f.inhalt) } }, uhr.jetzt());
}
