-- Search in any spelling, open tasks, absences.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- The words of a text as src/akte/normalisieren.ts writes them, for what is stored only as people typed it (street, place).
CREATE FUNCTION suchworte(roh text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT regexp_replace(wort, 'strasse$', 'str') FROM regexp_split_to_table(
    lower(unaccent('unaccent', replace(replace(replace(replace(replace(replace(replace(replace(roh, 'ä', 'ae'), 'Ä', 'ae'), 'ö', 'oe'), 'Ö', 'oe'), 'ü', 'ue'), 'Ü', 'ue'), 'ß', 'ss'), 'ø', 'oe'))),
    '[^a-z0-9]+') AS wort WHERE wort <> ''
$$;

-- By which words a case is found: one row per case, kept by triggers. It goes with the case, and with the data of its household.
CREATE TABLE suchindex (
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  personen text[] NOT NULL,                             -- names of those it is about
  andere text[] NOT NULL,                               -- names of landlords and representatives
  anschrift text[] NOT NULL,
  zeichen text[] NOT NULL,                              -- Aktenzeichen, court file number, BG-Nummer
  worte text[] NOT NULL,                                -- all of them
  PRIMARY KEY (behoerde, aktenzeichen),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX suchindex_worte ON suchindex USING gin (worte) WITH (fastupdate = off);

-- The different words of an authority, for those that are written or sound alike. Not unique: two transactions that bring the
-- same new word need not wait for each other. Words that no case has any more are cleared away by the retention service.
CREATE TABLE suchwort (
  behoerde text NOT NULL,
  wort text COLLATE "C" NOT NULL,
  laut text[] GENERATED ALWAYS AS (CASE WHEN wort ~ '^[a-z]{3,}$' THEN daitch_mokotoff(wort) END) STORED
);
CREATE INDEX suchwort_wort ON suchwort (behoerde, wort);
CREATE INDEX suchwort_aehnlich ON suchwort USING gin (wort gin_trgm_ops);
CREATE INDEX suchwort_laut ON suchwort USING gin (laut);

CREATE FUNCTION suchindex_von(b text, az text) RETURNS TABLE (personen text[], andere text[], anschrift text[], zeichen text[]) LANGUAGE sql STABLE AS $$
  SELECT
    ARRAY(SELECT DISTINCT w FROM person p, unnest(string_to_array(p.name_norm, ' ')) w WHERE p.behoerde = b AND p.aktenzeichen = az AND p.rolle NOT IN ('VERMIETER', 'VERTRETER') AND w <> ''),
    ARRAY(SELECT DISTINCT w FROM person p, unnest(string_to_array(p.name_norm, ' ')) w WHERE p.behoerde = b AND p.aktenzeichen = az AND p.rolle IN ('VERMIETER', 'VERTRETER') AND w <> ''),
    ARRAY(SELECT w FROM haushalt h, unnest(string_to_array(h.adresse_norm, '|')) w WHERE h.behoerde = b AND h.aktenzeichen = az AND w <> ''
      UNION SELECT w FROM haushalt h, suchworte(h.strasse || ' ' || h.ort) w WHERE h.behoerde = b AND h.aktenzeichen = az
      UNION SELECT w FROM person p, suchworte(p.anschrift) w WHERE p.behoerde = b AND p.aktenzeichen = az AND p.rolle = 'KLIENT'),
    ARRAY(SELECT lower(az) UNION SELECT ltrim(right(az, 6), '0')
      UNION SELECT w FROM mitteilung m, unnest(ARRAY[m.geschaeftszeichen_norm, substring(m.geschaeftszeichen_norm FROM '[0-9]+/[0-9]{4}$')]) w WHERE m.behoerde = b AND m.aktenzeichen = az AND w IS NOT NULL
      UNION SELECT lower(regexp_replace(r.bg_nummer, '[^A-Za-z0-9]', '', 'g')) FROM rueckmeldung r WHERE r.behoerde = b AND r.aktenzeichen = az AND r.bg_nummer ~ '[A-Za-z0-9]')
$$;

CREATE FUNCTION suchindex_nachfuehren() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Two who change people of the same case at once: the second one reads what the first one has written.
  PERFORM 1 FROM fall f WHERE (f.behoerde, f.aktenzeichen) IN (SELECT g.behoerde, g.aktenzeichen FROM geaendert g) FOR NO KEY UPDATE;
  INSERT INTO suchindex (behoerde, aktenzeichen, personen, andere, anschrift, zeichen, worte)
    SELECT f.behoerde, f.aktenzeichen, s.personen, s.andere, s.anschrift, s.zeichen, s.personen || s.andere || s.anschrift || s.zeichen
    FROM (SELECT DISTINCT g.behoerde, g.aktenzeichen FROM geaendert g) g JOIN fall f USING (behoerde, aktenzeichen), suchindex_von(f.behoerde, f.aktenzeichen) s
  ON CONFLICT (behoerde, aktenzeichen) DO UPDATE SET personen = EXCLUDED.personen, andere = EXCLUDED.andere, anschrift = EXCLUDED.anschrift, zeichen = EXCLUDED.zeichen, worte = EXCLUDED.worte;
  INSERT INTO suchwort (behoerde, wort)
    SELECT DISTINCT s.behoerde, w FROM (SELECT DISTINCT g.behoerde, g.aktenzeichen FROM geaendert g) g JOIN suchindex s USING (behoerde, aktenzeichen), unnest(s.personen || s.andere || s.anschrift) w
    WHERE NOT EXISTS (SELECT 1 FROM suchwort v WHERE v.behoerde = s.behoerde AND v.wort = w COLLATE "C");
  RETURN NULL;
END $$;

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['fall', 'person', 'haushalt', 'mitteilung', 'rueckmeldung'] LOOP
    EXECUTE format('CREATE TRIGGER suchindex_neu AFTER INSERT ON %I REFERENCING NEW TABLE AS geaendert FOR EACH STATEMENT EXECUTE FUNCTION suchindex_nachfuehren()', t);
    CONTINUE WHEN t = 'fall';
    EXECUTE format('CREATE TRIGGER suchindex_geaendert AFTER UPDATE ON %I REFERENCING NEW TABLE AS geaendert FOR EACH STATEMENT EXECUTE FUNCTION suchindex_nachfuehren()', t);
    EXECUTE format('CREATE TRIGGER suchindex_geloescht AFTER DELETE ON %I REFERENCING OLD TABLE AS geaendert FOR EACH STATEMENT EXECUTE FUNCTION suchindex_nachfuehren()', t);
  END LOOP;
END $$;

-- What is there already. The owner of the tables must see the rows: no policy is for it.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['fall', 'person', 'haushalt', 'mitteilung', 'rueckmeldung'] LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  INSERT INTO suchindex (behoerde, aktenzeichen, personen, andere, anschrift, zeichen, worte)
    SELECT f.behoerde, f.aktenzeichen, s.personen, s.andere, s.anschrift, s.zeichen, s.personen || s.andere || s.anschrift || s.zeichen FROM fall f, suchindex_von(f.behoerde, f.aktenzeichen) s;
  INSERT INTO suchwort (behoerde, wort) SELECT DISTINCT s.behoerde, w FROM suchindex s, unnest(s.personen || s.andere || s.anschrift) w;
  FOREACH t IN ARRAY ARRAY['fall', 'person', 'haushalt', 'mitteilung', 'rueckmeldung'] LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

-- Row level security without FORCE: the operators of text search could read a row before its policy is asked, so PostgreSQL uses no
-- index of theirs under a policy. The two functions below run as the owner and name the authority themselves.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['suchindex', 'suchwort'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY eigene_behoerde ON %I TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON suchindex TO kooperation_app;
GRANT SELECT, INSERT, DELETE ON suchwort TO kooperation_app;

-- The stored words that a word of a search may mean, with how sure that is (1 = the word itself). Of the acting authority only.
CREATE FUNCTION suche_worte(gesucht text) RETURNS TABLE (wort text, guete real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.4 AS $$
  SELECT w, max(g)::real FROM (
    SELECT gesucht AS w, 1.0 AS g
    UNION ALL (SELECT v.wort, 0.85 FROM suchwort v WHERE v.behoerde = current_setting('kooperation.behoerde') AND length(gesucht) >= 2
      AND v.wort >= gesucht COLLATE "C" AND v.wort < (gesucht || chr(1114111)) COLLATE "C" ORDER BY length(v.wort), v.wort LIMIT 150)
    UNION ALL (SELECT v.wort, 0.7 FROM suchwort v WHERE v.behoerde = current_setting('kooperation.behoerde') AND length(gesucht) >= 4 AND v.wort LIKE '%' || gesucht || '%' LIMIT 100)
    UNION ALL (SELECT v.wort, similarity(v.wort, gesucht) * 0.75 FROM suchwort v
      WHERE v.behoerde = current_setting('kooperation.behoerde') AND gesucht ~ '^[^0-9]{3,}$' AND v.wort % gesucht ORDER BY 2 DESC LIMIT 40)
    UNION ALL (SELECT v.wort, 0.3 + 0.3 * similarity(v.wort, gesucht) FROM suchwort v
      WHERE v.behoerde = current_setting('kooperation.behoerde') AND gesucht ~ '^[a-z]{3,}$' AND v.laut && daitch_mokotoff(CASE WHEN gesucht ~ '^[a-z]{3,}$' THEN gesucht ELSE 'x' END) ORDER BY 2 DESC LIMIT 40)
  ) AS kandidat (w, g) GROUP BY w
$$;

-- The cases that have a word for each entry of `nummern` (`worte[i]` may stand for entry `nummern[i]`), at most `grenze`.
CREATE FUNCTION suche_kandidaten(nummern int[], worte text[], grenze int) RETURNS TABLE (aktenzeichen text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  n int := least(8, (SELECT max(x) FROM unnest(nummern) x));
  bedingung text;
  w1 text[]; w2 text[]; w3 text[]; w4 text[]; w5 text[]; w6 text[]; w7 text[]; w8 text[];
BEGIN
  IF n IS NULL THEN RETURN; END IF;
  SELECT array_agg(w) FILTER (WHERE i = 1), array_agg(w) FILTER (WHERE i = 2), array_agg(w) FILTER (WHERE i = 3), array_agg(w) FILTER (WHERE i = 4),
         array_agg(w) FILTER (WHERE i = 5), array_agg(w) FILTER (WHERE i = 6), array_agg(w) FILTER (WHERE i = 7), array_agg(w) FILTER (WHERE i = 8)
    INTO w1, w2, w3, w4, w5, w6, w7, w8 FROM unnest(nummern, worte) AS t (i, w);
  -- One condition per entry, each served by the index, planned for these words; as parameters they are part of no statement.
  SELECT string_agg(format('s.worte && $%s', i + 2), ' AND ') INTO bedingung FROM generate_series(1, n) i;
  RETURN QUERY EXECUTE 'SELECT s.aktenzeichen FROM suchindex s WHERE s.behoerde = $1 AND ' || bedingung || ' LIMIT $2'
    USING current_setting('kooperation.behoerde'), grenze, w1, w2, w3, w4, w5, w6, w7, w8;
END $$;
REVOKE ALL ON FUNCTION suche_worte(text), suche_kandidaten(int[], text[], int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION suche_worte(text), suche_kandidaten(int[], text[], int) TO kooperation_app;

-- The list of cases, newest first.
CREATE INDEX fall_neueste ON fall (behoerde, angelegt_am DESC, aktenzeichen DESC);

-- The user tasks that are open in the engine, as read from it last: codes and dates, no person of the case.
CREATE TABLE aufgabe (
  schluessel text PRIMARY KEY,                          -- key of the user task as text: it is beyond 2^53
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  element text NOT NULL, name text NOT NULL,            -- id and name in the diagram
  prozess text NOT NULL,
  gruppen text[] NOT NULL,                              -- candidate groups
  uebernommen_von text,                                 -- account that has taken it in Tasklist
  erzeugt_am timestamptz NOT NULL, faellig_am timestamptz,
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX aufgabe_fall ON aufgabe (behoerde, aktenzeichen);
CREATE INDEX aufgabe_uebernommen ON aufgabe (behoerde, uebernommen_von) WHERE uebernommen_von IS NOT NULL;
ALTER TABLE aufgabe ENABLE ROW LEVEL SECURITY;
ALTER TABLE aufgabe FORCE ROW LEVEL SECURITY;
CREATE POLICY eigene_behoerde ON aufgabe TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde));
GRANT SELECT, INSERT, UPDATE, DELETE ON aufgabe TO kooperation_app;
-- When they were read completely the last time: one row, an instant for all authorities.
CREATE TABLE aufgabenstand (einzig boolean PRIMARY KEY DEFAULT true CHECK (einzig), gelesen_am timestamptz NOT NULL);
GRANT SELECT, INSERT, UPDATE ON aufgabenstand TO kooperation_app;

-- Who is away and who stands in. No reason is asked for. Local dates, both inclusive.
CREATE TABLE abwesenheit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, konto text NOT NULL, vertretung text NOT NULL CHECK (vertretung <> konto),
  von date NOT NULL, bis date NOT NULL CHECK (bis >= von),
  erfasst_von text NOT NULL, erfasst_am timestamptz NOT NULL,
  FOREIGN KEY (behoerde, konto) REFERENCES konto (behoerde, anmeldename) ON DELETE CASCADE,
  FOREIGN KEY (behoerde, vertretung) REFERENCES konto (behoerde, anmeldename) ON DELETE CASCADE
);
CREATE INDEX abwesenheit_konto ON abwesenheit (behoerde, konto, bis);
ALTER TABLE abwesenheit ENABLE ROW LEVEL SECURITY;
ALTER TABLE abwesenheit FORCE ROW LEVEL SECURITY;
CREATE POLICY eigene_behoerde ON abwesenheit TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde));
GRANT SELECT, INSERT, UPDATE, DELETE ON abwesenheit TO kooperation_app;
