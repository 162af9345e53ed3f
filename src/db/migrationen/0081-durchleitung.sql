-- Documents that are passed through and not kept. Their content never stands here: it lies encrypted in a folder until the
-- transmission is over. The key is made from a secret of the installation and `salz`: without the salt, which goes with the
-- removal, nobody can read a copy of the file that was left anywhere.
CREATE TABLE durchleitung (
  id uuid PRIMARY KEY,                                  -- also the name of the file
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  schreiben text NOT NULL,                              -- kuerzel of the letter that goes with it
  art text NOT NULL, bezeichnung text NOT NULL,         -- fixed words of that letter, nothing of the content
  seiten int NOT NULL CHECK (seiten > 0), groesse int NOT NULL CHECK (groesse > 0), sha256 text NOT NULL,
  salz bytea,
  status text NOT NULL DEFAULT 'WIRD_ABGELEGT' CHECK (status IN ('WIRD_ABGELEGT', 'HINTERLEGT', 'ENTFERNT')),
  hinterlegt_von text NOT NULL, hinterlegt_am timestamptz NOT NULL,
  entfernt_am timestamptz, entfernt_grund text,
  CONSTRAINT durchleitung_entfernt CHECK ((status = 'ENTFERNT') = (salz IS NULL) AND (status = 'ENTFERNT') = (entfernt_am IS NOT NULL) AND (status = 'ENTFERNT') = (entfernt_grund IS NOT NULL)),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX durchleitung_fall ON durchleitung (behoerde, aktenzeichen);
CREATE INDEX durchleitung_vorhanden ON durchleitung (hinterlegt_am) WHERE status <> 'ENTFERNT';
-- One at a time for each letter of a case.
CREATE UNIQUE INDEX durchleitung_liegt ON durchleitung (behoerde, aktenzeichen, schreiben) WHERE status = 'HINTERLEGT';
ALTER TABLE durchleitung ENABLE ROW LEVEL SECURITY;
ALTER TABLE durchleitung FORCE ROW LEVEL SECURITY;
CREATE POLICY eigene_behoerde ON durchleitung TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde));
GRANT SELECT, INSERT, UPDATE, DELETE ON durchleitung TO kooperation_app;

ALTER TABLE uebermittlung ADD COLUMN durchleitung_id uuid REFERENCES durchleitung;
-- What is left of it in the channel's own folders was removed; a recipient that works here has its metadata.
ALTER TABLE uebermittlung ADD COLUMN durchleitung_geraeumt_am timestamptz;
ALTER TABLE uebermittlung ADD COLUMN durchleitung_gemeldet_am timestamptz;
CREATE INDEX uebermittlung_durchleitung ON uebermittlung (durchleitung_id) WHERE durchleitung_id IS NOT NULL;

-- The guard: what was ever passed through goes into no file, of whatever authority. It tells nobody whose document it was,
-- so it is for all, and it outlives the case.
CREATE TABLE durchleitung_sperre (
  sha256 text PRIMARY KEY,
  bezeichnung text NOT NULL, klausel text,
  seit timestamptz NOT NULL
);
GRANT SELECT, INSERT ON durchleitung_sperre TO kooperation_app;
CREATE INDEX dokument_sha256 ON dokument (sha256);

-- Whatever way it takes through the program, it does not get in.
CREATE FUNCTION keine_durchleitung() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF EXISTS (SELECT FROM durchleitung_sperre WHERE sha256 = encode(sha256(NEW.inhalt), 'hex')) THEN
    RAISE EXCEPTION 'Ein durchgeleitetes Dokument wird in keiner Akte gespeichert.' USING ERRCODE = 'check_violation', CONSTRAINT = 'keine_durchleitung';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dokument_keine_durchleitung BEFORE INSERT OR UPDATE OF inhalt ON dokument FOR EACH ROW EXECUTE FUNCTION keine_durchleitung();

-- What came in unreadable is kept for a clerk. A passed-through document that got there by mistake is noted without its content.
CREATE FUNCTION ohne_durchleitung() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF EXISTS (SELECT FROM durchleitung_sperre WHERE sha256 = encode(sha256(NEW.inhalt), 'hex')) THEN NEW.inhalt := ''; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER eingang_fehler_ohne_durchleitung BEFORE INSERT OR UPDATE OF inhalt ON eingang_fehler FOR EACH ROW EXECUTE FUNCTION ohne_durchleitung();
