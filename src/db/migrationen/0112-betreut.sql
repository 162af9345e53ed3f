-- Which open cases somebody sees to, without a look into the table.
CREATE INDEX fall_betreut ON fall (behoerde, zustaendig) INCLUDE (aktenzeichen) WHERE status <> 'BEENDET';
DROP INDEX fall_zustaendig;
