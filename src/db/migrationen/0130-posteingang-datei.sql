-- A PDF that came in and waits in the Posteingang. With the file that it is assigned to it becomes a document of that file and
-- goes from here; what belongs to no case is removed when a clerk settles it.
CREATE TABLE posteingang_datei (
  posteingang_id bigint PRIMARY KEY REFERENCES posteingang ON DELETE CASCADE,
  behoerde text NOT NULL,
  inhalt bytea NOT NULL, sha256 text NOT NULL,
  seiten int NOT NULL CHECK (seiten > 0),
  abgelegt_von text NOT NULL
);
CREATE INDEX posteingang_datei_sha256 ON posteingang_datei (behoerde, sha256);
ALTER TABLE posteingang_datei ENABLE ROW LEVEL SECURITY;
ALTER TABLE posteingang_datei FORCE ROW LEVEL SECURITY;
CREATE POLICY eigene_behoerde ON posteingang_datei TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde));
GRANT SELECT, INSERT, UPDATE, DELETE ON posteingang_datei TO kooperation_app;
-- What is passed through gets in on no way, this one included (D-3).
CREATE TRIGGER posteingang_datei_keine_durchleitung BEFORE INSERT OR UPDATE OF inhalt ON posteingang_datei FOR EACH ROW EXECUTE FUNCTION keine_durchleitung();
