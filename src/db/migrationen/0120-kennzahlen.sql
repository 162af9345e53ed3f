-- Figures. Each index carries one way of counting: things of a period, or what is open now.
CREATE INDEX fall_eingang ON fall (behoerde, eingang_am);
CREATE INDEX lauf_eingang ON lauf (behoerde, eingang_am) INCLUDE (prozess, ergebnis);
CREATE INDEX lauf_ende ON lauf (behoerde, prozess, beendet_am) WHERE beendet_am IS NOT NULL;
CREATE INDEX frist_beginn ON frist (behoerde, beginn) INCLUDE (fristart, status, prozess, ziel, ablauf, erledigt_am);
CREATE INDEX zahlung_angewiesen ON zahlung (behoerde, angewiesen_am) WHERE angewiesen_am IS NOT NULL;
CREATE INDEX nachsorge_am ON nachsorge (behoerde, am);
CREATE INDEX mietschulden_ergebnis_am ON mietschulden (behoerde, ergebnis_am) WHERE ergebnis_am IS NOT NULL;
CREATE INDEX entscheidung_entschieden ON entscheidung (behoerde, entschieden_am) WHERE entschieden_am IS NOT NULL;
CREATE INDEX bogen_erfasst ON bogen (behoerde, bogen, erfasst_am);
CREATE INDEX uebermittlung_angelegt ON uebermittlung (behoerde, angelegt_am) INCLUDE (kanal, status);
CREATE INDEX uebermittlung_ungesendet ON uebermittlung (behoerde, empfaenger) WHERE status NOT IN ('GESENDET', 'BESTAETIGT', 'ZURUECKGEZOGEN');
CREATE INDEX uebermittlung_gestoert ON uebermittlung (behoerde, status) WHERE status IN ('FEHLGESCHLAGEN', 'UNKLAR');
CREATE INDEX erstattung_angemeldet ON erstattung_anspruch (behoerde, angemeldet_am);
CREATE INDEX journal_verweis ON journal (behoerde, zeitpunkt) WHERE art IN ('VERWEIS_UEBERMITTELT', 'VERWEIS_OHNE_EINWILLIGUNG', 'VERWEIS_WIDERRUFEN', 'VERWEIS_NICHT_UEBERMITTELT');

-- Figures that were counted a short while ago, where there are many Akten. Numbers only; rows are made anew at any time.
CREATE TABLE kennzahl_stand (
  behoerde text NOT NULL,
  schluessel text NOT NULL,                             -- what was counted: figures, period, area
  tabellen jsonb NOT NULL,
  gezaehlt_am timestamptz NOT NULL,
  PRIMARY KEY (behoerde, schluessel)
);
ALTER TABLE kennzahl_stand ENABLE ROW LEVEL SECURITY;
ALTER TABLE kennzahl_stand FORCE ROW LEVEL SECURITY;
CREATE POLICY eigene_behoerde ON kennzahl_stand TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde));
GRANT SELECT, INSERT, UPDATE, DELETE ON kennzahl_stand TO kooperation_app;

-- Incidents that are open in the engine, as they were read last: codes and keys only, no message of the engine (it may quote values).
-- Which Akte it is stands here where its variables tell it; of those without one only the administration sees that they are there.
CREATE TABLE stoerung (
  schluessel text PRIMARY KEY,                          -- key of the incident, as text: it is beyond 2^53
  behoerde text, aktenzeichen text,
  prozess text NOT NULL, element text,                  -- ids in the diagram
  instanz text NOT NULL,
  art text NOT NULL,                                    -- error type of the engine
  code text,                                            -- what our own step said, a code
  seit timestamptz NOT NULL,
  CHECK ((behoerde IS NULL) = (aktenzeichen IS NULL))
);
ALTER TABLE stoerung ENABLE ROW LEVEL SECURITY;
ALTER TABLE stoerung FORCE ROW LEVEL SECURITY;
CREATE POLICY eigene_behoerde ON stoerung TO kooperation_app USING (darf_sehen(COALESCE(behoerde, '*'))) WITH CHECK (darf_sehen(COALESCE(behoerde, '*')));
GRANT SELECT, INSERT, DELETE ON stoerung TO kooperation_app;

-- When the engine was last asked, and whether it answered. One row.
CREATE TABLE stoerung_stand (
  nur_eine boolean PRIMARY KEY DEFAULT true CHECK (nur_eine),
  gelesen_am timestamptz,                               -- last time that it answered
  versucht_am timestamptz NOT NULL,
  fehler text
);
GRANT SELECT, INSERT, UPDATE ON stoerung_stand TO kooperation_app;
