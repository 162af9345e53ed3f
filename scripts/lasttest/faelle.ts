import type pg from 'pg';
import { seedBeteiligte } from '../../src/akte/beteiligter.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { gruppenVon, type Vereinbarung } from '../../src/vereinbarung.ts';
import { ANFANG, ENDE, NACHNAMEN, ORTE_DUESSELDORF, PLZ, STRASSEN, STRASSENENDE, VORNAMEN } from './worte.ts';

export type Bestand = { anzahl: number; /** local date that counts as today */ heute: string; /** bcrypt hash of the password of all accounts */ passwortHash: string; vereinbarungen: ReadonlyMap<string, Vereinbarung> };

/** How many of a hundred cases an authority has, and what runs there. */
const BEHOERDEN = [
  { behoerde: 'LHH', anteil: 60, konten: 60, prozesse: ['hannover-mizi', 'hannover-wohnungssicherung', 'hannover-verweis', 'hannover-unterbringung', 'hannover-haft', 'hannover-erstattung'] },
  { behoerde: 'JC', anteil: 25, konten: 40, prozesse: ['hannover-mizi-jobcenter', 'hannover-verweis-jobcenter', 'hannover-mietschulden-jobcenter', 'hannover-erstattung-jobcenter'] },
  { behoerde: 'CARITAS', anteil: 7, konten: 8, prozesse: ['duesseldorf-hilfeprozess'] },
  { behoerde: 'JCD', anteil: 8, konten: 12, prozesse: ['duesseldorf-hilfeprozess-jobcenter'] },
];

/**
 * Fills an empty, migrated database with made-up cases, the same ones each time: set-based SQL, every value drawn from a hash of
 * the number of the case. One case in ten is open. Runs as the owner of the tables.
 */
export async function fuelle(pool: pg.Pool, bestand: Bestand): Promise<void> {
  await inTransaktion(pool, { behoerde: '*', wer: 'lasttest' }, async (db) => {
    for (const v of bestand.vereinbarungen.values()) await seedBeteiligte(db, v);
  });
  const client = await pool.connect();
  try {
    await client.query("SET statement_timeout = 0; SET work_mem = '128MB'; SET jit = off");
    await client.query(`CREATE FUNCTION pg_temp.z(n bigint, wozu text) RETURNS float LANGUAGE sql IMMUTABLE AS $$ SELECT (('x' || substr(md5(n || ':' || wozu), 1, 8))::bit(32)::bigint & 2147483647) / 2147483648.0 $$`);
    await client.query('CREATE FUNCTION pg_temp.aus(liste text[], wurf float) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT liste[1 + floor(cardinality(liste) * wurf)::int] $$');
    // The index of the search is built once at the end, not after each of these statements.
    for (const t of ['fall', 'person', 'haushalt', 'mitteilung', 'rueckmeldung']) await client.query(`ALTER TABLE ${t} DISABLE TRIGGER suchindex_neu`);
    for (const schritt of [legeGrundlageAn, legeFaelleAn, legeMenschenAn, legeVerlaufAn, legeFristenAn, legeArbeitAn, baueSuche]) {
      await schritt(client, bestand);
      await client.query('ANALYZE');
    }
    for (const t of ['fall', 'person', 'haushalt', 'mitteilung', 'rueckmeldung']) await client.query(`ALTER TABLE ${t} ENABLE TRIGGER suchindex_neu`);
  } finally {
    client.release();
  }
}

type Schritt = (client: pg.PoolClient, bestand: Bestand) => Promise<unknown>;

