import type { Db } from '../../db/pool.ts';
import { legeUebungsaktenAn, nimmUebungsmitteilungAuf, oeffneUebungsklient } from '../../akte/uebung/anlegen.ts';
import { listUebungsakten, requestEntfernung, type Uebungsakte } from '../../akte/uebung/entfernen.ts';
import { findTourakte, findTourstand } from '../../akte/uebung/stand.ts';
import { UEBUNG_PRAEFIX } from '../../akte/uebung.ts';
import type { Bogen } from '../../bogen/bogen.ts';
import { darfAusfuellen } from '../bogen/zugang.ts';
import { eigeneVereinbarung, vereinbarungDerFachstelle } from '../eigene-vereinbarung.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { vergissBestand } from './bestand.ts';
import { entfernenSeite, ersteSchritteSeite, type Gegangen } from './seiten.ts';
import { TOUREN, type Tour } from './touren.ts';

/** The guided tour with made-up cases. Its ticks come from what is in the made-up files, never from saying "done". */
export function registriereErsteSchritte(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /erste-schritte', async (a) => {
    const bogen = personenbogen(a);
    const faelle = a.darf('GET /faelle');
    const touren = TOUREN.filter((t) => a.darf(t.fuer) && (!t.bogen || bogen)).map((t) => ({ ...t, schritte: t.schritte.filter((s) => !s.weg || a.darf(s.weg)) }));
    const { gegangen, akten } = await a.inDb(async (db) => ({ gegangen: await gehe(db, touren, bogen?.kuerzel), akten: faelle ? await listUebungsakten(db) : [] }));
    const darfEntfernen = faelle && eigeneVon(a, akten).length > 0;
    await a.zeige('Erste Schritte', ersteSchritteSeite({ touren: gegangen, akten, faelle, darfAnlegen: a.darf('POST /erste-schritte/anlegen'), darfEntfernen, csrf: a.csrf, tasklistUrl: a.kontext.links.tasklistUrl }));
  });
  weg('POST /erste-schritte/mitteilung', async (a) => {
    if (await wirdEntfernt(a)) return;
    const { aktenzeichen } = await a.inDb((db) => nimmUebungsmitteilungAuf(db, { uhr: a.kontext.uhr, vereinbarung: vereinbarungDerFachstelle(a) }));
    fertig(a, `Übungsmitteilung aufgenommen: Aktenzeichen ${aktenzeichen}`, 'Weiter geht es mit dem zweiten Schritt: Die Akte ansehen.');
  });
  weg('POST /erste-schritte/anlegen', async (a) => {
    if (await wirdEntfernt(a)) return;
    const neue = await a.inDb((db) => legeUebungsaktenAn(db, { uhr: a.kontext.uhr, vereinbarung: vereinbarungDerFachstelle(a) }));
    fertig(a, neue === 0 ? 'Die Übungsakten gibt es schon' : `${neue === 1 ? 'Eine Übungsakte' : `${neue} Übungsakten`} angelegt`);
  });
  weg('POST /erste-schritte/klient', async (a) => {
    if (!personenbogen(a)) throw nichtGefunden();
    if (await wirdEntfernt(a)) return;
    const { aktenzeichen } = await a.inDb((db) => oeffneUebungsklient(db, { uhr: a.kontext.uhr, vereinbarung: eigeneVereinbarung(a) }));
    fertig(a, `Übungsakte angelegt: Aktenzeichen ${aktenzeichen}`, 'Weiter geht es mit dem zweiten Schritt: Den Bogen ausfüllen.');
  });
  registriereEntfernen(weg);
}

function registriereEntfernen(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /erste-schritte/entfernen', async (a) => {
    const akten = eigeneVon(a, await a.inDb(listUebungsakten));
    await a.zeige('Übungsakten entfernen', entfernenSeite(akten, a.csrf));
  });
  weg('POST /erste-schritte/entfernen', async (a) => {
    await a.inDb((db) => requestEntfernung(db, praefixVon(a), a.kontext.uhr));
    fertig(a, 'Die Übungsakten werden entfernt', 'Sobald ihre Verfahren beendet sind, verschwinden sie von selbst, meist in weniger als einer Minute.');
  });
}

/** What is being removed would be found again instead of made anew. @returns whether the person was told so */
async function wirdEntfernt(a: Anfrage): Promise<boolean> {
  const noch = (await a.inDb(listUebungsakten)).some((u) => u.wirdEntfernt);
  if (noch) a.weiter('/erste-schritte', { art: 'info', titel: 'Die Übungsakten werden gerade entfernt', text: 'Sobald sie weg sind, können Sie neue anlegen. Laden Sie die Seite bitte in einer Minute neu.' });
  return noch;
}

function fertig(a: Anfrage, titel: string, text?: string): void {
  vergissBestand(a.kontext);
  a.weiter('/erste-schritte', { art: 'success', titel, ...(text && { text }) });
}

/** The sheet with which this person begins the file of somebody in the tour, where the agreement has one. */
function personenbogen(a: Anfrage): Bogen | undefined {
  const vereinbarung = [...a.kontext.vereinbarungen.values()].find((v) => v.behoerden.some((b) => b.kuerzel === a.konto.behoerde));
  return vereinbarung?.boegen.find((b) => b.beginnt?.akte === 'PERSON' && b.beginnt.rundgang && darfAusfuellen(a, b));
}

const praefixVon = (a: Anfrage): string => eigeneVereinbarung(a).behoerden.find((b) => b.kuerzel === a.konto.behoerde)?.aktenzeichenPraefix ?? '';

/** Those that began here and stay: other authorities remove their own. */
const eigeneVon = (a: Anfrage, akten: readonly Uebungsakte[]): Uebungsakte[] => akten.filter((u) => !u.wirdEntfernt && u.aktenzeichen.startsWith(`${UEBUNG_PRAEFIX}${praefixVon(a)}-`));

async function gehe(db: Db, touren: readonly Tour[], bogen: string | undefined): Promise<Gegangen[]> {
  const gegangen: Gegangen[] = [];
  for (const tour of touren) {
    const akte = tour.akte && (await findTourakte(db, tour.akte.vorname));
    gegangen.push({ tour, akte, bogen, stand: await findTourstand(db, akte) });
  }
  return gegangen;
}
