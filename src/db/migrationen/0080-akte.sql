-- Who sees to a case: an account of the same authority, no person of the case. NULL: the group. An account that goes away
-- gives its cases back to the group.
ALTER TABLE konto ADD CONSTRAINT konto_behoerde UNIQUE (behoerde, anmeldename);
ALTER TABLE fall ADD COLUMN zustaendig text;
ALTER TABLE fall ADD CONSTRAINT fall_zustaendig FOREIGN KEY (behoerde, zustaendig) REFERENCES konto (behoerde, anmeldename) ON DELETE SET NULL (zustaendig);
CREATE INDEX fall_zustaendig ON fall (behoerde, zustaendig) WHERE status <> 'BEENDET';

-- A file that was joined to another one is looked for from there.
ALTER TABLE fall ADD CONSTRAINT fall_nicht_zu_sich CHECK (gehoert_zu <> aktenzeichen);
CREATE INDEX fall_gehoert_zu ON fall (behoerde, gehoert_zu) WHERE gehoert_zu IS NOT NULL;
