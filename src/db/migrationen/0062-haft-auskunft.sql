-- The Jobcenter's answer may come from inside the system, and says what the Vordruck asks beside the last day. Sums in Cent.
ALTER TABLE haft DROP CONSTRAINT haft_jc_auskunft_weg_check,
  ADD CONSTRAINT haft_jc_auskunft_weg_check CHECK (jc_auskunft_weg IN ('SCHREIBEN', 'TELEFON', 'NACHWEIS', 'INTERN')),
  ADD COLUMN jc_monat_cent bigint CHECK (jc_monat_cent > 0),
  ADD COLUMN jc_gezahlt_an text CHECK (jc_gezahlt_an IN ('VERMIETER', 'HAUSHALT')),
  ADD COLUMN jc_eingestellt_am date,
  ADD CONSTRAINT haft_auskunft_einzeln CHECK (jc_auskunft IS NOT DISTINCT FROM 'GEZAHLT' OR num_nonnulls(jc_monat_cent, jc_gezahlt_an, jc_eingestellt_am) = 0);
