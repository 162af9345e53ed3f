import { z } from 'zod';
import { findBeteiligter, listBeteiligte, updateBeteiligter, type Beteiligter } from '../../akte/beteiligter.ts';
import { FachlicherFehler } from '../../fehler.ts';
import type { Eingabe } from '../bausteine/formular.ts';
import { fehlerJeFeld, formText, optional, pflichtText } from '../bausteine/pruefung.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import { beteiligteSeite, beteiligterSeite } from '../seiten/verwaltung.ts';
import type { Anfrage, Handlung } from '../wege.ts';

const FAXNUMMER = /^\+?[0-9][0-9 /-]{3,29}$/;
const aenderung = z
  .object({
    funktion: pflichtText(200, 'Bitte die Funktion angeben. Sie steht als einzige Angabe zum Empfänger auf dem Fax-Deckblatt.'),
    anschrift: formText(300),
    faxnummer: optional(formText(30).pipe(z.string().regex(FAXNUMMER, 'Bitte nur Ziffern, Leerzeichen, „-“ und „/“, zum Beispiel 0511 168-0.'))),
    kanal: z.enum(['DATEISPOOL', 'SMTP_FAX', 'POST'], 'Bitte einen Kanal wählen.'),
    arbeitetImSystem: z.enum(['ja', 'nein'], 'Bitte wählen.').transform((w) => w === 'ja'),
  })
  .refine((b) => b.kanal !== 'SMTP_FAX' || b.faxnummer !== null, { path: ['faxnummer'], message: 'Für das Fax über das Mail-Gateway wird eine Faxnummer gebraucht.' });

const FELDER = ['funktion', 'anschrift', 'faxnummer', 'kanal', 'arbeitetImSystem'] as const;

/** Who is reached how. Not the agreement itself: that is data beside its diagrams. */
export function registriereVerwaltung(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /verwaltung', async (a) => a.zeige('Verwaltung', beteiligteSeite(await a.inDb(listBeteiligte))));
  weg('GET /verwaltung/:kuerzel', async (a) => {
    const b = await lade(a);
    const werte = { funktion: b.funktion, anschrift: b.anschrift, faxnummer: b.faxnummer ?? '', kanal: b.kanal === 'INTERN' ? 'DATEISPOOL' : b.kanal, arbeitetImSystem: b.arbeitetImSystem ? 'ja' : 'nein' };
    await zeigeFormular(a, b, { werte, fehler: {} });
  });
  weg('POST /verwaltung/:kuerzel', async (a) => {
    const b = await lade(a);
    const werte = Object.fromEntries(FELDER.map((name) => [name, a.feld(name)]));
    const neu = aenderung.safeParse(werte);
    if (!neu.success) return zeigeFormular(a, b, { werte, fehler: fehlerJeFeld(neu.error) });
    await a.inDb((db) => updateBeteiligter(db, b.kuerzel, neu.data, a.kontext.uhr));
    a.weiter('/verwaltung', { art: 'success', titel: `${b.name}: gespeichert` });
  });
}

async function lade(a: Anfrage): Promise<Beteiligter> {
  const kuerzel = z.string().regex(/^[A-Z0-9_]{2,40}$/).safeParse(a.pfad('kuerzel'));
  if (!kuerzel.success) throw nichtGefunden();
  const b = await a.inDb((db) => findBeteiligter(db, kuerzel.data)).catch((fehler: unknown) => {
    throw fehler instanceof FachlicherFehler ? nichtGefunden() : fehler;
  });
  // People of a case: how they are reached stands in its Akte.
  if (b.anschriftAus) throw nichtGefunden();
  return b;
}

async function zeigeFormular(a: Anfrage, b: Beteiligter, eingabe: Eingabe): Promise<void> {
  const fehlerhaft = Object.keys(eingabe.fehler).length > 0;
  await a.zeige(`${fehlerhaft ? 'Fehler: ' : ''}${b.name}`, beteiligterSeite(b, a.csrf, eingabe), fehlerhaft ? 422 : 200);
}