const legeGrundlageAn: Schritt = async (c, { vereinbarungen, passwortHash }) => {
  const arten = [...vereinbarungen.values()].flatMap((v) => v.behoerden.flatMap(({ kuerzel, aktenzeichenPraefix }) => {
    const rollen = v.rollen.filter((r) => r.behoerde === kuerzel);
    const eigene = v.fristarten.filter((f) => gruppenVon(f, kuerzel).warnGruppe.startsWith(rollen[0]?.kuerzel.split('-')[0] ?? '-') && f.gueltigBis === null);
    return [{ behoerde: kuerzel, vereinbarung: v.kuerzel, praefix: aktenzeichenPraefix, land: v.land, sachbearbeitung: rollen.find((r) => r.art === 'SACHBEARBEITUNG')?.kuerzel, leitung: rollen.find((r) => r.art === 'LEITUNG')?.kuerzel, fristarten: (eigene.length > 0 ? eigene : v.fristarten).map((f) => f.fristart), bezeichnungen: (eigene.length > 0 ? eigene : v.fristarten).map((f) => f.bezeichnung) }];
  }));
  const angaben = BEHOERDEN.map((b, i) => ({ ...b, ...arten.find((a) => a.behoerde === b.behoerde), ab: BEHOERDEN.slice(0, i).reduce((summe, x) => summe + x.anteil, 0) }));
  await c.query(
    `CREATE TEMP TABLE amt AS SELECT * FROM jsonb_to_recordset('${JSON.stringify(angaben).replaceAll("'", "''")}') AS x (behoerde text, anteil int, ab int, konten int, prozesse text[], vereinbarung text, praefix text, land text, sachbearbeitung text, leitung text, fristarten text[], bezeichnungen text[])`,
  );
  await c.query(
    `INSERT INTO konto (anmeldename, anzeigename, behoerde, rollen, passwort_hash)
     SELECT lower(behoerde) || '.' || lpad(k::text, 3, '0'), pg_temp.aus($1, pg_temp.z(k, behoerde || 'v')) || ' ' || pg_temp.aus($2, pg_temp.z(k, behoerde || 'n')), behoerde, ARRAY[CASE WHEN k = 1 THEN leitung ELSE sachbearbeitung END], $3
     FROM amt, generate_series(1, amt.konten) k`,
    [VORNAMEN, NACHNAMEN, passwortHash],
  );
};

const legeFaelleAn: Schritt = async (c, { anzahl, heute }) => {
  await c.query(
    `CREATE TEMP TABLE neu AS SELECT n, a.*, offen, eingang, CASE WHEN offen THEN NULL ELSE least(eingang + 20 + floor(380 * pg_temp.z(n, 'dauer'))::int, $2::date - 1) END AS ende, praefix || '-' || to_char(eingang, 'YYYY') || '-' || lpad(n::text, 6, '0') AS az
     FROM generate_series(1, $1::int) n, LATERAL (SELECT pg_temp.z(n, 'offen') < 0.1 AS offen) o,
       LATERAL (SELECT $2::date - (CASE WHEN offen THEN 240 ELSE 3200 END * pg_temp.z(n, 'eingang'))::int - CASE WHEN offen THEN 1 ELSE 30 END AS eingang) e, amt a WHERE n % 100 >= a.ab AND n % 100 < a.ab + a.anteil`,
    [anzahl, heute],
  );
  await c.query(
    `INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, status, ergebnis, eingang_am, angelegt_am, beendet_am, zustaendig)
     SELECT behoerde, az, vereinbarung, CASE WHEN offen THEN 'LAUFEND' ELSE 'BEENDET' END, NULL, eingang, eingang + time '09:00', ende + time '15:00',
       CASE WHEN pg_temp.z(n, 'zustaendig') < 0.7 THEN lower(behoerde) || '.' || lpad((2 + floor((konten - 1) * pg_temp.z(n, 'wer')))::text, 3, '0') END FROM neu ORDER BY n`,
  );
  await c.query(
    `INSERT INTO lauf (behoerde, aktenzeichen, prozess, vorgang, anlass, status, ergebnis, prozess_instanz, eingang_am, angelegt_am, beendet_am)
     SELECT behoerde, az, prozesse[i], az, 'aufnahme', CASE WHEN offen AND i = erster THEN 'LAUFEND' ELSE 'BEENDET' END, NULL, (2251799813685249 + n::bigint * 8 + i)::text, eingang, eingang + time '09:01', CASE WHEN offen AND i = erster THEN NULL ELSE COALESCE(ende, eingang + 1) + time '15:00' END
     FROM neu, LATERAL (SELECT 1 + floor(cardinality(prozesse) * power(pg_temp.z(n, 'verfahren'), 1.5))::int AS erster) e, generate_series(1, cardinality(prozesse)) i WHERE i = erster OR (i < 3 AND pg_temp.z(n * 10 + i, 'weiteres') < 0.3)`,
  );
};

