-- The decision on arrears (H-3.2): one row for each run, at the Jobcenter or, under § 36 SGB XII, at the Fachstelle.
CREATE TABLE mietschulden (
  behoerde text NOT NULL, aktenzeichen text NOT NULL, prozess text NOT NULL, vorgang text NOT NULL,
  herkunft text NOT NULL CHECK (herkunft IN ('ANTRAG', 'VORSPRACHE', 'SGB12')),
  anlass text NOT NULL CHECK (anlass IN ('RAEUMUNGSKLAGE', 'KUENDIGUNG', 'VERSORGUNGSSPERRE')),
  schuldenart text NOT NULL CHECK (schuldenart IN ('MIETSCHULDEN', 'ENERGIESCHULDEN')),
  pruefung jsonb, geprueft_von text, geprueft_am timestamptz,   -- what a person has found out, and the reasons (free text)
  pruefergebnis jsonb,                                  -- codes and sums: what the decision tables say to it
  leistungsart text CHECK (leistungsart IN ('DARLEHEN', 'ZUSCHUSS')),
  summe_cent bigint CHECK (summe_cent > 0),
  empfaenger text CHECK (empfaenger IN ('VERMIETER', 'ENERGIEVERSORGER')),
  vorschlag_runde int,                                  -- the proposal that the three columns above belong to
  ergebnis text CHECK (ergebnis IN ('UEBERNAHME', 'ABLEHNUNG', 'KEIN_SGB2')),
  ergebnis_am date,
  PRIMARY KEY (behoerde, prozess, vorgang),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE,
  FOREIGN KEY (behoerde, prozess, vorgang) REFERENCES lauf ON DELETE CASCADE,
  CONSTRAINT mietschulden_leistung CHECK (ergebnis IS DISTINCT FROM 'UEBERNAHME' OR (leistungsart IS NOT NULL AND summe_cent IS NOT NULL AND empfaenger IS NOT NULL)),
  CONSTRAINT mietschulden_ergebnis_tag CHECK ((ergebnis IS NULL) = (ergebnis_am IS NULL))
);
CREATE INDEX mietschulden_fall ON mietschulden (behoerde, aktenzeichen);

-- H-3.2.1.5: no rejection without the decision of a second person, whoever asks for it and however; a result is final.
CREATE FUNCTION mietschulden_ablehnung() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'UPDATE' AND OLD.ergebnis IS NOT NULL AND NEW.ergebnis IS DISTINCT FROM OLD.ergebnis THEN
    RAISE EXCEPTION 'Das Ergebnis steht schon fest.' USING ERRCODE = 'check_violation', CONSTRAINT = 'mietschulden_endgueltig';
  END IF;
  IF NEW.ergebnis = 'ABLEHNUNG' AND NOT EXISTS (
    SELECT 1 FROM entscheidung e WHERE e.behoerde = NEW.behoerde AND e.prozess = NEW.prozess AND e.vorgang = NEW.vorgang AND e.gegenstand = 'MIETSCHULDEN'
      AND e.vorschlag = 'ABLEHNUNG' AND e.entscheidung = 'ZUGESTIMMT') THEN
    RAISE EXCEPTION 'Eine Ablehnung braucht die Entscheidung der Leitung.' USING ERRCODE = 'check_violation', CONSTRAINT = 'mietschulden_vier_augen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mietschulden_ablehnung BEFORE INSERT OR UPDATE ON mietschulden FOR EACH ROW EXECUTE FUNCTION mietschulden_ablehnung();

-- The call that tells the Fachstelle of a rejection at once (H-3.2.1.4).
CREATE TABLE mietschulden_telefonat (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, aktenzeichen text NOT NULL, prozess text NOT NULL, vorgang text NOT NULL,
  am date NOT NULL, um time NOT NULL, mit text NOT NULL, inhalt text NOT NULL,
  gefuehrt_von text NOT NULL REFERENCES konto, erfasst_am timestamptz NOT NULL,
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE,
  FOREIGN KEY (behoerde, prozess, vorgang) REFERENCES lauf ON DELETE CASCADE
);
CREATE INDEX mietschulden_telefonat_fall ON mietschulden_telefonat (behoerde, aktenzeichen, id);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['mietschulden', 'mietschulden_telefonat'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY eigene_behoerde ON %I TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO kooperation_app', t);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO kooperation_app;
