-- A referral to the Fachstelle: why the household came, whether it consents, when its contact data left.
CREATE TABLE verweis (
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  vorgang text NOT NULL,                                -- the run it belongs to
  anlass text NOT NULL CHECK (anlass IN ('ABMAHNUNG', 'KUENDIGUNG', 'RAEUMUNGSKLAGE', 'MIETSCHULDEN')),
  vorsprache_am date NOT NULL,
  einwilligung_id bigint REFERENCES einwilligung ON DELETE SET NULL,
  abgeschlossen_am timestamptz,                         -- from here on a withdrawal is a matter of its own
  PRIMARY KEY (behoerde, vorgang),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX verweis_fall ON verweis (behoerde, aktenzeichen);
ALTER TABLE verweis ENABLE ROW LEVEL SECURITY;
ALTER TABLE verweis FORCE ROW LEVEL SECURITY;
CREATE POLICY eigene_behoerde ON verweis TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde));
GRANT SELECT, INSERT, UPDATE, DELETE ON verweis TO kooperation_app;

-- Withdrawn while it was being handed over: an attempt that comes back is not repeated.
ALTER TABLE uebermittlung ADD COLUMN nicht_wiederholen boolean NOT NULL DEFAULT false;