const legeMenschenAn: Schritt = async (c) => {
  await c.query(
    `INSERT INTO haushalt (behoerde, aktenzeichen, strasse, hausnummer, plz, ort, adresse_norm)
     SELECT behoerde, az, strasse, nummer, plz, 'Hannover', plz || '|' || (SELECT string_agg(regexp_replace(regexp_replace(w, 'platz$', 'pl'), '^sankt$', 'st'), '' ORDER BY i) FROM suchworte(strasse) WITH ORDINALITY AS s (w, i)) || '|' || nummer
     FROM neu, LATERAL (SELECT CASE WHEN pg_temp.z(n, 's0') < 0.2 THEN pg_temp.aus($1, pg_temp.z(n, 's1')) ELSE pg_temp.aus($2, pg_temp.z(n, 's2')) || pg_temp.aus($3, pg_temp.z(n, 's3')) END AS strasse,
       (1 + floor(140 * power(pg_temp.z(n, 'nr'), 2)))::int || CASE WHEN pg_temp.z(n, 'nrz') < 0.15 THEN pg_temp.aus('{a,b,c}', pg_temp.z(n, 'nrb')) ELSE '' END AS nummer, pg_temp.aus($4, pg_temp.z(n, 'plz')) AS plz) w WHERE vereinbarung = 'hannover'`,
    [STRASSEN, ANFANG, STRASSENENDE, PLZ],
  );
  await c.query(
    `CREATE TEMP TABLE mensch AS SELECT m, behoerde, az, rolle, name, vorname, CASE WHEN rolle IN ('VERMIETER') THEN NULL ELSE date '1945-01-01' + floor(27000 * pg_temp.z(m, 'geb'))::int END AS geboren, CASE rolle WHEN 'KLIENT' THEN pg_temp.aus($3, pg_temp.z(m, 's')) || pg_temp.aus('{straße,weg,allee}', pg_temp.z(m, 't')) || ' 5, ' || pg_temp.aus($6, pg_temp.z(m, 'p')) || ' Düsseldorf' ELSE '' END AS anschrift
     FROM (SELECT neu.*, n::bigint * 10 + i AS m, CASE WHEN vereinbarung <> 'hannover' THEN 'KLIENT' WHEN i = 0 THEN 'VERMIETER' WHEN i <= 1 + (pg_temp.z(n, 'paar') * 1.5)::int THEN 'MIETER' ELSE 'MITBEWOHNER' END AS rolle
           FROM neu, generate_series(0, CASE WHEN vereinbarung <> 'hannover' THEN 0 ELSE 1 + floor(4 * power(pg_temp.z(n, 'kopf'), 2))::int END) i) x,
       LATERAL (SELECT CASE WHEN rolle = 'VERMIETER' THEN '' ELSE pg_temp.aus($2, power(pg_temp.z(m, 'vor'), 1.4)) END AS vorname, CASE WHEN rolle = 'VERMIETER' THEN 'Wohnbau ' || pg_temp.aus($3, pg_temp.z(m, 'wb')) || 'land GmbH'
         WHEN pg_temp.z(m, 'w') < 0.55 THEN pg_temp.aus($1, power(pg_temp.z(m, 'nach'), 2)) WHEN pg_temp.z(m, 'w') < 0.92 THEN pg_temp.aus($4, pg_temp.z(m, 'na')) || pg_temp.aus($5, pg_temp.z(m, 'ne'))
         ELSE pg_temp.aus($1, pg_temp.z(m, 'd1')) || '-' || pg_temp.aus($1, pg_temp.z(m, 'd2')) END AS name) y`,
    [NACHNAMEN, VORNAMEN, ANFANG, ANFANG, ENDE, ORTE_DUESSELDORF],
  );
  // Each name is evened out once, not once for each person.
  await c.query("CREATE TEMP TABLE namensworte AS SELECT name, ARRAY(SELECT suchworte(translate(name, '''’', ''))) AS worte FROM (SELECT name FROM mensch UNION SELECT vorname FROM mensch) n");
  await c.query(
    `INSERT INTO person (behoerde, aktenzeichen, rolle, name, vorname, geburtsdatum, anschrift, name_norm)
     SELECT behoerde, az, rolle, m.name, vorname, geboren, anschrift, (SELECT string_agg(w, ' ' ORDER BY w COLLATE "C") FROM unnest(n.worte || v.worte) w) FROM mensch m JOIN namensworte n ON n.name = m.name JOIN namensworte v ON v.name = m.vorname ORDER BY m.m`,
  );
  await c.query(
    `INSERT INTO mitteilung (behoerde, aktenzeichen, gericht, geschaeftszeichen, gericht_norm, geschaeftszeichen_norm, klage_eingang_am, eingang_am, monatsmiete_cent, rueckstand_cent, quelle, original)
     SELECT behoerde, az, 'Amtsgericht Hannover', (500 + n % 60) || ' C ' || n || '/' || to_char(eingang, 'YY'), 'ag hannover', (500 + n % 60) || 'c' || n || '/' || to_char(eingang, 'YYYY'), eingang - 8, eingang, 40000 + floor(90000 * pg_temp.z(n, 'miete')), 80000 + floor(500000 * pg_temp.z(n, 'schuld')), 'API', '{}'
     FROM neu WHERE behoerde = 'LHH' AND pg_temp.z(n, 'mizi') < 0.7`,
  );
  await c.query(
    `INSERT INTO rueckmeldung (behoerde, aktenzeichen, leistungsbezug, bg_nummer, eingang_am, weg, erfasst_von, erfasst_am)
     SELECT behoerde, az, 'JA', '23704//' || lpad(n::text, 7, '0'), eingang + 1, 'POSTEINGANG', 'lhh.002', eingang + time '11:00' FROM neu WHERE behoerde = 'LHH' AND NOT offen AND pg_temp.z(n, 'bezug') < 0.5`,
  );
};

