-- Each part of an Akte is found by its number alone: the page of a case does not get slower with the number of cases, nor does
-- the deletion of one.
CREATE INDEX uebermittlung_fall ON uebermittlung (behoerde, aktenzeichen);
CREATE INDEX dokument_fall ON dokument (behoerde, aktenzeichen);
CREATE INDEX hinweis_fall ON hinweis (behoerde, aktenzeichen);
CREATE INDEX posteingang_fall ON posteingang (behoerde, aktenzeichen) WHERE aktenzeichen IS NOT NULL;
CREATE INDEX lauf_fall ON lauf (behoerde, aktenzeichen);
CREATE INDEX einwilligung_fall ON einwilligung (behoerde, aktenzeichen);
CREATE INDEX bogen_fall ON bogen (behoerde, aktenzeichen);
-- The list of transmissions: those to settle, then the newest.
CREATE INDEX uebermittlung_neueste ON uebermittlung (behoerde, angelegt_am DESC, id) WHERE status NOT IN ('UNKLAR', 'FEHLGESCHLAGEN');
