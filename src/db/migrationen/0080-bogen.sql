-- What people have entered in the data sheets of an agreement (`*.bogen.json`). Append only: a correction is a new entry.
CREATE TABLE bogen (
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  prozess text NOT NULL, vorgang text NOT NULL,         -- the run for which it was entered
  bogen text NOT NULL CHECK (bogen <> ''),              -- e.g. hannover.verzicht
  nummer int NOT NULL CHECK (nummer > 0),               -- counted in the case, over all runs
  werte jsonb NOT NULL CHECK (jsonb_typeof(werte) = 'object'), -- by field name; names and free text may stand here
  schluessel text NOT NULL,                             -- what was sent twice is entered once
  erfasst_von text NOT NULL, erfasst_am timestamptz NOT NULL,
  PRIMARY KEY (behoerde, aktenzeichen, bogen, nummer),
  UNIQUE (behoerde, aktenzeichen, schluessel),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE,
  FOREIGN KEY (behoerde, prozess, vorgang) REFERENCES lauf ON DELETE CASCADE
);
CREATE INDEX bogen_lauf ON bogen (behoerde, prozess, vorgang);

-- Why a household wants no help is the sheet `hannover.verzicht` now. The owner of the tables must see the rows: no policy is for it.
ALTER TABLE unterbringung NO FORCE ROW LEVEL SECURITY;
INSERT INTO bogen (behoerde, aktenzeichen, prozess, vorgang, bogen, nummer, werte, schluessel, erfasst_von, erfasst_am)
SELECT behoerde, aktenzeichen, 'hannover-unterbringung', vorgang, 'hannover.verzicht', row_number() OVER (PARTITION BY behoerde, aktenzeichen ORDER BY angelegt_am, vorgang),
  jsonb_build_object('grund', verzicht_grund), 'uebernommen:' || vorgang, 'programm', angelegt_am
FROM unterbringung WHERE verzicht_grund <> '';
ALTER TABLE unterbringung DROP COLUMN verzicht_grund;
ALTER TABLE unterbringung FORCE ROW LEVEL SECURITY;

ALTER TABLE bogen ENABLE ROW LEVEL SECURITY;
ALTER TABLE bogen FORCE ROW LEVEL SECURITY;
CREATE POLICY eigene_behoerde ON bogen TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde));
GRANT SELECT, INSERT, DELETE ON bogen TO kooperation_app;
