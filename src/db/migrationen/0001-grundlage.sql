-- The truth about people. Every row of a case belongs to one authority (behoerde); row level security shows an authority
-- its own rows only. The Aktenzeichen is shared between the authorities, the file behind it is not.

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kooperation_app') THEN
    CREATE ROLE kooperation_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
END $$;
GRANT kooperation_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO kooperation_app;

-- The authority in whose name the transaction acts; '*' only for the program's own services (outbox, transmission, reconciler).
CREATE FUNCTION darf_sehen(behoerde text) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT current_setting('kooperation.behoerde', true) IN (behoerde, '*') $$;

CREATE TABLE beteiligter (
  kuerzel text PRIMARY KEY,
  vereinbarung text NOT NULL,
  behoerde text,                                        -- set where the Beteiligte is an authority that has files here
  name text NOT NULL,
  funktion text NOT NULL,                               -- the only line about the recipient on a fax cover
  anschrift text NOT NULL DEFAULT '',
  faxnummer text,
  kanal text NOT NULL CHECK (kanal IN ('DATEISPOOL', 'SMTP_FAX', 'INTERN')),
  arbeitet_im_system boolean NOT NULL DEFAULT false
);
COMMENT ON COLUMN beteiligter.arbeitet_im_system IS 'true: its own process runs here and answers; false: it answers on paper and a clerk records the answer';

CREATE TABLE konto (
  anmeldename text PRIMARY KEY,
  anzeigename text NOT NULL,
  behoerde text NOT NULL,
  rollen text[] NOT NULL,
  passwort_hash text NOT NULL,
  gesperrt boolean NOT NULL DEFAULT false
);

CREATE TABLE aktenzeichen_folge (
  behoerde text NOT NULL, jahr int NOT NULL, letzte int NOT NULL,
  PRIMARY KEY (behoerde, jahr)
);

CREATE TABLE fall (
  behoerde text NOT NULL,
  aktenzeichen text NOT NULL CHECK (aktenzeichen ~ '^[0-9A-Z.]{1,20}-[0-9]{4}-[0-9]{6}$'),
  vereinbarung text NOT NULL,
  verfahren text NOT NULL,                              -- path below bpmn/, e.g. hannover/mizi
  status text NOT NULL DEFAULT 'NEU' CHECK (status IN ('NEU', 'LAUFEND', 'BEENDET')),
  ergebnis text,                                        -- code of the end event that was reached
  gehoert_zu text,                                      -- Aktenzeichen of the case this one was joined to
  prozess_instanz text UNIQUE,                          -- key as text: it is beyond 2^53
  eingang_am date NOT NULL,                             -- local date of receipt, Europe/Berlin
  angelegt_am timestamptz NOT NULL,
  beendet_am timestamptz,
  PRIMARY KEY (behoerde, aktenzeichen)
);
CREATE INDEX fall_status ON fall (behoerde, status, angelegt_am DESC);

