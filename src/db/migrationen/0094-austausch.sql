-- What the partners of an agreement decide in their meetings, and the meetings that one of them asks for besides the regular
-- exchange. As in 0071: nothing about a case, read by all partners, the rows belong to the authority that leads.
CREATE TABLE vereinbarung_beschluss (
  behoerde text NOT NULL, vereinbarung text NOT NULL, nummer int NOT NULL CHECK (nummer > 0),
  aktenzeichen text NOT NULL, vorgang text NOT NULL,
  aufgabe text NOT NULL CHECK (aufgabe <> ''),
  stelle text NOT NULL,                                  -- the partner that has to do it
  bis_am date NOT NULL,
  wer text NOT NULL, gefasst_am timestamptz NOT NULL,
  erledigt_am date,
  PRIMARY KEY (vereinbarung, nummer),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE TABLE vereinbarung_besprechung (
  behoerde text NOT NULL, vereinbarung text NOT NULL, nummer int NOT NULL CHECK (nummer > 0),
  aktenzeichen text NOT NULL, vorgang text NOT NULL,
  angefragt_von text NOT NULL, erfasst_von text NOT NULL, angefragt_am timestamptz NOT NULL,
  gehalten_am date, absprachen text,
  PRIMARY KEY (vereinbarung, nummer),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE UNIQUE INDEX vereinbarung_besprechung_offen ON vereinbarung_besprechung (vereinbarung) WHERE gehalten_am IS NULL;

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['vereinbarung_beschluss', 'vereinbarung_besprechung'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY eigene_behoerde ON %I TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde))', t);
    EXECUTE format('CREATE POLICY beide_lesen ON %I FOR SELECT TO kooperation_app USING (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON %I TO kooperation_app', t);
  END LOOP;
END $$;
GRANT UPDATE (erledigt_am) ON vereinbarung_beschluss TO kooperation_app;
GRANT UPDATE (gehalten_am, absprachen) ON vereinbarung_besprechung TO kooperation_app;