const legeVerlaufAn: Schritt = async (c) => {
  await c.query(
    `INSERT INTO dokument (id, behoerde, aktenzeichen, art, titel, inhalt, sha256, seiten, erzeugt_am, schluessel)
     SELECT md5('d' || n || '.' || i)::uuid, behoerde, az, CASE i WHEN 1 THEN 'hannover.anlage-1' ELSE 'hannover.einladung' END, CASE i WHEN 1 THEN 'Anlage 1' ELSE 'Einladung' END, convert_to('%PDF-1.7 ' || md5(n || 'x' || i), 'UTF8'), md5(n || 'x' || i), 1, eingang + i + time '10:00', az || ':s' || i || ':1'
     FROM neu, generate_series(1, 1 + (pg_temp.z(n, 'dok') * 2)::int) i`,
  );
  await c.query(
    `INSERT INTO uebermittlung (behoerde, id, aktenzeichen, dokument_id, empfaenger, kanal, status, message_id, angelegt_am, naechster_versuch_am, gesendet_am)
     SELECT d.behoerde, d.schluessel, d.aktenzeichen, d.id, CASE n.vereinbarung WHEN 'hannover' THEN 'JOBCENTER' ELSE 'JOBCENTER_D' END, 'DATEISPOOL', CASE WHEN n.offen AND pg_temp.z(n.n, 'ue') < 0.05 THEN 'UNKLAR' ELSE 'GESENDET' END, '<' || d.id || '@lasttest>', d.erzeugt_am, d.erzeugt_am, d.erzeugt_am + interval '5 minutes'
     FROM dokument d JOIN neu n ON n.behoerde = d.behoerde AND n.az = d.aktenzeichen`,
  );
  await c.query(
    `INSERT INTO posteingang (behoerde, aktenzeichen, art, absender, eingang_am, angelegt_am, status, schluessel)
     SELECT behoerde, az, 'RUECKMELDUNG', CASE vereinbarung WHEN 'hannover' THEN 'JOBCENTER' ELSE 'JOBCENTER_D' END, eingang + 2, eingang + 2 + time '08:30', CASE WHEN offen AND pg_temp.z(n, 'pe') < 0.1 THEN 'OFFEN' ELSE 'VERBUCHT' END, 'p' || n FROM neu WHERE pg_temp.z(n, 'post') < 0.4`,
  );
  await c.query(
    `INSERT INTO journal (behoerde, aktenzeichen, zeitpunkt, wer, art, angaben)
     SELECT behoerde, az, eingang + interval '1 hour' * (9 + i * 30), lower(behoerde) || '.' || lpad((1 + n % konten)::text, 3, '0'), ('{LESEN,LESEN,LESEN,FRIST_GESETZT,FRIST_ERLEDIGT,ENTSCHEIDUNG,DOKUMENT_ERZEUGT,HINWEIS,VERMERK,PROZESS_GESTARTET}'::text[])[1 + (n * 7 + i * 3) % 10], '{}'
     FROM neu, generate_series(1, 6 + floor(10 * pg_temp.z(n, 'journal'))::int) i ORDER BY n, i`,
  );
};

