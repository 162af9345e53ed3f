-- Counselling and keeping the home (H-3.1). What the court's notice says stands in `mitteilung` and is not repeated here; the
-- same facts of a household that came otherwise are entered here, and what no notice says for every case.
CREATE TABLE verfahrensstand (
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  stand text NOT NULL DEFAULT 'UNBEKANNT' CHECK (stand IN ('UNBEKANNT', 'MAHNUNG', 'ABMAHNUNG', 'KUENDIGUNG', 'FRISTLOSE_KUENDIGUNG', 'RAEUMUNGSKLAGE', 'RAEUMUNGSURTEIL')),
  grund text NOT NULL DEFAULT 'UNBEKANNT' CHECK (grund IN ('UNBEKANNT', 'MIETSCHULDEN', 'ENERGIESCHULDEN', 'VERHALTEN', 'ANDERER')),
  leistungsbezug text NOT NULL DEFAULT 'UNBEKANNT' CHECK (leistungsbezug IN ('UNBEKANNT', 'SGB2', 'SGB12', 'KEINER')),
  hilfsweise_ordentlich text NOT NULL DEFAULT 'UNBEKANNT' CHECK (hilfsweise_ordentlich IN ('JA', 'NEIN', 'UNBEKANNT')),
  kuendigung_am date, geheilte_kuendigung_am date,
  CHECK (geheilte_kuendigung_am IS NULL OR geheilte_kuendigung_am < kuendigung_am),
  gericht text, geschaeftszeichen text,
  klage_eingang_am date, zugestellt_am date, termin_am date, raeumung_am date,
  monatsmiete_cent bigint CHECK (monatsmiete_cent >= 0), rueckstand_cent bigint CHECK (rueckstand_cent >= 0),
  PRIMARY KEY (behoerde, aktenzeichen),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
COMMENT ON COLUMN verfahrensstand.geheilte_kuendigung_am IS 'an earlier termination that payment healed: within two years after it no healing again, § 569 (3) no. 2 BGB';

-- Every attempt to reach the household (H-3.1.2).
CREATE TABLE kontaktversuch (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, aktenzeichen text NOT NULL, vorgang text NOT NULL,
  art text NOT NULL CHECK (art IN ('BRIEF', 'TELEFON', 'HAUSBESUCH', 'VORSPRACHE')),
  ergebnis text NOT NULL CHECK (ergebnis IN ('ERREICHT', 'NICHT_ERREICHT', 'ABGELEHNT', 'BRIEF')),
  am date NOT NULL, vermerk text,
  erfasst_von text NOT NULL, erfasst_am timestamptz NOT NULL,
  CHECK ((art = 'BRIEF') = (ergebnis = 'BRIEF')),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX kontaktversuch_fall ON kontaktversuch (behoerde, aktenzeichen, id);

-- Clearing (H-3.1.3): how the emergency came about, what has been tried, means and wishes. One for each run.
CREATE TABLE clearing (
  behoerde text NOT NULL, aktenzeichen text NOT NULL, vorgang text NOT NULL,
  ursache text NOT NULL, bisher text, ressourcen text, wuensche text,
  dauerhaft text NOT NULL DEFAULT 'OFFEN' CHECK (dauerhaft IN ('JA', 'NEIN', 'OFFEN')),
  sinnvoll text NOT NULL DEFAULT 'OFFEN' CHECK (sinnvoll IN ('JA', 'NEIN', 'OFFEN')),
  geaendert_von text NOT NULL, geaendert_am timestamptz NOT NULL,
  PRIMARY KEY (behoerde, vorgang),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX clearing_fall ON clearing (behoerde, aktenzeichen);
COMMENT ON COLUMN clearing.dauerhaft IS 'H-3.1.6: the home can be kept for good';
COMMENT ON COLUMN clearing.sinnvoll IS 'H-3.1.6: keeping it is sensible, socially and financially';

-- Measures that keep the home (H-3.1.4): an open list.
CREATE TABLE massnahme (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, aktenzeichen text NOT NULL, vorgang text NOT NULL,
  art text NOT NULL CHECK (art IN ('RATENZAHLUNG', 'ANTRAG', 'ENTRUEMPELUNG', 'VERHANDLUNG', 'BUDGET', 'ANDERE')),
  text text NOT NULL, bis date,
  angelegt_von text NOT NULL, angelegt_am timestamptz NOT NULL,
  erledigt_von text, erledigt_am timestamptz, ergebnis text CHECK (ergebnis IN ('GELUNGEN', 'NICHT_GELUNGEN', 'ENTFALLEN')),
  CHECK ((erledigt_am IS NULL) = (ergebnis IS NULL)),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX massnahme_fall ON massnahme (behoerde, aktenzeichen, id);

-- Referrals to other services (H-3.1.5), numbered in the case.
CREATE TABLE weitervermittlung (
  behoerde text NOT NULL, aktenzeichen text NOT NULL, vorgang text NOT NULL, nummer int NOT NULL,
  stelle text NOT NULL REFERENCES beteiligter,
  angelegt_von text NOT NULL, angelegt_am timestamptz NOT NULL,
  rueckmeldung text CHECK (rueckmeldung IN ('ANGENOMMEN', 'ABGELEHNT', 'NICHT_ERSCHIENEN', 'KEINE')), rueckmeldung_am date, vermerk text,
  PRIMARY KEY (behoerde, aktenzeichen, nummer),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);

-- The Stellungnahme (H-3.1.6), one for each application; with the day of the application (H-3.1.7) it is fixed.
CREATE TABLE stellungnahme (
  behoerde text NOT NULL, aktenzeichen text NOT NULL, vorgang text NOT NULL, runde int NOT NULL,
  text text NOT NULL, summe_cent bigint NOT NULL CHECK (summe_cent > 0),
  geschrieben_von text NOT NULL, geschrieben_am timestamptz NOT NULL,
  antrag_am date, anlass text CHECK (anlass IN ('KLAGE', 'KUENDIGUNG')), weg text CHECK (weg IN ('JOBCENTER', 'SGB12')),
  fall_runde int,                                       -- the round of the procedure that applied with it
  PRIMARY KEY (behoerde, vorgang, runde),
  UNIQUE (behoerde, vorgang, fall_runde),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX stellungnahme_fall ON stellungnahme (behoerde, aktenzeichen);

-- What became of an application (H-3.2.1.3, H-3.2.2.2). antrag_runde: the application it answers; null: none was open.
CREATE TABLE mietschulden_ergebnis (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  behoerde text NOT NULL, aktenzeichen text NOT NULL, vorgang text, antrag_runde int,
  ergebnis text NOT NULL CHECK (ergebnis IN ('UEBERNAHME', 'ABLEHNUNG')),
  leistungsart text CHECK (leistungsart IN ('DARLEHEN', 'ZUSCHUSS')), summe_cent bigint CHECK (summe_cent > 0),
  eingang_am date NOT NULL, weg text NOT NULL CHECK (weg IN ('POSTEINGANG', 'INTERN')),
  erfasst_von text NOT NULL, erfasst_am timestamptz NOT NULL,
  CHECK (ergebnis = 'UEBERNAHME' OR (leistungsart IS NULL AND summe_cent IS NULL)),
  CHECK ((vorgang IS NULL) = (antrag_runde IS NULL)),
  UNIQUE (behoerde, vorgang, antrag_runde),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX mietschulden_ergebnis_fall ON mietschulden_ergebnis (behoerde, aktenzeichen, id);

-- Does the household still live there, months after the home was kept?
CREATE TABLE nachsorge (
  behoerde text NOT NULL, aktenzeichen text NOT NULL, vorgang text NOT NULL, runde int NOT NULL,
  antwort text NOT NULL CHECK (antwort IN ('WOHNT_DORT', 'AUSGEZOGEN', 'NEUE_NOTLAGE', 'UNBEKANNT')),
  am date NOT NULL,
  PRIMARY KEY (behoerde, vorgang, runde),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX nachsorge_fall ON nachsorge (behoerde, aktenzeichen);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['verfahrensstand','kontaktversuch','clearing','massnahme','weitervermittlung','stellungnahme','mietschulden_ergebnis','nachsorge'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY eigene_behoerde ON %I TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO kooperation_app', t);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO kooperation_app;
