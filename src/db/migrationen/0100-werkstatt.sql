-- Models (diagrams, tables, forms) with their versions: those that the program brings, and those of the process owners. Nothing
-- about a case. They belong to no authority, so no row level security: who may change which is told by the agreement that a model
-- belongs to, which is no data of this database (src/werkstatt/zustaendig.ts).
CREATE TABLE modellvorlage (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,    -- models that are decided about and deployed together
  vorgelegt_von text NOT NULL, vorgelegt_am timestamptz NOT NULL,
  autoren text[] NOT NULL,                               -- whoever has saved one of its drafts, and who proposed
  grund text NOT NULL CHECK (grund <> ''),
  warnungen jsonb NOT NULL DEFAULT '[]',                 -- findings of the check that stop nothing
  warnungen_grund text,
  status text NOT NULL DEFAULT 'VORGELEGT' CHECK (status IN ('VORGELEGT', 'FREIGEGEBEN', 'ABGELEHNT', 'ZURUECKGEZOGEN')),
  entschieden_von text, entschieden_am timestamptz, entscheidung_grund text,
  ausgerollt_am timestamptz,
  fehler text,                                           -- German: why the engine has not taken it
  CHECK ((status = 'VORGELEGT') = (entschieden_von IS NULL)),
  CHECK (jsonb_array_length(warnungen) = 0 OR coalesce(warnungen_grund, '') <> ''),
  CHECK (status <> 'ABGELEHNT' OR coalesce(entscheidung_grund, '') <> ''),
  CONSTRAINT modellvorlage_vier_augen CHECK (status <> 'FREIGEGEBEN' OR NOT entschieden_von = ANY (autoren)),
  CHECK (ausgerollt_am IS NULL OR status = 'FREIGEGEBEN')
);

CREATE TABLE modellfassung (
  name text NOT NULL,                                    -- path below bpmn/: the name of the resource in the engine
  nummer int NOT NULL CHECK (nummer > 0),
  herkunft text NOT NULL CHECK (herkunft IN ('AUSGELIEFERT', 'WERKSTATT', 'IMPORT')),
  inhalt text NOT NULL CHECK (octet_length(inhalt) <= 2097152),
  pruefsumme text NOT NULL,                              -- SHA-256 of the text, hex
  basis_nummer int,
  status text NOT NULL CHECK (status IN ('ENTWURF', 'VORGELEGT', 'FREIGEGEBEN', 'ABGELEHNT', 'VERWORFEN')),
  stand int NOT NULL DEFAULT 1,                          -- of the draft: whoever saves must have seen the last one
  autoren text[] NOT NULL DEFAULT '{}', grund text,
  angelegt_am timestamptz NOT NULL, geaendert_am timestamptz NOT NULL,
  vorlage bigint REFERENCES modellvorlage,
  freigegeben_von text, freigegeben_am timestamptz,
  ausgerollt_am timestamptz,
  engine jsonb NOT NULL DEFAULT '[]',                    -- [{ id, version, schluessel }]: what the engine made of it
  PRIMARY KEY (name, nummer),
  CHECK ((herkunft = 'AUSGELIEFERT') = (autoren = '{}')),
  CHECK (herkunft <> 'AUSGELIEFERT' OR status = 'FREIGEGEBEN'),
  CHECK (herkunft = 'AUSGELIEFERT' OR (status = 'FREIGEGEBEN') = (freigegeben_von IS NOT NULL)),
  CHECK (status IN ('ENTWURF', 'VERWORFEN') OR herkunft = 'AUSGELIEFERT' OR vorlage IS NOT NULL),
  CONSTRAINT modellfassung_vier_augen CHECK (NOT coalesce(freigegeben_von, '') = ANY (autoren)),
  CHECK (ausgerollt_am IS NULL OR status = 'FREIGEGEBEN')
);
CREATE UNIQUE INDEX modellfassung_offen ON modellfassung (name) WHERE status IN ('ENTWURF', 'VORGELEGT');
CREATE INDEX modellfassung_vorlage ON modellfassung (vorlage);

-- What has been proposed is decided about as it is: only a draft can be written to.
CREATE FUNCTION modellfassung_fest() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF (OLD.inhalt, OLD.pruefsumme, OLD.autoren) IS DISTINCT FROM (NEW.inhalt, NEW.pruefsumme, NEW.autoren) AND OLD.status <> 'ENTWURF' THEN
    RAISE EXCEPTION 'Nur ein Entwurf kann geändert werden.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER modellfassung_nur_entwurf BEFORE UPDATE ON modellfassung FOR EACH ROW EXECUTE FUNCTION modellfassung_fest();

-- Append-only: who did what to which model. Account names and codes only.
CREATE TABLE modelljournal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zeitpunkt timestamptz NOT NULL, wer text NOT NULL,
  art text NOT NULL, name text NOT NULL, nummer int, vorlage bigint,
  angaben jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX modelljournal_name ON modelljournal (name, id);
CREATE TRIGGER modelljournal_nur_anfuegen BEFORE UPDATE OR DELETE ON modelljournal FOR EACH ROW EXECUTE FUNCTION journal_unveraenderlich();
CREATE TRIGGER modelljournal_nicht_leeren BEFORE TRUNCATE ON modelljournal FOR EACH STATEMENT EXECUTE FUNCTION journal_unveraenderlich();

GRANT SELECT, INSERT, UPDATE ON modellvorlage, modellfassung TO kooperation_app;
GRANT SELECT, INSERT ON modelljournal TO kooperation_app;
