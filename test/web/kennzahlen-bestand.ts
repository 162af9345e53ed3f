import { insertFrist, type FristNeu } from '../../src/akte/frist.ts';
import type { Db } from '../../src/db/pool.ts';
import { plusTage } from '../../src/recht/datum.ts';
import type { TestWeb } from './hilfe.ts';

const az = (nummer: number): string => `56.34-2026-${String(nummer).padStart(6, '0')}`;

/**
 * A small stock of the Fachstelle that can be counted by hand, at 2026-04-02. Twelve cases: 1 to 10 came in the first quarter of 2026, 11 and 12 in
 * the second; 1 to 7 live in 30161, 8 to 12 in 30449.
 */
export async function legeBestandAn(web: TestWeb): Promise<void> {
  await web.inDb('LHH', async (db) => {
    for (let n = 1; n <= 12; n++) await legeFall(db, n);
    // H-2.3: three overdue since nine days (1 to 3), one since one day (4), four kept (5 to 8), two done too late (9, 10), one running (11).
    for (let n = 1; n <= 3; n++) await legeFrist(web, db, n, { beginn: '2026-03-20', fristEnde: '2026-03-24' });
    await legeFrist(web, db, 4, { beginn: '2026-03-30', fristEnde: '2026-04-01' });
    for (let n = 5; n <= 8; n++) await legeFrist(web, db, n, { beginn: '2026-02-02', fristEnde: '2026-02-05', status: 'EINGEHALTEN' });
    for (let n = 9; n <= 10; n++) await legeFrist(web, db, n, { beginn: '2026-02-02', fristEnde: '2026-02-05', status: 'UEBERSCHRITTEN', erledigt: true });
    await legeFrist(web, db, 11, { beginn: '2026-04-01', fristEnde: '2026-04-07' });
    // Homes: five kept, one lost, all over in the first quarter; the answers to the follow-ups.
    for (let n = 1; n <= 6; n++) await legeLauf(db, n, 'hannover-wohnungssicherung', n <= 5 ? 'WOHNUNG_ERHALTEN' : 'WOHNUNG_VERLOREN', `2026-03-${10 + n}T10:00:00+01:00`);
    for (const [n, runde, antwort] of [[1, 1, 'WOHNT_DORT'], [2, 1, 'WOHNT_DORT'], [3, 1, 'WOHNT_DORT'], [4, 1, 'AUSGEZOGEN'], [1, 2, 'WOHNT_DORT']] as const) {
      await db.query("INSERT INTO nachsorge (behoerde, aktenzeichen, vorgang, runde, antwort, am) VALUES ('LHH', $1, $1, $2, $3, '2026-03-30')", [az(n), runde, antwort]);
    }
    await legeSchulden(db);
    await legeStoerungen(db);
  });
}

async function legeFall(db: Db, n: number): Promise<void> {
  const eingang = n <= 10 ? `2026-0${1 + (n % 3)}-1${n % 9}` : '2026-04-01';
  await db.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, status, ergebnis, eingang_am, angelegt_am, beendet_am) VALUES ('LHH', $1, 'hannover', $2, $3, $4::date, $4::date, $5)", [az(n), n <= 4 ? 'BEENDET' : 'LAUFEND', n <= 4 ? 'WOHNUNG_ERHALTEN' : null, eingang, n <= 4 ? '2026-03-20' : null]);
  await db.query("INSERT INTO haushalt (behoerde, aktenzeichen, strasse, hausnummer, plz, ort, adresse_norm) VALUES ('LHH', $1, 'Weg', '1', $2, 'Hannover', $3)", [az(n), n <= 7 ? '30161' : '30449', `weg ${n}`]);
  await db.query("INSERT INTO person (behoerde, aktenzeichen, rolle, name, name_norm) VALUES ('LHH', $1, 'MIETER', $2, $2)", [az(n), `kanarienvogel${n}`]);
}

type Frist = { beginn: string; fristEnde: string; status?: string; erledigt?: boolean };
async function legeFrist(web: TestWeb, db: Db, n: number, { beginn, fristEnde, status, erledigt }: Frist): Promise<void> {
  const f: FristNeu = {
    id: `${az(n)}:H-2.3:1`, aktenzeichen: az(n), fristart: 'H-2.3', runde: 1, bezeichnung: 'Rückmeldung des Jobcenters zum Leistungsbezug', klausel: 'H-2.3', beginn, laenge: 3, einheit: 'WERKTAG', modus: 'MO_SA', land: 'NI',
    fristEnde, ablauf: `${plusTage(fristEnde, 1)}T00:00:00+02:00`, vorfrist: `${fristEnde}T08:00:00+02:00`, schritte: [], prozess: 'hannover-mizi',
  };
  await insertFrist(db, f, web.uhr);
  const abgelaufen = fristEnde < '2026-04-02';
  await db.query("UPDATE frist SET status = $2, erledigt_am = $3, ueberschritten_am = $4 WHERE behoerde = 'LHH' AND id = $1", [f.id, status ?? (abgelaufen ? 'UEBERSCHRITTEN' : 'LAUFEND'), status === 'EINGEHALTEN' || erledigt ? '2026-02-20' : null, (status ?? 'UEBERSCHRITTEN') === 'UEBERSCHRITTEN' && abgelaufen ? f.ablauf : null]);
}

