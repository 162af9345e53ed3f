-- Corrections by people. The journal survives the deletion of a case and so holds no free text and no names: what was
-- changed and why stands here and goes with the case, the journal only points to it.
CREATE TABLE aenderung (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  gegenstand text NOT NULL,                             -- HAUSHALT, PERSON, MITTEILUNG, FRIST, FALL
  bezug text,                                           -- id of the row where there are several
  alt jsonb NOT NULL, neu jsonb NOT NULL,
  grund text NOT NULL,
  wer text NOT NULL, zeitpunkt timestamptz NOT NULL,
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX aenderung_fall ON aenderung (behoerde, aktenzeichen, id);
ALTER TABLE aenderung ENABLE ROW LEVEL SECURITY;
ALTER TABLE aenderung FORCE ROW LEVEL SECURITY;
CREATE POLICY eigene_behoerde ON aenderung TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde));
GRANT SELECT, INSERT, DELETE ON aenderung TO kooperation_app;

-- The same unreadable file twice (a crash between the row and moving the file) is one row.
ALTER TABLE eingang_fehler ADD COLUMN schluessel text;
ALTER TABLE eingang_fehler ADD COLUMN vermerk text;
ALTER TABLE eingang_fehler ADD CONSTRAINT eingang_fehler_einmal UNIQUE (behoerde, schluessel);
CREATE INDEX eingang_fehler_offen ON eingang_fehler (behoerde, eingang_am) WHERE erledigt_am IS NULL;

-- The outbox keeps the order of a case: a row waits for the earlier ones that were not published yet.
CREATE INDEX ausgang_unveroeffentlicht ON ausgang (aktenzeichen, id) WHERE veroeffentlicht_am IS NULL AND erledigt_am IS NULL;
CREATE INDEX ausgang_fall ON ausgang (behoerde, aktenzeichen, id);
CREATE INDEX frist_fall ON frist (behoerde, aktenzeichen);
CREATE INDEX frist_unerledigt ON frist (behoerde, ablauf) WHERE erledigt_am IS NULL;
CREATE INDEX posteingang_offen ON posteingang (behoerde, eingang_am) WHERE status = 'OFFEN';
CREATE INDEX hinweis_offen ON hinweis (behoerde, gruppe, angelegt_am) WHERE erledigt_am IS NULL;
