-- One case, one file: every run of a procedure in it is a row here. The engine's instance belongs to the run, not to the case.
CREATE TABLE lauf (
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  prozess text NOT NULL,                                -- id of the BPMN process, e.g. hannover-mizi
  vorgang text NOT NULL,                                -- the Aktenzeichen; from the second run of the process on with .2, .3 …
  anlass text NOT NULL,                                 -- what began it: the same cause begins one run
  status text NOT NULL DEFAULT 'NEU' CHECK (status IN ('NEU', 'LAUFEND', 'BEENDET')),
  ergebnis text,                                        -- code of the result it came to
  prozess_instanz text UNIQUE,                          -- key as text: it is beyond 2^53
  eingang_am date NOT NULL, angelegt_am timestamptz NOT NULL, beendet_am timestamptz,
  PRIMARY KEY (behoerde, prozess, vorgang),
  UNIQUE (behoerde, aktenzeichen, prozess, anlass),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE UNIQUE INDEX lauf_offen ON lauf (behoerde, aktenzeichen, prozess) WHERE status <> 'BEENDET';
ALTER TABLE lauf ENABLE ROW LEVEL SECURITY;
ALTER TABLE lauf FORCE ROW LEVEL SECURITY;
CREATE POLICY eigene_behoerde ON lauf TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde));
GRANT SELECT, INSERT, UPDATE, DELETE ON lauf TO kooperation_app;

INSERT INTO lauf (behoerde, aktenzeichen, prozess, vorgang, anlass, status, ergebnis, prozess_instanz, eingang_am, angelegt_am, beendet_am)
  SELECT behoerde, aktenzeichen, CASE behoerde WHEN 'JC' THEN 'hannover-mizi-jobcenter' ELSE 'hannover-mizi' END, aktenzeichen, 'aufnahme', status, ergebnis, prozess_instanz, eingang_am, angelegt_am, beendet_am FROM fall;
ALTER TABLE fall DROP COLUMN prozess_instanz, DROP COLUMN verfahren;

-- Which run a START begins, and which a Frist belongs to.
ALTER TABLE ausgang ADD COLUMN prozess text, ADD COLUMN vorgang text;
UPDATE ausgang SET vorgang = aktenzeichen, prozess = CASE behoerde WHEN 'JC' THEN 'hannover-mizi-jobcenter' ELSE 'hannover-mizi' END WHERE art = 'START';
ALTER TABLE ausgang ADD CONSTRAINT ausgang_start_lauf CHECK (art <> 'START' OR (prozess IS NOT NULL AND vorgang IS NOT NULL));
ALTER TABLE frist ADD COLUMN prozess text;
