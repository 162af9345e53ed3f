-- A file can be about a person without a flat: the client of a help in the sense of §§ 67 ff. SGB XII. Such a file has no household.
ALTER TABLE person DROP CONSTRAINT person_rolle_check;
ALTER TABLE person ADD CONSTRAINT person_rolle CHECK (rolle IN ('MIETER', 'MITBEWOHNER', 'VERMIETER', 'VERTRETER', 'KLIENT'));
CREATE UNIQUE INDEX person_ein_klient ON person (behoerde, aktenzeichen) WHERE rolle = 'KLIENT';
ALTER TABLE person ADD CONSTRAINT person_klient_geboren CHECK (rolle <> 'KLIENT' OR geburtsdatum IS NOT NULL);
ALTER TABLE beteiligter DROP CONSTRAINT beteiligter_anschrift_aus_check;
ALTER TABLE beteiligter ADD CONSTRAINT beteiligter_anschrift_aus CHECK (anschrift_aus IN ('MIETER', 'VERMIETER', 'KLIENT'));
