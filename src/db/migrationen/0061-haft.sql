-- Rent in detention (section 4 of the agreement). One row per run of the procedure. Sums in Cent.
CREATE TABLE haft (
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  prozess text NOT NULL DEFAULT 'hannover-haft' CHECK (prozess = 'hannover-haft'),
  vorgang text NOT NULL,
  gemeldet_von text NOT NULL CHECK (gemeldet_von IN ('HAUSHALT', 'JVA_SOZIALDIENST', 'JOBCENTER', 'ANDERE')),
  haft_von date NOT NULL,                               -- first day of detention; it counts as detained
  entlassung_am date CHECK (entlassung_am >= haft_von), -- day of release; it does not count as detained
  inhaftiert text NOT NULL CHECK (inhaftiert <> ''),     -- name of the person who is detained
  anstalt text NOT NULL DEFAULT '',
  sgb2_bezug text NOT NULL CHECK (sgb2_bezug IN ('JA', 'NEIN', 'UNBEKANNT')),
  kdu_monat_cent bigint NOT NULL CHECK (kdu_monat_cent > 0),      -- rent of the whole flat a month
  anteil text NOT NULL DEFAULT '1/1' CHECK (anteil ~ '^[1-9][0-9]?/[1-9][0-9]?$'),  -- share of the detained person
  kenntnis_am date NOT NULL,                            -- when the Fachstelle knew that its duty's conditions were met, § 103 (3) SGB X
  jc_auskunft text CHECK (jc_auskunft IN ('GEZAHLT', 'NICHT_GEZAHLT')),
  jc_gezahlt_bis date,                                  -- last day for which the Jobcenter paid
  jc_auskunft_am date, jc_auskunft_weg text CHECK (jc_auskunft_weg IN ('SCHREIBEN', 'TELEFON', 'NACHWEIS')),
  angelegt_am timestamptz NOT NULL,
  PRIMARY KEY (behoerde, vorgang),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE,
  FOREIGN KEY (behoerde, prozess, vorgang) REFERENCES lauf ON DELETE CASCADE,
  CONSTRAINT haft_auskunft_ganz CHECK ((jc_auskunft IS NULL) = (jc_auskunft_am IS NULL) AND (jc_auskunft IS NULL) = (jc_auskunft_weg IS NULL)
    AND (jc_auskunft IS NOT DISTINCT FROM 'GEZAHLT') = (jc_gezahlt_bis IS NOT NULL))
);
CREATE INDEX haft_fall ON haft (behoerde, aktenzeichen, angelegt_am);

-- Whether the rent goes on being paid: a person's prognosis with its reasons, anew for each stretch of time (H-4.1).
CREATE TABLE haft_entscheidung (
  behoerde text NOT NULL, aktenzeichen text NOT NULL, vorgang text NOT NULL, runde int NOT NULL CHECK (runde > 0),
  ergebnis text NOT NULL CHECK (ergebnis IN ('BEWILLIGT', 'ABGELEHNT')),
  bewilligt_bis date,
  prognose text NOT NULL CHECK (prognose <> ''),
  entschieden_von text NOT NULL, entschieden_am timestamptz NOT NULL,
  PRIMARY KEY (behoerde, vorgang, runde),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE,
  FOREIGN KEY (behoerde, vorgang) REFERENCES haft ON DELETE CASCADE,
  CONSTRAINT haft_entscheidung_ganz CHECK ((ergebnis = 'BEWILLIGT') = (bewilligt_bis IS NOT NULL))
);
CREATE INDEX haft_entscheidung_fall ON haft_entscheidung (behoerde, aktenzeichen);

-- Which days a planned payment covers, and by which share; the sum and who ordered it stand in zahlung under the same bezug.
CREATE TABLE haft_zeitraum (
  behoerde text NOT NULL, aktenzeichen text NOT NULL, vorgang text NOT NULL,
  bezug text NOT NULL,                                  -- the month 2026-05, a later payment for the same month 2026-05-2
  von date NOT NULL, bis date NOT NULL CHECK (bis >= von), anteil_cent bigint NOT NULL CHECK (anteil_cent > 0),
  PRIMARY KEY (behoerde, vorgang, bezug),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE,
  FOREIGN KEY (behoerde, vorgang) REFERENCES haft ON DELETE CASCADE
);
CREATE INDEX haft_zeitraum_fall ON haft_zeitraum (behoerde, aktenzeichen);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['haft', 'haft_entscheidung', 'haft_zeitraum'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY eigene_behoerde ON %I TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON haft, haft_zeitraum TO kooperation_app;
GRANT SELECT, INSERT, DELETE ON haft_entscheidung TO kooperation_app;
