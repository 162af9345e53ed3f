-- A target ("if possible within", H-3.2.2.2) binds nobody: past its end it was not reached, and it counts as no overrun.
ALTER TABLE frist ADD COLUMN ziel boolean NOT NULL DEFAULT false;
ALTER TABLE frist DROP CONSTRAINT frist_status_check;
ALTER TABLE frist ADD CONSTRAINT frist_status CHECK (status IN ('LAUFEND', 'EINGEHALTEN', 'UEBERSCHRITTEN', 'AUFGEHOBEN', 'ZIEL_VERFEHLT'));
ALTER TABLE frist ADD CONSTRAINT frist_ziel CHECK (CASE WHEN ziel THEN status <> 'UEBERSCHRITTEN' ELSE status <> 'ZIEL_VERFEHLT' END);
