-- Sessions of the web app. Only the pool's own user touches them: kooperation_app gets no rights here.
CREATE TABLE sitzung (
  sid text PRIMARY KEY,
  sess json NOT NULL,
  expire timestamptz NOT NULL
);
CREATE INDEX sitzung_ablauf ON sitzung (expire);
