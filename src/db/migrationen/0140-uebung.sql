-- Made-up files for practice. Their numbers come from a sequence of their own, so that real ones have no gaps.
ALTER TABLE aktenzeichen_folge ADD COLUMN uebung boolean NOT NULL DEFAULT false;
ALTER TABLE aktenzeichen_folge DROP CONSTRAINT aktenzeichen_folge_pkey, ADD PRIMARY KEY (behoerde, jahr, uebung);
CREATE INDEX fall_uebung ON fall (behoerde, aktenzeichen) WHERE starts_with(aktenzeichen, 'UE.');

-- Made-up files that somebody wants gone, at every authority. A row goes when no authority has the file any more.
CREATE TABLE uebung_entfernung (
  behoerde text NOT NULL,                               -- who asked
  akte text NOT NULL CHECK (starts_with(akte, 'UE.')),  -- Aktenzeichen, at whichever authority: it does not go with one of them
  verlangt_am timestamptz NOT NULL,
  PRIMARY KEY (behoerde, akte)
);
ALTER TABLE uebung_entfernung ENABLE ROW LEVEL SECURITY;
ALTER TABLE uebung_entfernung FORCE ROW LEVEL SECURITY;
CREATE POLICY eigene_behoerde ON uebung_entfernung TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde));
GRANT SELECT, INSERT, UPDATE, DELETE ON uebung_entfernung TO kooperation_app;

-- The figures leave them out by their Aktenzeichen: the indexes that answer alone have to know it.
DROP INDEX lauf_eingang, lauf_laeuft, frist_beginn;
CREATE INDEX lauf_eingang ON lauf (behoerde, eingang_am) INCLUDE (prozess, ergebnis, aktenzeichen);
CREATE INDEX lauf_laeuft ON lauf (behoerde, prozess, eingang_am) INCLUDE (aktenzeichen) WHERE status <> 'BEENDET';
CREATE INDEX frist_beginn ON frist (behoerde, beginn) INCLUDE (fristart, status, prozess, ziel, ablauf, erledigt_am, aktenzeichen);
