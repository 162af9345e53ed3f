import { z } from 'zod';
import { DATEI, discardDatei, findDatei, insertDatei, moveDateiInAkte } from '../../akte/posteingang-datei.ts';
import { assignPosteingang, findPosteingang, settlePosteingang, type Posteingang } from '../../akte/posteingang.ts';
import { writeJournal } from '../../akte/journal.ts';
import { findZielakte } from '../../akte/zielakte.ts';
import type { Db } from '../../db/pool.ts';
import { pruefePdf } from '../../durchleitung/pdf-pruefen.ts';
import { liesAktenzeichen } from '../../posteingang/aktenzeichen.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { leereEingabe, type Eingabe } from '../bausteine/formular.ts';
import { AKTENZEICHEN, alsFeldfehler, fehlerJeFeld, formDatum, pflichtText } from '../bausteine/pruefung.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import { dateiSeite } from '../seiten/posteingang-datei.ts';
import type { Anfrage, Handlung } from '../wege.ts';

const kennung = z.string().regex(/^[1-9][0-9]{0,17}$/);
const titel = pflichtText(120, 'Bitte angeben, was es ist, zum Beispiel „Antwort des Vermieters“.');
const vermerk = pflichtText(500, 'Bitte kurz vermerken, was mit dem Schreiben geschehen ist.');

/** PDFs that come in on paper or by fax: laid into the Posteingang, assigned by their code or by hand, taken into the file. */
export function registrierePosteingangDatei(weg: (weg: Weg, tun: Handlung) => void, zeigeListe: (a: Anfrage, eingabe: Eingabe) => Promise<void>): void {
  weg('POST /posteingang', async (a) => {
    const werte = { dateiEingangAm: a.feld('dateiEingangAm') };
    const eingangAm = formDatum('Bitte den Tag des Eingangs angeben.').refine((tag) => tag <= lokalesDatum(a.kontext.uhr.jetzt()), 'Der Eingang liegt in der Zukunft.').safeParse(werte.dateiEingangAm);
    if (!eingangAm.success) return zeigeListe(a, { werte, fehler: { dateiEingangAm: eingangAm.error.issues[0]?.message ?? '' } });
    try {
      await legeAb(a, a.req.datei ?? Buffer.alloc(0), eingangAm.data);
    } catch (fehler) {
      await zeigeListe(a, { werte, fehler: alsFeldfehler(fehler, 'datei') });
    }
  });
  weg('GET /posteingang/:id/datei', sendeDatei);
  weg('POST /posteingang/:id/datei', bearbeite);
}

async function legeAb(a: Anfrage, inhalt: Buffer, eingangAm: string): Promise<void> {
  const seiten = await pruefePdf(inhalt);
  const genannt = await liesAktenzeichen(inhalt);
  const { id, aktenzeichen, neu } = await a.inDb((db) => insertDatei(db, { inhalt, seiten, eingangAm, genannt }, a.kontext.uhr));
  if (!neu) return a.weiter(`/posteingang/${id}`, { art: 'info', titel: 'Diese Datei lag schon im Posteingang' });
  if (aktenzeichen) return a.weiter(`/posteingang/${id}`, { art: 'success', titel: `Zugeordnet nach dem QR-Code: ${aktenzeichen}`, text: 'Bitte sehen Sie nach, ob das stimmt, und nehmen Sie das Dokument dann zur Akte.' });
  const grund = genannt.length > 0 ? `Auf den Seiten steht ${genannt.join(', ')}; das ist keine einzelne Akte Ihrer Behörde.` : 'Auf den Seiten ist kein QR-Code eines Aktenzeichens zu lesen.';
  a.weiter(`/posteingang/${id}`, { art: 'warning', titel: 'Bitte von Hand zuordnen', text: grund });
}

/** The page of an item that is a file. */
export async function zeigeDatei(a: Anfrage, eingang: Posteingang, eingabe: Eingabe = leereEingabe): Promise<void> {
  const falsch = Object.keys(eingabe.fehler).length > 0;
  await a.zeige(falsch ? 'Fehler: Eingang' : 'Eingang', dateiSeite(eingang, { csrf: a.csrf, darf: (w) => a.darf(w) }, eingabe), falsch ? 422 : 200);
}

async function bearbeite(a: Anfrage): Promise<void> {
  const eingang = await a.inDb((db) => findEingang(db, a));
  const tun = AKTIONEN[a.feld('aktion')];
  if (!tun) throw nichtGefunden();
  await tun(a, eingang);
}

