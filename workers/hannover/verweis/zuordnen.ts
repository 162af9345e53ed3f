import { z } from 'zod';
import { recordGehoertZu } from '../../../src/akte/fall.ts';
import { insertHinweis } from '../../../src/akte/hinweis.ts';
import { beginneLauf } from '../../../src/akte/lauf.ts';
import { recordErgebnis } from '../../../src/akte/lauf-ende.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';
import { lokalesDatum } from '../../../src/recht/zeit.ts';

/** The household is advised in its other case: there the contact is due. Who works on it is told, also where the advice runs already. */
export const arbeiter = defineWorker({
  typ: 'hannover.verweis.zuordnen',
  name: 'Verweis anderem Fall zuordnen',
  beschreibung: 'Trägt ein, zu welchem Fall der Verweis gehört, weist dort darauf hin und beginnt dort die Beratung, falls sie nicht schon läuft.',
  eingabe: z.object({ ...grundfelder, gehoertZu: z.string().nullish().meta({ title: 'Gehört zu', description: 'Aktenzeichen des anderen Falles' }), eingangAm: feld.datum.nullish().meta({ title: 'Eingang am', description: 'Leer: heute' }) }),
  ausgabe: z.object({}),
  fehler: ['FALL_UNBEKANNT'],
  async handle({ aktenzeichen, vorgang, gehoertZu, eingangAm }, { db, uhr, auftrag }) {
    const ziel = gehoertZu?.trim() ?? '';
    const schluessel = `${vorgang ?? aktenzeichen}:verweis-zugeordnet`;
    try {
      await recordGehoertZu(db, aktenzeichen, ziel, uhr);
    } catch (fehler) {
      if (!(fehler instanceof FachlicherFehler)) throw fehler;
      throw new FachlicherFehler('FALL_UNBEKANNT', 'Unter diesem Aktenzeichen gibt es keinen anderen Fall.');
    }
    await insertHinweis(db, { aktenzeichen: ziel, art: 'VERWEIS_DES_JOBCENTERS', gruppe: 'fachstelle-sachbearbeitung', schluessel: `${schluessel}:${ziel}` }, uhr);
    const beratung = { prozess: 'hannover-wohnungssicherung', nachricht: 'hannover.wohnungssicherung.begonnen', variablen: { herkunft: 'JOBCENTER' } };
    await beginneLauf(db, { aktenzeichen: ziel, ...beratung, anlass: schluessel, eingangAm: eingangAm ?? lokalesDatum(uhr.jetzt()) }, uhr);
    await recordErgebnis(db, auftrag.prozessInstanz, 'ZUGEORDNET', uhr);
    return {};
  },
});
