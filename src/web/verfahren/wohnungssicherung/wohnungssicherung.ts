import { z } from 'zod';
import { finishMassnahme } from '../../../akte/wohnungssicherung/massnahme.ts';
import { PROZESS } from '../../../akte/wohnungssicherung/lauf.ts';
import { recordStelleAntwort } from '../../../akte/wohnungssicherung/weitervermittlung.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { AKTENZEICHEN } from '../../bausteine/pruefung.ts';
import { nichtGefunden } from '../../fehler.ts';
import type { Weg } from '../../rechte.ts';
import type { Anfrage, Handlung } from '../../wege.ts';
import type { VerfahrenSeiten } from '../verfahren.ts';
import { beratungAbschnitt } from './abschnitt.ts';
import { beginne, zeigeBeginn } from './beginnen.ts';
import { erfasseErgebnis, zeigeErgebnis } from './ergebnis.ts';
import { registriereBeratungsformulare } from './formulare.ts';
import { MASSNAHME_ERGEBNIS, schluessel, STELLE_ANTWORT } from './worte.ts';

export const wohnungssicherung: VerfahrenSeiten = {
  prozesse: { [PROZESS]: 'Wohnungssicherung', [`${PROZESS}-kontakt`]: 'Wohnungssicherung: Kontakt', [`${PROZESS}-antrag`]: 'Wohnungssicherung: Stellungnahme und Antrag', 'hannover-nachsorge': 'Nachsorge' },
  neu: { weg: 'GET /wohnungssicherung', titel: 'Haushalt meldet sich', beschreibung: 'Ein Haushalt sucht selbst Hilfe, weil seine Wohnung in Gefahr ist.' },
  abschnitt: beratungAbschnitt,
  registriere: (weg) => {
    weg('GET /wohnungssicherung', zeigeBeginn);
    weg('POST /wohnungssicherung', beginne);
    weg('GET /posteingang/ergebnis', zeigeErgebnis);
    weg('POST /posteingang/ergebnis', erfasseErgebnis);
    registriereBeratungsformulare(weg);
    registriereAbschluesse(weg);
  },
};

/** Buttons in the Akte that settle a measure or a referral. */
function registriereAbschluesse(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('POST /akte/:aktenzeichen/massnahme/:id', async (a) => {
    const ergebnis = z.enum(schluessel(MASSNAHME_ERGEBNIS)).safeParse(a.feld('ergebnis'));
    const aktenzeichen = aktenzeichenAus(a);
    if (!ergebnis.success) throw nichtGefunden();
    await a.inDb((db) => finishMassnahme(db, { aktenzeichen, id: a.pfad('id') }, ergebnis.data, a.kontext.uhr));
    a.weiter(`/akte/${aktenzeichen}`, { art: 'success', titel: 'Maßnahme abgeschlossen' });
  });
  weg('POST /akte/:aktenzeichen/weitervermittlung/:nummer', async (a) => {
    const gelesen = z.object({ rueckmeldung: z.enum(schluessel(STELLE_ANTWORT)), nummer: z.string().regex(/^[1-9]\d{0,3}$/).transform(Number) }).safeParse({ rueckmeldung: a.feld('ergebnis'), nummer: a.pfad('nummer') });
    const aktenzeichen = aktenzeichenAus(a);
    if (!gelesen.success) throw nichtGefunden();
    await a.inDb((db) => recordStelleAntwort(db, { aktenzeichen, ...gelesen.data, am: lokalesDatum(a.kontext.uhr.jetzt()) }, a.kontext.uhr));
    a.weiter(`/akte/${aktenzeichen}`, { art: 'success', titel: 'Rückmeldung eingetragen' });
  });
}

function aktenzeichenAus(a: Anfrage): string {
  const aktenzeichen = a.pfad('aktenzeichen');
  if (!AKTENZEICHEN.test(aktenzeichen)) throw nichtGefunden();
  return aktenzeichen;
}