const AKTIONEN: Record<string, (a: Anfrage, eingang: Posteingang) => Promise<void>> = {
  async zuordnen(a, eingang) {
    const aktenzeichen = a.feld('aktenzeichen');
    const akte = AKTENZEICHEN.test(aktenzeichen) ? await a.inDb((db) => findZielakte(db, aktenzeichen)) : undefined;
    if (!akte) return zeigeDatei(a, eingang, { werte: { aktenzeichen }, fehler: { aktenzeichen: 'Zu diesem Aktenzeichen gibt es keine Akte.' } });
    await a.inDb((db) => assignPosteingang(db, eingang.id, akte, a.kontext.uhr));
    a.weiter(`/posteingang/${eingang.id}`, { art: 'success', titel: `Zugeordnet: ${akte}` });
  },
  async zurAkte(a, eingang) {
    const gelesen = z.object({ titel }).safeParse({ titel: a.feld('titel') });
    if (!gelesen.success) return zeigeDatei(a, eingang, { werte: { titel: a.feld('titel') }, fehler: fehlerJeFeld(gelesen.error) });
    await a.inDb((db) => nimmZurAkte(db, eingang.id, gelesen.data.titel, a));
    a.weiter(`/akte/${eingang.aktenzeichen}`, { art: 'success', titel: 'Das Dokument ist in der Akte' });
  },
  async verwerfen(a, eingang) {
    const gelesen = z.object({ vermerk }).safeParse({ vermerk: a.feld('vermerk') });
    if (!gelesen.success) return zeigeDatei(a, eingang, { werte: { vermerk: a.feld('vermerk') }, fehler: fehlerJeFeld(gelesen.error) });
    await a.inDb((db) => discardDatei(db, eingang.id, gelesen.data.vermerk, a.kontext.uhr));
    a.weiter('/posteingang', { art: 'success', titel: 'Erledigt, die Datei ist gelöscht' });
  },
};

async function nimmZurAkte(db: Db, id: string, was: string, a: Anfrage): Promise<void> {
  await settlePosteingang(db, id, 'VERBUCHT', a.kontext.uhr);
  await moveDateiInAkte(db, id, was, a.kontext.uhr);
}

/**
 * An answer was entered from a file that lies here: with it the file goes into the Akte. Where `id` names no open file of this
 * case, nothing is done, and the answer counts all the same.
 */
export async function nimmGrundlageZurAkte(db: Db, a: Anfrage, akte: string, was: string): Promise<void> {
  const id = kennung.safeParse(a.feld('eingang'));
  const eingang = id.success ? await findPosteingang(db, id.data) : undefined;
  if (eingang?.art !== DATEI || eingang.status !== 'OFFEN') return;
  if (eingang.aktenzeichen !== akte) await assignPosteingang(db, eingang.id, akte, a.kontext.uhr);
  await nimmZurAkte(db, eingang.id, was, a);
}

/** What a form begins with when it is filled in from a file in the Posteingang. */
export async function findVorgaben(a: Anfrage): Promise<Record<string, string>> {
  const id = kennung.safeParse(a.req.query['eingang']);
  const eingang = id.success ? await a.inDb((db) => findPosteingang(db, id.data)) : undefined;
  return eingang?.art === DATEI ? { eingang: eingang.id, eingangAm: eingang.eingangAm, aktenzeichen: eingang.aktenzeichen ?? '' } : {};
}

async function findEingang(db: Db, a: Anfrage): Promise<Posteingang> {
  const id = kennung.safeParse(a.pfad('id'));
  const eingang = id.success ? await findPosteingang(db, id.data) : undefined;
  if (eingang?.art !== DATEI) throw nichtGefunden();
  return eingang;
}

/** As a PDF and nothing else, whatever the browser would make of it; every reading is entered. */
async function sendeDatei(a: Anfrage): Promise<void> {
  const datei = await a.inDb(async (db) => {
    const eingang = await findEingang(db, a);
    const gefunden = await findDatei(db, eingang.id);
    if (gefunden) await writeJournal(db, { aktenzeichen: eingang.aktenzeichen, art: 'POSTEINGANG_GELESEN', angaben: { posteingang: eingang.id } }, a.kontext.uhr);
    return gefunden;
  });
  if (!datei) throw nichtGefunden();
  a.res
    .set('Content-Type', 'application/pdf')
    .set('Content-Disposition', 'inline; filename="Posteingang.pdf"')
    .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'")
    .send(datei.inhalt);
}
