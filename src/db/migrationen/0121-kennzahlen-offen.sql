-- What is open now, counted from an index alone: it is little beside all that ever was.
CREATE INDEX frist_offen_je_art ON frist (behoerde, fristart, ablauf) INCLUDE (status, ziel, frist_ende, prozess, aktenzeichen, erledigt_am) WHERE erledigt_am IS NULL;
CREATE INDEX lauf_laeuft ON lauf (behoerde, prozess, eingang_am) WHERE status <> 'BEENDET';
CREATE INDEX haushalt_plz ON haushalt (behoerde, plz, aktenzeichen);
