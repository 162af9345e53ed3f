-- A decision that two people make: one proposes, another decides. The engine cannot tell who completed a task, so both are
-- recorded here as the accounts that are logged in, and the four eyes are a constraint on these two accounts. What has been
-- proposed and decided is never changed: the columns of the proposal can only be inserted, those of the decision only updated.
CREATE TABLE entscheidung (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, aktenzeichen text NOT NULL, prozess text NOT NULL, vorgang text NOT NULL,
  gegenstand text NOT NULL CHECK (gegenstand ~ '^[A-Z0-9_]{2,40}$'),   -- what is decided in this run
  runde int NOT NULL CHECK (runde > 0),                 -- a proposal that was given back or replaced has a next round
  vorschlag text NOT NULL CHECK (vorschlag ~ '^[A-Z0-9_]{2,40}$'),
  vorschlag_begruendung text NOT NULL CHECK (vorschlag_begruendung <> ''),
  zustaendig text NOT NULL,                             -- role whose holder decides
  vorgeschlagen_von text NOT NULL REFERENCES konto, vorgeschlagen_am timestamptz NOT NULL,
  entscheidung text CHECK (entscheidung IN ('ZUGESTIMMT', 'ZURUECKGEGEBEN')),
  entscheidung_begruendung text CHECK (entscheidung_begruendung <> ''),
  entschieden_von text REFERENCES konto, entschieden_am timestamptz,
  UNIQUE (behoerde, prozess, vorgang, gegenstand, runde),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE,
  FOREIGN KEY (behoerde, prozess, vorgang) REFERENCES lauf ON DELETE CASCADE,
  CONSTRAINT entscheidung_vier_augen CHECK (entschieden_von <> vorgeschlagen_von),
  CONSTRAINT entscheidung_ganz CHECK ((entscheidung IS NULL) = (entschieden_von IS NULL) AND (entscheidung IS NULL) = (entschieden_am IS NULL)),
  CONSTRAINT entscheidung_grund CHECK (entscheidung IS DISTINCT FROM 'ZURUECKGEGEBEN' OR entscheidung_begruendung IS NOT NULL)
);
CREATE INDEX entscheidung_fall ON entscheidung (behoerde, aktenzeichen, id);

-- A payment is one row: planned by the procedure, ordered by a person, once.
CREATE TABLE zahlung (
  behoerde text NOT NULL, aktenzeichen text NOT NULL, prozess text NOT NULL, vorgang text NOT NULL,
  zweck text NOT NULL CHECK (zweck ~ '^[A-Z0-9_]{2,40}$'),
  bezug text NOT NULL DEFAULT '' CHECK (bezug ~ '^[A-Z0-9-]{0,20}$'),   -- tells payments of one purpose apart, e.g. the month 2026-05
  empfaenger text NOT NULL CHECK (empfaenger ~ '^[A-Z0-9_]{2,40}$'),    -- a role, never a name
  summe_cent bigint NOT NULL CHECK (summe_cent > 0),
  faellig_am date NOT NULL,
  geplant_am timestamptz NOT NULL,
  angewiesen_am date, angewiesen_von text REFERENCES konto, erfasst_am timestamptz,
  aufgehoben_am timestamptz,
  PRIMARY KEY (behoerde, prozess, vorgang, zweck, bezug),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE,
  FOREIGN KEY (behoerde, prozess, vorgang) REFERENCES lauf ON DELETE CASCADE,
  CONSTRAINT zahlung_ganz CHECK ((angewiesen_am IS NULL) = (angewiesen_von IS NULL) AND (angewiesen_am IS NULL) = (erfasst_am IS NULL)),
  CONSTRAINT zahlung_eins CHECK (angewiesen_am IS NULL OR aufgehoben_am IS NULL)
);
CREATE INDEX zahlung_fall ON zahlung (behoerde, aktenzeichen);
CREATE INDEX zahlung_offen ON zahlung (behoerde, faellig_am) WHERE angewiesen_am IS NULL AND aufgehoben_am IS NULL;

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['entscheidung', 'zahlung'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY eigene_behoerde ON %I TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde))', t);
  END LOOP;
END $$;
GRANT SELECT, DELETE ON entscheidung TO kooperation_app;
GRANT INSERT (behoerde, aktenzeichen, prozess, vorgang, gegenstand, runde, vorschlag, vorschlag_begruendung, zustaendig, vorgeschlagen_von, vorgeschlagen_am) ON entscheidung TO kooperation_app;
GRANT UPDATE (entscheidung, entscheidung_begruendung, entschieden_von, entschieden_am) ON entscheidung TO kooperation_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON zahlung TO kooperation_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO kooperation_app;
