import type { Anspruch } from '../../../akte/erstattung/anspruch.ts';
import { zusammenhalten } from '../../typografie.ts';
import { angaben } from '../bausteine.ts';
import { brief } from '../brief.ts';
import type { Schreiben } from '../schreiben.ts';
import { anspruchZeilen, ladeAnspruch } from './erstattung-daten.ts';

/** The Jobcenter claims the rent that it paid on without knowing of the detention (H-4.3). */
export const erstattungsanspruch: Schreiben<Anspruch> = {
  kuerzel: 'hannover.erstattungsanspruch',
  titel: 'Anmeldung eines Erstattungsanspruchs',
  seiten: 2,
  // The landlord is not the Fachstelle's matter here: the payment goes to the Jobcenter.
  intern: { art: 'START', nachricht: 'hannover.erstattung.eingegangen', prozess: 'hannover-erstattung', umfang: async () => ({ telefon: false, vermieter: false }) },
  lade: ladeAnspruch,
  async verfasse(daten, { heute }, anspruch) {
    return brief(daten, heute, {
      betreff: zusammenhalten(`Erstattungsanspruch nach § ${anspruch.anspruchsgrundlage} SGB X`),
      einleitung: 'wir haben für die unten genannte Wohnung Miete weitergezahlt, ohne von der Inhaftierung zu wissen. Für diese Zeit waren wir nicht zuständig. Nach Nummer 4 der Kooperationsvereinbarung melden wir den Erstattungsanspruch an:',
      inhalt: [angaben(anspruchZeilen(daten, anspruch))],
      schluss: 'Bitte teilen Sie uns mit, ob und in welcher Höhe Sie erstatten. Fehlt Ihnen eine Angabe, fragen Sie bitte unter Angabe des Aktenzeichens nach. Vom Haushalt fordern wir nichts zurück.',
      unterzeichner: daten.absender.name,
    });
  },
};
