import type { z } from 'zod';
import { deutsch } from '../../../akte/meldung.ts';
import { schreibeBetrag } from '../../../akte/geld.ts';
import { AUSNAHMEN, fragenVon, pruefungSchema, type Pruefung } from '../../../akte/mietschulden/pruefung-schema.ts';
import { writePruefung } from '../../../akte/mietschulden/pruefung.ts';
import type { Mietschulden } from '../../../akte/mietschulden/vorgang.ts';
import { fehlerJeFeld } from '../../bausteine/pruefung.ts';
import type { Weg } from '../../rechte.ts';
import type { Anfrage, Handlung } from '../../wege.ts';
import { ladeStand, lies, versuche, zeigeFormular, type Stand } from './lade.ts';
import { pruefungSeite } from './pruefung-seite.ts';

const MIETE = ['gebiet', 'personen', 'bruttokalt', 'energiebedarf', 'bestandsschutz', 'wasserNichtAusgewiesen', 'wohnungAngemessen'] as const;
const felderVon = (m: Mietschulden): string[] => [
  ...(m.herkunft === 'SGB12' ? [] : ['sgb2', 'stichtag']),
  ...fragenVon(m.herkunft, m.schuldenart),
  ...(m.herkunft !== 'SGB12' && m.schuldenart === 'MIETSCHULDEN' ? [...MIETE, ...AUSNAHMEN.map((x) => `ausnahme-${x}`)] : []),
  ...(m.herkunft === 'ANTRAG' ? ['stellungnahme'] : []), 'vermerk',
];

/** The examination: what a person finds out, before the tables answer (H-3.2.1.1, H-3.2.1.2, H-3.2.1.6; K-HAN-…). */
export function registrierePruefung(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /akte/:aktenzeichen/mietschulden/pruefung', async (a) => {
    const stand = await ladeStand(a);
    await zeige(a, stand, stand.m.pruefung ? alsWerte(stand.m.pruefung) : { stichtag: '' }, {});
  });
  weg('POST /akte/:aktenzeichen/mietschulden/pruefung', async (a) => {
    const stand = await ladeStand(a);
    const werte = lies(a, felderVon(stand.m));
    const gelesen = pruefe(stand.m, werte);
    if (!gelesen.success) return zeige(a, stand, werte, fehlerJeFeld(gelesen.error));
    // What was typed is read again by the Akte under its own lock.
    const fehler = await versuche(() => a.inDb((db) => writePruefung(db, stand.m, alsEingabe(werte), a.kontext.uhr)), 'vermerk');
    if (fehler) return zeige(a, stand, werte, fehler);
    a.weiter(`/akte/${stand.m.aktenzeichen}`, { art: 'success', titel: 'Prüfung gespeichert', text: 'Bitte schließen Sie jetzt die Aufgabe in Tasklist ab. Dann antworten die Tabellen.' });
  });
}

const alsEingabe = (werte: Record<string, string>): Record<string, unknown> => {
  const { bestandsschutz, wasserNichtAusgewiesen, ...rest } = werte;
  const ohneAusnahmen = Object.fromEntries(Object.entries(rest).filter(([name, wert]) => !name.startsWith('ausnahme-') && wert !== ''));
  return { ...ohneAusnahmen, bestandsschutz: bestandsschutz === 'ja', wasserNichtAusgewiesen: wasserNichtAusgewiesen === 'ja', ausnahmen: AUSNAHMEN.filter((x) => werte[`ausnahme-${x}`] === 'ja') };
};

const pruefe = (m: Mietschulden, werte: Record<string, string>): z.ZodSafeParseResult<Pruefung> => pruefungSchema(m.herkunft, m.schuldenart).safeParse(alsEingabe(werte), { error: deutsch });

function alsWerte(p: Pruefung): Record<string, string> {
  const { ausnahmen, bruttokalt, bestandsschutz, wasserNichtAusgewiesen, ...rest } = p;
  const texte = Object.fromEntries(Object.entries(rest).map(([name, wert]) => [name, wert === undefined ? '' : String(wert)]));
  return {
    ...texte,
    ...(bruttokalt === undefined ? {} : { bruttokalt: schreibeBetrag(bruttokalt) }),
    bestandsschutz: bestandsschutz ? 'ja' : '', wasserNichtAusgewiesen: wasserNichtAusgewiesen ? 'ja' : '',
    ...Object.fromEntries(ausnahmen.map((x) => [`ausnahme-${x}`, 'ja'])),
  };
}

const zeige = (a: Anfrage, { m }: Stand, werte: Record<string, string>, fehler: Record<string, string>): Promise<void> => {
  const eingabe = { werte, fehler };
  return zeigeFormular(a, 'Prüfung der Schulden', eingabe, pruefungSeite(m, a.csrf, eingabe));
};