CREATE TABLE haushalt (
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  strasse text NOT NULL, hausnummer text NOT NULL, lage text NOT NULL DEFAULT '', plz text NOT NULL, ort text NOT NULL,
  telefon text,
  adresse_norm text NOT NULL,                           -- spelling evened out, for finding the same flat again
  PRIMARY KEY (behoerde, aktenzeichen),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX haushalt_adresse ON haushalt (behoerde, adresse_norm);

CREATE TABLE person (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  rolle text NOT NULL CHECK (rolle IN ('MIETER', 'MITBEWOHNER', 'VERMIETER', 'VERTRETER')),
  name text NOT NULL, vorname text NOT NULL DEFAULT '', geburtsdatum date,
  anschrift text NOT NULL DEFAULT '',
  name_norm text NOT NULL,
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX person_fall ON person (behoerde, aktenzeichen);
CREATE INDEX person_name ON person (behoerde, name_norm);

-- The notice of the court (MiZi), § 22 (9) SGB II. Money in Cent.
CREATE TABLE mitteilung (
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  gericht text NOT NULL, geschaeftszeichen text NOT NULL,
  gericht_norm text NOT NULL, geschaeftszeichen_norm text NOT NULL,
  klage_eingang_am date NOT NULL,                       -- receipt of the suit at the court
  eingang_am date NOT NULL,                             -- receipt of the notice here, starts H-2.2
  zugestellt_am date,                                   -- last service = Rechtshängigkeit, where known
  termin_am date,
  monatsmiete_cent bigint NOT NULL CHECK (monatsmiete_cent >= 0),
  rueckstand_cent bigint NOT NULL CHECK (rueckstand_cent >= 0),
  nutzungsentschaedigung_cent bigint NOT NULL DEFAULT 0 CHECK (nutzungsentschaedigung_cent >= 0),
  hilfsweise_ordentlich text NOT NULL DEFAULT 'UNBEKANNT' CHECK (hilfsweise_ordentlich IN ('JA', 'NEIN', 'UNBEKANNT')),
  quelle text NOT NULL CHECK (quelle IN ('FORMULAR', 'API', 'DATEI')),
  original jsonb NOT NULL,                              -- as it came in
  PRIMARY KEY (behoerde, aktenzeichen),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE,
  CONSTRAINT mitteilung_einmal UNIQUE (behoerde, gericht_norm, geschaeftszeichen_norm)
);

CREATE TABLE einwilligung (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  zweck text NOT NULL, datenarten text[] NOT NULL, sender text NOT NULL, empfaenger text NOT NULL,
  textfassung text NOT NULL, form text NOT NULL CHECK (form IN ('SCHRIFTLICH', 'ELEKTRONISCH')),
  erteilt_am date NOT NULL, widerrufen_am date CHECK (widerrufen_am >= erteilt_am),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);

CREATE TABLE frist (
  behoerde text NOT NULL,
  id text NOT NULL,                                     -- <aktenzeichen>:<fristart>:<runde>, also the correlation key of frist-geaendert
  aktenzeichen text NOT NULL,
  fristart text NOT NULL, runde int NOT NULL DEFAULT 1,
  bezeichnung text NOT NULL, klausel text,
  beginn date NOT NULL, laenge int NOT NULL, einheit text NOT NULL CHECK (einheit IN ('WERKTAG', 'TAG', 'MONAT')),
  modus text NOT NULL CHECK (modus IN ('MO_SA', 'MO_FR')), land text NOT NULL,
  frist_ende date NOT NULL, ablauf timestamptz NOT NULL, vorfrist timestamptz NOT NULL,
  schritte jsonb NOT NULL,                              -- the derivation in German, day by day
  status text NOT NULL DEFAULT 'LAUFEND' CHECK (status IN ('LAUFEND', 'EINGEHALTEN', 'UEBERSCHRITTEN', 'AUFGEHOBEN')),
  erledigt_am timestamptz, ueberschritten_am timestamptz,
  geaendert_grund text, geaendert_von text,             -- a moved end: who and why; fixes frist_ende against recomputation
  PRIMARY KEY (behoerde, id),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX frist_offen ON frist (behoerde, ablauf) WHERE status = 'LAUFEND';

-- Warnings that a process raised for a group of people: Vorfrist, overrun, undeliverable.
CREATE TABLE hinweis (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  art text NOT NULL, gruppe text NOT NULL, frist_id text,
  angelegt_am timestamptz NOT NULL, erledigt_am timestamptz,
  schluessel text NOT NULL,
  UNIQUE (behoerde, schluessel),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);

CREATE TABLE dokument (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  art text NOT NULL, titel text NOT NULL,
  inhalt bytea NOT NULL, mime text NOT NULL DEFAULT 'application/pdf', sha256 text NOT NULL, seiten int NOT NULL,
  erzeugt_am timestamptz NOT NULL,
  schluessel text NOT NULL,                             -- <aktenzeichen>:<schritt>:<runde>: one document per business step
  UNIQUE (behoerde, schluessel),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);

CREATE TABLE uebermittlung (
  behoerde text NOT NULL,                               -- the sender
  id text NOT NULL,                                     -- <aktenzeichen>:<schritt>:<runde>, also the correlation key of its result
  aktenzeichen text NOT NULL,
  dokument_id uuid NOT NULL REFERENCES dokument,
  empfaenger text NOT NULL REFERENCES beteiligter,
  kanal text NOT NULL CHECK (kanal IN ('DATEISPOOL', 'SMTP_FAX', 'INTERN')),
  status text NOT NULL DEFAULT 'BEREIT'
    CHECK (status IN ('BEREIT', 'UEBERGABE', 'ANGENOMMEN', 'GESENDET', 'FEHLGESCHLAGEN', 'BESTAETIGT', 'UNKLAR', 'ZURUECKGEZOGEN')),
  message_id text NOT NULL UNIQUE,                      -- ours, without personal data: the channel can be asked by it
  fehler_code text, versuche int NOT NULL DEFAULT 0,
  angelegt_am timestamptz NOT NULL, naechster_versuch_am timestamptz NOT NULL,
  uebergabe_am timestamptz, angenommen_am timestamptz, gesendet_am timestamptz, bestaetigt_am timestamptz,
  PRIMARY KEY (behoerde, id),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX uebermittlung_bereit ON uebermittlung (naechster_versuch_am) WHERE status = 'BEREIT';

-- Send reports as they came in, by file, signed callback or clerk. They may come twice, late or never.
CREATE TABLE sendebericht (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, uebermittlung_id text NOT NULL,
  kennung text NOT NULL,                                -- of the report; the same report twice is one
  ergebnis text NOT NULL CHECK (ergebnis IN ('GESENDET', 'FEHLGESCHLAGEN')),
  gesendet_am timestamptz, seiten int, fehler_code text,
  weg text NOT NULL CHECK (weg IN ('DATEI', 'HTTP', 'HAND')),
  eingang_am timestamptz NOT NULL,
  UNIQUE (behoerde, uebermittlung_id, kennung),
  FOREIGN KEY (behoerde, uebermittlung_id) REFERENCES uebermittlung ON DELETE CASCADE
);

CREATE TABLE posteingang (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, aktenzeichen text,            -- null until it is assigned
  art text NOT NULL, absender text,                     -- kuerzel of a Beteiligter where known
  eingang_am date NOT NULL, angelegt_am timestamptz NOT NULL,
  status text NOT NULL DEFAULT 'OFFEN' CHECK (status IN ('OFFEN', 'VERBUCHT', 'ERLEDIGT')),
  angaben jsonb NOT NULL DEFAULT '{}', dokument_id uuid REFERENCES dokument,
  verbucht_von text, verbucht_am timestamptz,
  schluessel text NOT NULL,
  UNIQUE (behoerde, schluessel),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);

-- The Jobcenter's answer (H-2.3) with the details of the Vordruck (H-2.4). The first valid one counts, later ones are kept.
CREATE TABLE rueckmeldung (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, aktenzeichen text NOT NULL, runde int NOT NULL DEFAULT 1,
  leistungsbezug text NOT NULL CHECK (leistungsbezug IN ('JA', 'NEIN')),
  bg_nummer text, sachbearbeitung text, telefon text, kdu_direktzahlung boolean, bemerkung text,
  eingang_am date NOT NULL, weg text NOT NULL CHECK (weg IN ('POSTEINGANG', 'INTERN')),
  erfasst_von text NOT NULL, erfasst_am timestamptz NOT NULL, verbucht_am timestamptz,
  UNIQUE (behoerde, aktenzeichen, runde),
  CHECK (leistungsbezug = 'JA' OR bg_nummer IS NULL),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);

-- Append-only: what was done, by whom, and who read which file. Survives the deletion of a case.
CREATE TABLE journal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, aktenzeichen text,
  zeitpunkt timestamptz NOT NULL, wer text NOT NULL,
  art text NOT NULL, angaben jsonb NOT NULL DEFAULT '{}',
  schluessel text,                                      -- an effect of a job is entered once
  UNIQUE (behoerde, schluessel)
);
CREATE INDEX journal_fall ON journal (behoerde, aktenzeichen, id);
CREATE FUNCTION journal_unveraenderlich() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'Das Journal wird nur ergänzt.' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER journal_nur_anfuegen BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION journal_unveraenderlich();
CREATE TRIGGER journal_nicht_leeren BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_unveraenderlich();

-- The outbox: written with the effect, published afterwards. A start is repeated until its first worker has recorded the instance.
CREATE TABLE ausgang (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  art text NOT NULL CHECK (art IN ('START', 'NACHRICHT')),
  nachricht text NOT NULL, korrelation text NOT NULL,
  variablen jsonb NOT NULL DEFAULT '{}',                -- codes, dates, sums only: this goes to the engine
  schluessel text NOT NULL,                             -- also the messageId
  angelegt_am timestamptz NOT NULL, naechster_versuch_am timestamptz NOT NULL,
  versuche int NOT NULL DEFAULT 0,
  veroeffentlicht_am timestamptz, erledigt_am timestamptz,
  UNIQUE (behoerde, schluessel),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX ausgang_offen ON ausgang (naechster_versuch_am) WHERE erledigt_am IS NULL;

-- Incoming matter that could not be read or taken in: nothing is lost, a clerk looks at it.
CREATE TABLE eingang_fehler (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, quelle text NOT NULL, eingang_am timestamptz NOT NULL,
  inhalt bytea NOT NULL, fehler jsonb NOT NULL, erledigt_am timestamptz, erledigt_von text
);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['fall','haushalt','person','mitteilung','einwilligung','frist','hinweis','dokument','uebermittlung','sendebericht','posteingang','rueckmeldung','journal','ausgang','eingang_fehler'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY eigene_behoerde ON %I TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO kooperation_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO kooperation_app;
REVOKE UPDATE, DELETE ON journal FROM kooperation_app;
REVOKE ALL ON migration FROM kooperation_app;
