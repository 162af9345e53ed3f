-- Letters by post. Nothing hands them over: they lie in the Postausgang as BEREIT until a person has posted them.
ALTER TABLE beteiligter DROP CONSTRAINT beteiligter_kanal_check;
ALTER TABLE beteiligter ADD CONSTRAINT beteiligter_kanal_check CHECK (kanal IN ('DATEISPOOL', 'SMTP_FAX', 'INTERN', 'POST'));
ALTER TABLE uebermittlung DROP CONSTRAINT uebermittlung_kanal_check;
ALTER TABLE uebermittlung ADD CONSTRAINT uebermittlung_kanal_check CHECK (kanal IN ('DATEISPOOL', 'SMTP_FAX', 'INTERN', 'POST'));

-- People of the case as recipients: whose name and address the letter bears is read from the Akte. They get letters only.
ALTER TABLE beteiligter ADD COLUMN anschrift_aus text CHECK (anschrift_aus IN ('MIETER', 'VERMIETER'));
ALTER TABLE beteiligter ADD CONSTRAINT beteiligter_person_per_post CHECK (anschrift_aus IS NULL OR (kanal = 'POST' AND behoerde IS NULL AND NOT arbeitet_im_system));

-- The service looks for what it can hand over; the Postausgang is a list of its own.
DROP INDEX uebermittlung_bereit;
CREATE INDEX uebermittlung_bereit ON uebermittlung (naechster_versuch_am) WHERE status = 'BEREIT' AND kanal <> 'POST';
CREATE INDEX uebermittlung_postausgang ON uebermittlung (behoerde, angelegt_am) WHERE status = 'BEREIT' AND kanal = 'POST';

-- What people have written for one letter: date and place of an appointment, the matter of a referral. One row per step, all
-- rounds of it: a letter that is sent again says the same. The fields are those of the letter's own schema.
CREATE TABLE brief_angaben (
  behoerde text NOT NULL, aktenzeichen text NOT NULL,
  vorgang text NOT NULL, schritt text NOT NULL,
  angaben jsonb NOT NULL,
  geschrieben_von text NOT NULL, geschrieben_am timestamptz NOT NULL,
  PRIMARY KEY (behoerde, vorgang, schritt),
  FOREIGN KEY (behoerde, aktenzeichen) REFERENCES fall ON DELETE CASCADE
);
CREATE INDEX brief_angaben_fall ON brief_angaben (behoerde, aktenzeichen);
ALTER TABLE brief_angaben ENABLE ROW LEVEL SECURITY;
ALTER TABLE brief_angaben FORCE ROW LEVEL SECURITY;
CREATE POLICY eigene_behoerde ON brief_angaben TO kooperation_app USING (darf_sehen(behoerde)) WITH CHECK (darf_sehen(behoerde));
GRANT SELECT, INSERT, UPDATE, DELETE ON brief_angaben TO kooperation_app;
