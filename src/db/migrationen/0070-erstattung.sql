-- The Jobcenter's claim for reimbursement of rent paid during detention (H-4.3 to H-4.5). Each authority keeps its own copy;
-- a correction is a new round, the newest counts. What is not known yet is NULL: a claim on paper may be incomplete.
CREATE TABLE erstattung_anspruch (
  behoerde text NOT NULL, aktenzeichen text NOT NULL, vorgang text NOT NULL,
  runde int NOT NULL CHECK (runde > 0),
  anspruchsgrundlage int NOT NULL DEFAULT 103 CHECK (anspruchsgrundlage IN (103, 105)),
  haft_von date, entlassung_am date, jc_gezahlt_bis date,
  kdu_monat_cent bigint CHECK (kdu_monat_cent > 0),       -- the detained person's share of the rent
  betrag_cent bigint CHECK (betrag_cent > 0),             -- what the Jobcenter claims
  angemeldet_am date NOT NULL,                            -- the day on which the claim was made; what ends the period of § 111 SGB X
  kenntnis_am date,                                       -- since when the Fachstelle has known that it owes; its own matter
  zahlungsreferenz text,                                  -- what the payee wants to read on the payment
  weg text NOT NULL CHECK (weg IN ('EIGEN', 'POSTEINGANG', 'INTERN')),
  erfasst_von text NOT NULL, erfasst_am timestamptz NOT NULL,
  PRIMARY KEY (behoerde, vorgang, runde),
  CHECK (entlassung_am IS NULL OR haft_von IS NULL OR entlassung_am >= haft_von),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX erstattung_anspruch_fall ON erstattung_anspruch (behoerde, aktenzeichen);

-- The computation with its derivation in words, one for each round of the claim. It is never changed.
CREATE TABLE erstattung_berechnung (
  behoerde text NOT NULL, aktenzeichen text NOT NULL, vorgang text NOT NULL,
  runde int NOT NULL,                                     -- of the claim that was computed
  ueberzahlt_cent bigint NOT NULL, erstattung_cent bigint NOT NULL, beim_jobcenter_cent bigint NOT NULL,
  grund text NOT NULL, ausschlussfrist date, fachstelle_zahlt_ab date,
  monate jsonb NOT NULL, schritte jsonb NOT NULL,
  berechnet_am timestamptz NOT NULL,
  PRIMARY KEY (behoerde, vorgang, runde),
  CHECK (ueberzahlt_cent = erstattung_cent + beim_jobcenter_cent),
  FOREIGN KEY (behoerde, vorgang, runde) REFERENCES erstattung_anspruch ON DELETE CASCADE,
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);

-- The sum that belongs to a proposed decision (`entscheidung`, same round), and the computation it was made on.
CREATE TABLE erstattung_vorschlag (
  behoerde text NOT NULL, aktenzeichen text NOT NULL, vorgang text NOT NULL,
  runde int NOT NULL, anspruch_runde int NOT NULL,
  betrag_cent bigint NOT NULL CHECK (betrag_cent >= 0),
  PRIMARY KEY (behoerde, vorgang, runde),
  FOREIGN KEY (behoerde, vorgang, anspruch_runde) REFERENCES erstattung_anspruch ON DELETE CASCADE,
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);

-- The Fachstelle's answer as the Jobcenter has it. What is not reimbursed stays with the Jobcenter (H-4.5).
CREATE TABLE erstattung_antwort (
  behoerde text NOT NULL, aktenzeichen text NOT NULL, vorgang text NOT NULL,
  ergebnis text NOT NULL CHECK (ergebnis IN ('ANERKANNT', 'TEILWEISE', 'ABGELEHNT')),
  betrag_cent bigint NOT NULL CHECK (betrag_cent >= 0 AND (betrag_cent = 0) = (ergebnis = 'ABGELEHNT')),
  eingang_am date NOT NULL,
  verjaehrung_am date NOT NULL,                           -- § 113 SGB X, for information
  weg text NOT NULL CHECK (weg IN ('POSTEINGANG', 'INTERN')),
  erfasst_von text NOT NULL, erfasst_am timestamptz NOT NULL,
  PRIMARY KEY (behoerde, vorgang),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['erstattung_anspruch', 'erstattung_berechnung', 'erstattung_vorschlag', 'erstattung_antwort'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY eigene_behoerde ON %I TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde))', t);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON %I TO kooperation_app', t);
  END LOOP;
END $$;
