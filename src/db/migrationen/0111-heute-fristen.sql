-- What is open, without a look into the table: the rows of open Fristen lie scattered among all that ever were.
CREATE INDEX frist_heute ON frist (behoerde, ablauf) INCLUDE (id, aktenzeichen, fristart, prozess, vorfrist, ziel, status) WHERE erledigt_am IS NULL;
DROP INDEX frist_unerledigt;
