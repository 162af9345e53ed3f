-- What stands still in an Akte goes with it. An incident of an Akte that is not here (any more) has none.
DELETE FROM stoerung s WHERE s.behoerde IS NOT NULL AND NOT EXISTS (SELECT 1 FROM fall f WHERE f.behoerde = s.behoerde AND f.aktenzeichen = s.aktenzeichen);
ALTER TABLE stoerung ADD CONSTRAINT stoerung_fall FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE;
CREATE INDEX stoerung_akte ON stoerung (behoerde, aktenzeichen);
