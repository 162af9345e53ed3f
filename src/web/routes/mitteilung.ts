import { nimmMitteilungAuf } from '../../akte/aufnahme.ts';
import { leseMitteilung } from '../../akte/mitteilung-lesen.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { leereEingabe } from '../bausteine/formular.ts';
import { gruppeVon, liesMitPersonen, ordnePersonen, type Werte } from '../bausteine/personen-eingabe.ts';
import { vereinbarungDerFachstelle } from '../eigene-vereinbarung.ts';
import type { Weg } from '../rechte.ts';
import { beschrifte, FELDER, mitteilungSeite, type MitteilungsForm } from '../seiten/mitteilung.ts';
import type { Anfrage, Handlung } from '../wege.ts';

/** The form for a court notice. It works without scripts: "weitere Person" is a submit that brings the form back. */
export function registriereMitteilung(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /mitteilung', async (a) => {
    const werte = { gericht: 'Amtsgericht Hannover', eingangAm: lokalesDatum(a.kontext.uhr.jetzt()), 'wohnung.ort': 'Hannover', hilfsweiseOrdentlich: 'UNBEKANNT' };
    await zeige(a, { eingabe: { ...leereEingabe, werte }, mieter: 1, hinweise: [] });
  });
  weg('POST /mitteilung', nimmAuf);
}

async function nimmAuf(a: Anfrage): Promise<void> {
  const aktion = a.feld('aktion');
  const { werte, mieter } = ordnePersonen(liesMitPersonen(Object.keys(FELDER), a.feld), aktion);
  if (aktion.startsWith('person-')) return zeige(a, { eingabe: { werte, fehler: {} }, mieter, hinweise: [] });
  const vereinbarung = vereinbarungDerFachstelle(a);
  const gelesen = leseMitteilung(alsEingabe(werte, mieter), lokalesDatum(a.kontext.uhr.jetzt()));
  if (!gelesen.ok) {
    const fehler: Werte = {};
    for (const { feld, text } of gelesen.fehler) fehler[feld] ??= text;
    return zeige(a, { eingabe: { werte, fehler }, mieter, hinweise: [] }, 422);
  }
  if (gelesen.hinweise.length > 0 && aktion !== 'trotzdem') {
    const hinweise = gelesen.hinweise.map(({ feld, text }) => (beschrifte(feld) ? `${beschrifte(feld)}: ${text}` : text));
    return zeige(a, { eingabe: { werte, fehler: {} }, mieter, hinweise });
  }
  const { aktenzeichen, neu } = await a.inDb((db) => nimmMitteilungAuf(db, gelesen.mitteilung, { uhr: a.kontext.uhr, vereinbarung, quelle: 'FORMULAR', original: gelesen.original }));
  a.weiter(`/akte/${aktenzeichen}`, neu
    ? { art: 'success', titel: `Mitteilung aufgenommen: Aktenzeichen ${aktenzeichen}`, text: 'Der Vorgang ist gestartet. Die Frist zur Information des Jobcenters erscheint gleich unter „Fristen“.' }
    : { art: 'warning', titel: 'Diese Mitteilung war schon aufgenommen', text: 'Zu diesem Gericht und Geschäftszeichen gibt es bereits diese Akte. Es wurde keine zweite angelegt und nichts überschrieben.' });
}

/** The flat form as the nested input of the schema. Only names of ours get here, never one from the request. */
function alsEingabe(werte: Werte, mieter: number): unknown {
  const von = (gruppe: string): Werte => gruppeVon(werte, gruppe);
  const einfach = Object.fromEntries(Object.entries(werte).filter(([name]) => !name.includes('.')));
  const vertreter = von('vertreter');
  return {
    ...einfach,
    wohnung: von('wohnung'),
    mieter: Array.from({ length: mieter }, (_, i) => von(`mieter.${i}`)),
    vermieter: von('vermieter'),
    ...(Object.values(vertreter).some((wert) => wert !== '') ? { vertreter } : {}),
  };
}

async function zeige(a: Anfrage, form: Omit<MitteilungsForm, 'csrf'>, status = 200): Promise<void> {
  const titel = Object.keys(form.eingabe.fehler).length > 0 ? 'Fehler: Mitteilung erfassen' : 'Mitteilung erfassen';
  await a.zeige(titel, mitteilungSeite({ csrf: a.csrf, ...form }), status);
}
