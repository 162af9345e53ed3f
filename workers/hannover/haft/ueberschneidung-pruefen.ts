import { z } from 'zod';
import { findHaftlage } from '../../../src/akte/haft/zahlung.ts';
import { insertHinweis } from '../../../src/akte/hinweis.ts';
import { recordErgebnis } from '../../../src/akte/lauf-ende.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { findeUeberschneidung } from '../../../src/recht/haft.ts';

/** H-4.5: what was paid for days of the other body is a matter between the bodies. */
export const arbeiter = defineWorker({
  typ: 'hannover.haft.ueberschneidung-pruefen',
  name: 'Auf doppelt gezahlte Tage prüfen',
  beschreibung: 'Stellt nach der Entlassung fest, ob die Fachstelle für Tage gezahlt hat, für die das Jobcenter zuständig ist oder gezahlt hat.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({ ueberschneidungCent: z.int().meta({ title: 'Doppelt gezahlt, in Cent' }), sgb2Bezug: z.enum(['JA', 'NEIN', 'UNBEKANNT']).meta({ title: 'SGB-II-Leistungen vor der Haft' }) }),
  async handle({ aktenzeichen, vorgang }, { db, uhr, auftrag }) {
    const { haft, stand, gezahlt } = await findHaftlage(db, vorgang ?? aktenzeichen);
    const ueberschneidungCent = findeUeberschneidung(stand, gezahlt).reduce((summe, u) => summe + u.cent, 0);
    if (ueberschneidungCent > 0) await insertHinweis(db, { aktenzeichen, art: 'DOPPELT_GEZAHLT', gruppe: 'fachstelle-sachbearbeitung', schluessel: `${haft.vorgang}:doppelt-gezahlt` }, uhr);
    await recordErgebnis(db, auftrag.prozessInstanz, 'HAFT_ENTLASSEN', uhr);
    return { ueberschneidungCent, sgb2Bezug: haft.sgb2Bezug };
  },
});