async function legeLauf(db: Db, n: number, prozess: string, ergebnis: string | null, ende: string | null): Promise<void> {
  await db.query("INSERT INTO lauf (behoerde, aktenzeichen, prozess, vorgang, anlass, status, ergebnis, eingang_am, angelegt_am, beendet_am) VALUES ('LHH', $1, $2, $1, 'x', $3, $4, '2026-03-01', '2026-03-01', $5)", [az(n), prozess, ende ? 'BEENDET' : 'LAUFEND', ergebnis, ende]);
}

/** Three arrears taken over (1,000, 2,000 and 3,000 Euro) and paid; three refused, two of them for new debts. */
async function legeSchulden(db: Db): Promise<void> {
  for (let n = 1; n <= 6; n++) {
    await legeLauf(db, n, 'hannover-mietschulden', null, null);
    await db.query(
      `INSERT INTO mietschulden (behoerde, aktenzeichen, prozess, vorgang, herkunft, anlass, schuldenart, pruefergebnis, leistungsart, summe_cent, empfaenger) VALUES ('LHH', $1, 'hannover-mietschulden', $1, 'SGB12', 'RAEUMUNGSKLAGE', 'MIETSCHULDEN', $2, $3, $4, $5)`,
      [az(n), JSON.stringify({ gruende: n <= 3 ? [] : n <= 5 ? ['NEUE_SCHULDEN_MOEGLICH', 'KEINE_KUENDIGUNG'] : [] }), n <= 3 ? 'DARLEHEN' : null, n <= 3 ? n * 100_000 : null, n <= 3 ? 'VERMIETER' : null],
    );
    if (n > 3) await db.query("INSERT INTO entscheidung (behoerde, aktenzeichen, prozess, vorgang, gegenstand, runde, vorschlag, vorschlag_begruendung, zustaendig, vorgeschlagen_von, vorgeschlagen_am) VALUES ('LHH', $1, 'hannover-mietschulden', $1, 'MIETSCHULDEN', 1, 'ABLEHNUNG', 'Grund', 'fachstelle-leitung', 'anna.berg', '2026-03-20')", [az(n)]);
    if (n > 3) await db.query("UPDATE entscheidung SET entscheidung = 'ZUGESTIMMT', entschieden_von = 'lena.vogt', entschieden_am = '2026-03-21' WHERE behoerde = 'LHH' AND aktenzeichen = $1", [az(n)]);
    await db.query("UPDATE mietschulden SET ergebnis = $2, ergebnis_am = '2026-03-23' WHERE behoerde = 'LHH' AND aktenzeichen = $1", [az(n), n <= 3 ? 'UEBERNAHME' : 'ABLEHNUNG']);
    if (n <= 3) await db.query("INSERT INTO zahlung (behoerde, aktenzeichen, prozess, vorgang, zweck, empfaenger, summe_cent, faellig_am, geplant_am, angewiesen_am, angewiesen_von, erfasst_am) VALUES ('LHH', $1, 'hannover-mietschulden', $1, 'MIETSCHULDEN', 'VERMIETER', $2, '2026-03-25', now(), '2026-03-25', 'anna.berg', now())", [az(n), n * 100_000]);
  }
}

async function legeStoerungen(db: Db): Promise<void> {
  await db.query("INSERT INTO stoerung (schluessel, behoerde, aktenzeichen, prozess, element, instanz, art, code, seit) VALUES ('4503599627370497', 'LHH', $1, 'hannover-mizi', 'UserTask_NichtZustellbarEntscheiden', '4503599627370496', 'JOB_NO_RETRIES', 'EINGABE_UNGUELTIG: fristEnde', '2026-04-02T06:00:00Z'), ('4503599627370499', 'LHH', $2, 'hannover-mizi', NULL, '4503599627370498', 'EXTRACT_VALUE_ERROR', NULL, '2026-04-02T06:30:00Z')", [az(1), az(2)]);
  await db.query("INSERT INTO stoerung_stand (gelesen_am, versucht_am, fehler) VALUES ('2026-04-02T06:50:00Z', '2026-04-02T06:59:00Z', 'CAMUNDA_REST_STUMM')");
  await db.query("INSERT INTO eingang_fehler (behoerde, quelle, eingang_am, inhalt, fehler) VALUES ('LHH', 'DATEI', now(), 'x', '[]')");
}
