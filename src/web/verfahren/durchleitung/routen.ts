import { findOffenenWeg, findSalz, listDurchleitungen, type Durchleitung, type Weg as Sendeweg } from '../../../akte/durchleitung/durchleitung.ts';
import { removeDurchleitungen } from '../../../akte/durchleitung/entfernen.ts';
import { findFall, type Fall } from '../../../akte/fall.ts';
import { writeJournal } from '../../../akte/journal.ts';
import { FachlicherFehler } from '../../../fehler.ts';
import { alleSchreiben } from '../../../uebermittlung/schreiben/index.ts';
import type { DurchleitungDesSchreibens, Schreiben } from '../../../uebermittlung/schreiben/schreiben.ts';
import { aktenzeichenAus } from '../../aktenzeichen.ts';
import { leereEingabe, type Eingabe } from '../../bausteine/formular.ts';
import { keinZugang, nichtGefunden } from '../../fehler.ts';
import type { Anfrage } from '../../wege.ts';
import type { VerfahrenSeiten } from '../verfahren.ts';
import { nimmAn } from './hochladen.ts';
import { durchleitungAbschnitt, durchleitungPfad, durchleitungSeite } from './seiten.ts';

/** A letter that covers a document which is passed through. */
export type Anschreiben = Pick<Schreiben, 'kuerzel' | 'titel' | 'klausel'> & { durchleitung: DurchleitungDesSchreibens };
export type Stelle = { fall: Fall; anschreiben: Anschreiben; liegt: (Durchleitung & { wege: Sendeweg[]; unterwegs: string | undefined }) | undefined };

/** Documents that are uploaded for one letter, sent with it, and kept nowhere. Their letters say which there are. */
export const durchleitung: VerfahrenSeiten = {
  prozesse: {},
  async abschnitt(a, { fall }) {
    const liste = await a.inDb((db) => listDurchleitungen(db, fall.aktenzeichen));
    const moeglich = fall.status === 'BEENDET' ? [] : anschreibenVon(a, fall).filter((s) => darfSenden(a, s));
    return liste.length + moeglich.length === 0 ? null : durchleitungAbschnitt(fall.aktenzeichen, liste, moeglich);
  },
  registriere(weg) {
    weg('GET /akte/:aktenzeichen/durchleitung/:schritt', async (a) => zeige(a, await lade(a), leereEingabe));
    weg('POST /akte/:aktenzeichen/durchleitung/:schritt', async (a) => {
      const stelle = await lade(a);
      await (a.feld('aktion') === 'entfernen' ? entferne(a, stelle) : ladeHoch(a, stelle));
    });
    weg('GET /akte/:aktenzeichen/durchleitung/:schritt/inhalt', sendeInhalt);
  },
};

const anschreibenVon = (a: Anfrage, { vereinbarung }: Fall): Anschreiben[] =>
  alleSchreiben(a.kontext.vereinbarungen).filter((s): s is Schreiben & Anschreiben => s.kuerzel.startsWith(`${vereinbarung}.`) && s.durchleitung !== undefined);

const darfSenden = (a: Anfrage, { durchleitung: d }: Anschreiben): boolean => d.behoerden?.includes(a.konto.behoerde) ?? true;

async function lade(a: Anfrage): Promise<Stelle> {
  const aktenzeichen = aktenzeichenAus(a);
  return a.inDb(async (db) => {
    const fall = await findFall(db, aktenzeichen);
    const anschreiben = fall && anschreibenVon(a, fall).find((s) => s.kuerzel === `${fall.vereinbarung}.${a.pfad('schritt')}`);
    if (!fall || !anschreiben) throw nichtGefunden();
    if (!darfSenden(a, anschreiben)) throw keinZugang();
    const liegt = (await listDurchleitungen(db, aktenzeichen)).find((d) => d.schreiben === anschreiben.kuerzel && d.status === 'HINTERLEGT');
    return { fall, anschreiben, liegt: liegt && { ...liegt, unterwegs: await findOffenenWeg(db, liegt.id) } };
  });
}

async function zeige(a: Anfrage, stelle: Stelle, eingabe: Eingabe): Promise<void> {
  const fehlerhaft = Object.keys(eingabe.fehler).length > 0;
  const { bezeichnung } = stelle.anschreiben.durchleitung;
  await a.zeige(`${fehlerhaft ? 'Fehler: ' : ''}${bezeichnung} hochladen`, durchleitungSeite(stelle, a.csrf, eingabe), fehlerhaft ? 422 : 200);
}

async function ladeHoch(a: Anfrage, stelle: Stelle): Promise<void> {
  const { fall, anschreiben } = stelle;
  const werte = { bestaetigt: a.feld('bestaetigt') };
  const unbestaetigt: Record<string, string> = anschreiben.durchleitung.bestaetigung !== undefined && werte.bestaetigt !== 'ja' ? { bestaetigt: 'Bitte bestätigen Sie das, bevor das Dokument gesendet wird.' } : {};
  const fehler = { ...(a.req.datei?.length ? {} : { datei: 'Bitte wählen Sie eine PDF-Datei.' }), ...unbestaetigt };
  if (Object.keys(fehler).length > 0) return zeige(a, stelle, { werte, fehler });
  try {
    await nimmAn(a, fall.aktenzeichen, anschreiben, a.req.datei ?? Buffer.alloc(0));
  } catch (grund) {
    if (!(grund instanceof FachlicherFehler)) throw grund;
    return zeige(a, stelle, { werte, fehler: { datei: grund.message } });
  }
  a.weiter(`/akte/${fall.aktenzeichen}`, { art: 'success', titel: `${anschreiben.durchleitung.bezeichnung} liegt zum Versand bereit`, text: 'Bitte schließen Sie jetzt die Aufgabe in Tasklist ab. Nach dem Sendebericht wird das Dokument gelöscht.' });
}

async function entferne(a: Anfrage, { fall, anschreiben, liegt }: Stelle): Promise<void> {
  const entfernt = liegt ? await a.inDb((db) => removeDurchleitungen(db, { id: liegt.id }, 'VON_HAND', a.kontext.uhr)) : 0;
  a.weiter(durchleitungPfad(fall.aktenzeichen, anschreiben.kuerzel), entfernt > 0 ? { art: 'success', titel: 'Das Dokument ist entfernt' } : { art: 'warning', titel: 'Es wurde nichts entfernt', text: 'Das Dokument liegt nicht mehr bereit, oder es ist schon zum Versand eingereiht.' });
}

/** While it lies here, whoever sends it may look at it, and print it where it goes by post. Every reading is entered. */
async function sendeInhalt(a: Anfrage): Promise<void> {
  const { fall, liegt } = await lade(a);
  const schluessel = liegt && (await a.inDb((db) => findSalz(db, liegt.id)));
  const inhalt = liegt && schluessel ? await a.kontext.ablage.lies(liegt.id, schluessel.salz) : null;
  if (!liegt || !inhalt) throw nichtGefunden();
  await a.inDb((db) => writeJournal(db, { aktenzeichen: fall.aktenzeichen, art: 'DURCHLEITUNG_GELESEN', angaben: { dokumentart: liegt.art } }, a.kontext.uhr));
  // Somebody's file and not one of ours: it is downloaded and never shown as a page.
  a.res.set('Content-Type', 'application/pdf').set('Content-Disposition', `attachment; filename="${fall.aktenzeichen}.pdf"`).set('Content-Security-Policy', "sandbox; default-src 'none'").send(inhalt);
}
