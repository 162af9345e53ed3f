import type { Db } from '../../db/pool.ts';
import { EIGENE } from '../akteur.ts';
import { findVorgang } from './lauf.ts';

/**
 * Two files were joined: the clerk of the one that goes on sees what the counselling of the other knew. Attempts keep the run they
 * were made in, so that the running procedure takes none of them for a new one. Nothing is sent, and no application is carried over:
 * a counselling that has applied cannot end by joining.
 */
export async function takeOverBeratung(db: Db, quelle: string, ziel: string): Promise<void> {
  const [von, nach] = [await findVorgang(db, quelle), await findVorgang(db, ziel)];
  if (!von || !nach) return;
  await copyKontaktversuche(db, quelle, ziel);
  await copyMassnahmen(db, quelle, ziel, nach.vorgang);
  await copyWeitervermittlungen(db, quelle, ziel, nach.vorgang);
  await mergeClearing(db, { quelle, von: von.vorgang, ziel, nach: nach.vorgang });
  await copyEntwurf(db, { von: von.vorgang, ziel, nach: nach.vorgang });
}

async function copyKontaktversuche(db: Db, quelle: string, ziel: string): Promise<void> {
  await db.query(
    `INSERT INTO kontaktversuch (behoerde, aktenzeichen, vorgang, art, ergebnis, am, vermerk, erfasst_von, erfasst_am)
     SELECT behoerde, $2, vorgang, art, ergebnis, am, vermerk, erfasst_von, erfasst_am FROM kontaktversuch WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY id`,
    [quelle, ziel],
  );
}

async function copyMassnahmen(db: Db, quelle: string, ziel: string, nach: string): Promise<void> {
  await db.query(
    `INSERT INTO massnahme (behoerde, aktenzeichen, vorgang, art, text, bis, angelegt_von, angelegt_am, erledigt_von, erledigt_am, ergebnis)
     SELECT behoerde, $2, $3, art, text, bis, angelegt_von, angelegt_am, erledigt_von, erledigt_am, ergebnis FROM massnahme WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY id`,
    [quelle, ziel, nach],
  );
}

/** They are numbered in the case: those that come go after those that are there. */
async function copyWeitervermittlungen(db: Db, quelle: string, ziel: string, nach: string): Promise<void> {
  await db.query(
    `INSERT INTO weitervermittlung (behoerde, aktenzeichen, vorgang, nummer, stelle, angelegt_von, angelegt_am, rueckmeldung, rueckmeldung_am, vermerk)
     SELECT behoerde, $2, $3, (SELECT COALESCE(max(z.nummer), 0) FROM weitervermittlung z WHERE z.behoerde = w.behoerde AND z.aktenzeichen = $2) + row_number() OVER (ORDER BY w.nummer),
       stelle, angelegt_von, angelegt_am, rueckmeldung, rueckmeldung_am, vermerk FROM weitervermittlung w WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`,
    [quelle, ziel, nach],
  );
}

/** Where both have one, the assessment of the file that goes on holds, and the words of the other stand below its own, marked as such. */
async function mergeClearing(db: Db, { quelle, von, ziel, nach }: { quelle: string; von: string; ziel: string; nach: string }): Promise<void> {
  const dazu = (spalte: string): string => `${spalte} = CASE WHEN clearing.${spalte} IS NULL THEN EXCLUDED.${spalte} WHEN EXCLUDED.${spalte} IS NULL THEN clearing.${spalte}
       ELSE clearing.${spalte} || E'\\n\\nAus der Akte ' || $2 || ': ' || EXCLUDED.${spalte} END`;
  await db.query(
    `INSERT INTO clearing (behoerde, aktenzeichen, vorgang, ursache, bisher, ressourcen, wuensche, dauerhaft, sinnvoll, geaendert_von, geaendert_am)
     SELECT behoerde, $3, $4, ursache, bisher, ressourcen, wuensche, dauerhaft, sinnvoll, geaendert_von, geaendert_am FROM clearing WHERE behoerde = ${EIGENE} AND vorgang = $1 AND $2::text IS NOT NULL
     ON CONFLICT (behoerde, vorgang) DO UPDATE SET ${['ursache', 'bisher', 'ressourcen', 'wuensche'].map(dazu).join(', ')}`,
    [von, quelle, ziel, nach],
  );
}

/** A draft goes along where the other file has none: two texts in one would go out unread. */
async function copyEntwurf(db: Db, { von, ziel, nach }: { von: string; ziel: string; nach: string }): Promise<void> {
  await db.query(
    `INSERT INTO stellungnahme (behoerde, aktenzeichen, vorgang, runde, text, summe_cent, geschrieben_von, geschrieben_am)
     SELECT s.behoerde, $2, $3, (SELECT COALESCE(max(z.runde), 0) + 1 FROM stellungnahme z WHERE z.behoerde = s.behoerde AND z.vorgang = $3), s.text, s.summe_cent, s.geschrieben_von, s.geschrieben_am
     FROM stellungnahme s WHERE s.behoerde = ${EIGENE} AND s.vorgang = $1 AND s.antrag_am IS NULL
       AND NOT EXISTS (SELECT 1 FROM stellungnahme z WHERE z.behoerde = s.behoerde AND z.vorgang = $3 AND z.antrag_am IS NULL)`,
    [von, ziel, nach],
  );
}