const legeFristenAn: Schritt = async (c, { heute }) => {
  await c.query(
    `INSERT INTO frist (behoerde, id, aktenzeichen, fristart, bezeichnung, klausel, beginn, laenge, einheit, modus, land, frist_ende, ablauf, vorfrist, schritte, status, erledigt_am, ueberschritten_am, prozess)
     SELECT behoerde, az || ':' || fristarten[f] || '.' || i || ':1', az, fristarten[f], bezeichnungen[f], NULL, tag - 10, 10, 'TAG', 'MO_SA', land, tag, (tag + 1)::timestamp AT TIME ZONE 'Europe/Berlin', (tag - 1)::timestamp AT TIME ZONE 'Europe/Berlin', '["Gerechnet."]',
       CASE WHEN laeuft THEN CASE WHEN tag < $1::date THEN 'UEBERSCHRITTEN' ELSE 'LAUFEND' END WHEN spaet THEN 'UEBERSCHRITTEN' ELSE 'EINGEHALTEN' END,
       CASE WHEN laeuft THEN NULL ELSE (tag + CASE WHEN spaet THEN 3 ELSE 0 END) + time '12:00' END, CASE WHEN (laeuft AND tag < $1::date) OR (NOT laeuft AND spaet) THEN (tag + 1)::timestamp AT TIME ZONE 'Europe/Berlin' END, prozesse[1]
     FROM neu, generate_series(1, 2 + (pg_temp.z(n, 'fr') * 2)::int) i, LATERAL (SELECT offen AND i = 1 AS laeuft, pg_temp.z(n::bigint * 10 + i, 'spaet') < 0.12 AS spaet, 1 + floor(cardinality(fristarten) * pg_temp.z(n::bigint * 10 + i, 'art'))::int AS f) x,
       LATERAL (SELECT CASE WHEN laeuft THEN $1::date - 12 + floor(60 * pg_temp.z(n, 'tag'))::int ELSE eingang + i * 9 END AS tag) t`,
    [heute],
  );
};

const legeArbeitAn: Schritt = async (c, { heute }) => {
  await c.query(
    `INSERT INTO hinweis (behoerde, aktenzeichen, art, gruppe, frist_id, angelegt_am, erledigt_am, schluessel)
     SELECT f.behoerde, f.aktenzeichen, CASE f.status WHEN 'UEBERSCHRITTEN' THEN 'FRIST_UEBERSCHRITTEN' ELSE 'VORFRIST' END, CASE f.status WHEN 'UEBERSCHRITTEN' THEN a.leitung ELSE a.sachbearbeitung END, f.id, f.vorfrist, f.erledigt_am, f.id || ':hinweis'
     FROM frist f JOIN amt a USING (behoerde) WHERE f.vorfrist < $1::date AND pg_temp.z(hashtext(f.id), 'h') < 0.3`,
    [heute],
  );
  await c.query(
    `INSERT INTO aufgabe (schluessel, behoerde, aktenzeichen, element, name, prozess, gruppen, uebernommen_von, erzeugt_am, faellig_am)
     SELECT (4503599627370497 + n)::text, behoerde, az, 'UserTask_Lasttest', pg_temp.aus('{Leistungsbezug prüfen,Kontakt aufnehmen,Stellungnahme fertigen,Rückmeldung klären,Zahlung anweisen}', pg_temp.z(n, 'aufgabe')), prozesse[1], ARRAY[CASE WHEN pg_temp.z(n, 'ag') < 0.12 THEN leitung ELSE sachbearbeitung END],
       CASE WHEN pg_temp.z(n, 'an') < 0.2 THEN lower(behoerde) || '.' || lpad((2 + floor((konten - 1) * pg_temp.z(n, 'wer')))::text, 3, '0') END, eingang + time '09:02',
       CASE WHEN pg_temp.z(n, 'mitfrist') < 0.6 THEN (SELECT r.ablauf - interval '1 minute' FROM frist r WHERE r.behoerde = neu.behoerde AND r.aktenzeichen = az AND r.erledigt_am IS NULL LIMIT 1) WHEN pg_temp.z(n, 'mitfrist') < 0.8 THEN ($1::date - 5 + floor(30 * pg_temp.z(n, 'ft'))::int) + time '21:59' END
     FROM neu WHERE offen AND pg_temp.z(n, 'hatAufgabe') < 0.9`,
    [heute],
  );
  await c.query("INSERT INTO aufgabenstand (gelesen_am) VALUES ($1::date + interval '9 hours')", [heute]);
};

const baueSuche: Schritt = async (c) => {
  await c.query('TRUNCATE suchindex, suchwort');
  await c.query('INSERT INTO suchindex SELECT f.behoerde, f.aktenzeichen, s.personen, s.andere, s.anschrift, s.zeichen, s.personen || s.andere || s.anschrift || s.zeichen FROM fall f, suchindex_von(f.behoerde, f.aktenzeichen) s');
  await c.query('INSERT INTO suchwort (behoerde, wort) SELECT DISTINCT s.behoerde, w FROM suchindex s, unnest(s.personen || s.andere || s.anschrift) w');
};
