-- The home is not to be kept (H-0.3): where the household goes, by which way, and on what ground. One row per run of the
-- procedure. Addresses stand here and nowhere else; the engine knows codes and dates.
CREATE TABLE unterbringung (
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  prozess text NOT NULL DEFAULT 'hannover-unterbringung' CHECK (prozess = 'hannover-unterbringung'),
  vorgang text NOT NULL,
  raeumung_am date,                                     -- day of the eviction; null while nobody knows it
  angebot_am date, angebot_anschrift text NOT NULL DEFAULT '', angebot_miete_cent bigint CHECK (angebot_miete_cent > 0),
  umzugsgrund text, mietergebnis text CHECK (mietergebnis IN ('ANGEMESSEN', 'IN_TOLERANZ', 'UNANGEMESSEN')),
  zugangshindernis boolean NOT NULL DEFAULT false, suche_erfolglos boolean NOT NULL DEFAULT false,
  ueber_ortsgrenze boolean NOT NULL DEFAULT false, unter25 boolean NOT NULL DEFAULT false,
  rechtsgrundlage text CHECK (rechtsgrundlage IN ('NPOG_11', 'NPOG_8_11', 'SATZUNG')),
  platz text CHECK (platz ~ '^[A-Z0-9][A-Z0-9-]{1,19}$'),  -- code of the place in the list of the city, no address
  unterkunft_anschrift text NOT NULL DEFAULT '',
  von date, bis date CHECK (bis >= von),
  verzicht_grund text NOT NULL DEFAULT '',              -- why the household wants no help
  angelegt_am timestamptz NOT NULL,
  PRIMARY KEY (behoerde, vorgang),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE,
  FOREIGN KEY (behoerde, prozess, vorgang) REFERENCES lauf ON DELETE CASCADE,
  CONSTRAINT unterbringung_ganz CHECK ((platz IS NULL) = (von IS NULL) AND (platz IS NULL) = (rechtsgrundlage IS NULL))
);
CREATE INDEX unterbringung_fall ON unterbringung (behoerde, aktenzeichen, angelegt_am);
ALTER TABLE unterbringung ENABLE ROW LEVEL SECURITY;
ALTER TABLE unterbringung FORCE ROW LEVEL SECURITY;
CREATE POLICY eigene_behoerde ON unterbringung TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde));
GRANT SELECT, INSERT, UPDATE, DELETE ON unterbringung TO kooperation_app;
