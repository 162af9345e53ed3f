-- The agreement itself: its one Akte, the regular exchange of its partners (H-5.2) and its termination (H-5.3). Nothing here
-- is about a household, and both partners read it. The rows belong to the authority that leads; what a partner enters is
-- written in its name.
CREATE TABLE vereinbarung_akte (
  vereinbarung text PRIMARY KEY, behoerde text NOT NULL, aktenzeichen text NOT NULL,
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
-- One round of the exchange: the day, the figures of the agenda, the agenda as a document.
CREATE TABLE vereinbarung_austausch (
  behoerde text NOT NULL, vorgang text NOT NULL, aktenzeichen text NOT NULL,
  runde int NOT NULL CHECK (runde > 0),
  vereinbarung text NOT NULL,
  zahlen_von date NOT NULL, zahlen_bis date NOT NULL, zahlen jsonb NOT NULL,
  dokument_id uuid NOT NULL REFERENCES dokument ON DELETE CASCADE,
  vorbereitet_am timestamptz NOT NULL,
  PRIMARY KEY (behoerde, vorgang, runde),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
-- What the leads have written about a round; the newest counts.
CREATE TABLE vereinbarung_protokoll (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, vorgang text NOT NULL, aktenzeichen text NOT NULL, runde int NOT NULL,
  ergebnis text NOT NULL CHECK (ergebnis IN ('GEHALTEN', 'VERSCHOBEN')),
  gehalten_am date, naechster_am date NOT NULL,
  schwierigkeiten text,
  wer text NOT NULL, zeitpunkt timestamptz NOT NULL,
  CHECK ((ergebnis = 'GEHALTEN') = (gehalten_am IS NOT NULL)),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX vereinbarung_protokoll_runde ON vereinbarung_protokoll (behoerde, vorgang, runde, id);
CREATE TABLE vereinbarung_kuendigung (
  behoerde text NOT NULL, vereinbarung text NOT NULL, runde int NOT NULL CHECK (runde > 0),
  aktenzeichen text NOT NULL, vorgang text NOT NULL,
  erklaert_von text NOT NULL,                            -- the partner that terminates
  zugang_am date NOT NULL,                               -- the other one received it; the notice period begins
  ende_am date,                                          -- last day in force, as the procedure has computed it
  zurueckgenommen_am date,
  erfasst_von text NOT NULL, erfasst_am timestamptz NOT NULL,
  PRIMARY KEY (vereinbarung, runde),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE UNIQUE INDEX vereinbarung_kuendigung_offen ON vereinbarung_kuendigung (vereinbarung) WHERE zurueckgenommen_am IS NULL;

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['vereinbarung_akte', 'vereinbarung_austausch', 'vereinbarung_protokoll', 'vereinbarung_kuendigung'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY eigene_behoerde ON %I TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde))', t);
    EXECUTE format('CREATE POLICY beide_lesen ON %I FOR SELECT TO kooperation_app USING (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON %I TO kooperation_app', t);
  END LOOP;
END $$;
GRANT UPDATE (ende_am, zurueckgenommen_am) ON vereinbarung_kuendigung TO kooperation_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO kooperation_app;
