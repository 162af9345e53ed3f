import { z } from 'zod';
import type { Akte } from '../../../akte/akte.ts';
import { actFor } from '../../../akte/akteur.ts';
import { listFristen } from '../../../akte/frist.ts';
import { writeJournal } from '../../../akte/journal.ts';
import { listAustausche, listProtokolle, recordProtokoll } from '../../../akte/vereinbarung/austausch.ts';
import { beginneVereinbarung, findVereinbarungsakte, leitVon } from '../../../akte/vereinbarung/beginn.ts';
import { listBeschluesse, recordBeschluss } from '../../../akte/vereinbarung/beschluss.ts';
import { listBesprechungen, recordBesprechung, requestBesprechung } from '../../../akte/vereinbarung/besprechung.ts';
import { listKuendigungen, recordKuendigung, withdrawKuendigung } from '../../../akte/vereinbarung/kuendigung.ts';
import type { Db } from '../../../db/pool.ts';
import { FachlicherFehler } from '../../../fehler.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { findeFassung } from '../../../vereinbarung.ts';
import { findDokument } from '../../abfragen/dokumente.ts';
import { abschnitt } from '../../bausteine/abschnitt.ts';
import { html, type Html } from '../../bausteine/html.ts';
import { alsFeldfehler, fehlerJeFeld, formDatum, formText, optional, pflichtText } from '../../bausteine/pruefung.ts';
import { eigeneVereinbarung } from '../../eigene-vereinbarung.ts';
import { nichtGefunden } from '../../fehler.ts';
import type { Weg } from '../../rechte.ts';
import type { Anfrage, Handlung } from '../../wege.ts';
import type { VerfahrenSeiten } from '../verfahren.ts';
import { austauschSeite, beschlussSeite, besprechungSeite, kuendigungSeite } from './formulare.ts';
import { vereinbarungSeite, type VereinbarungStand } from './seiten.ts';

type Werte = Record<string, string>;

/** @param namen German names of all procedures, for the figures */
export const vereinbarung = (namen: (prozess: string) => string): VerfahrenSeiten => ({
  prozesse: { 'hannover-vereinbarung': 'Kooperationsvereinbarung: Austausch und Kündigung' },
  abschnitt: fassungAbschnitt,
  registriere: (weg) => registriereVereinbarungsakte(weg, namen),
});

function registriereVereinbarungsakte(weg: (weg: Weg, tun: Handlung) => void, namen: (prozess: string) => string): void {
  weg('GET /vereinbarung', async (a) => a.zeige('Kooperationsvereinbarung', vereinbarungSeite(await stand(a, namen))));
  weg('POST /vereinbarung/austausch-beginnen', async (a) => {
    if (a.feld('aktion') !== 'beginnen') return a.weiter('/vereinbarung');
    await a.inDb((db) => beginneVereinbarung(db, umfeld(a)));
    a.weiter('/vereinbarung', { art: 'success', titel: 'Der Austausch ist eingerichtet', text: 'Der erste Termin steht gleich im Fristenbuch.' });
  });
  weg('GET /vereinbarung/austausch', (a) => zeigeAustausch(a, { gehaltenAm: heute(a) }));
  weg('POST /vereinbarung/austausch', halteFest);
  weg('GET /vereinbarung/beschluss', (a) => zeigeBeschluss(a, {}));
  weg('POST /vereinbarung/beschluss', beschliesse);
  weg('POST /vereinbarung/besprechung-anfragen', async (a) => {
    if (a.feld('aktion') !== 'anfragen') return a.weiter('/vereinbarung');
    const fehler = await a.inDb((db) => requestBesprechung(db, a.konto.behoerde, umfeld(a))).then(() => null, alsGrund);
    a.weiter('/vereinbarung', fehler ? { art: 'warning', titel: 'Nicht möglich', text: fehler } : { art: 'success', titel: 'Die Besprechung ist angefragt', text: 'Die Leitungen aller Partner haben eine Aufgabe in Tasklist.' });
  });
  weg('GET /vereinbarung/besprechung', (a) => zeigeBesprechung(a, { gehaltenAm: heute(a) }));
  weg('POST /vereinbarung/besprechung', haltBesprechungFest);
  weg('GET /vereinbarung/kuendigung', (a) => zeigeKuendigung(a, { zugangAm: heute(a) }));
  weg('POST /vereinbarung/kuendigung', kuendige);
  weg('POST /vereinbarung/kuendigung/ruecknahme', async (a) => {
    if (a.feld('aktion') !== 'zuruecknehmen') return a.weiter('/vereinbarung');
    const fehler = await a.inDb((db) => withdrawKuendigung(db, umfeld(a))).then(() => null, alsGrund);
    a.weiter('/vereinbarung', fehler ? { art: 'warning', titel: 'Nicht möglich', text: fehler } : { art: 'success', titel: 'Die Kündigung ist zurückgenommen', text: 'Die Vereinbarung gilt weiter.' });
  });
  weg('GET /vereinbarung/tagesordnung/:id', sendeTagesordnung);
}

const heute = (a: Anfrage): string => lokalesDatum(a.kontext.uhr.jetzt());
const umfeld = (a: Anfrage) => ({ uhr: a.kontext.uhr, vereinbarung: eigeneVereinbarung(a) });
const alsGrund = (fehler: unknown): string => {
  if (fehler instanceof FachlicherFehler) return fehler.message;
  throw fehler;
};

function stand(a: Anfrage, verfahrenText: (prozess: string) => string): Promise<VereinbarungStand> {
  const v = eigeneVereinbarung(a);
  return a.inDb(async (db) => {
    const akte = await findVereinbarungsakte(db, v);
    const fristen = akte ? await actFor(db, leitVon(v), () => listFristen(db, akte.aktenzeichen)) : [];
    const austausche = await listAustausche(db, v.kuerzel);
    const termin = fristen.findLast((f) => f.fristart === 'AUSTAUSCH' && f.erledigtAm === null);
    return {
      vereinbarung: v, heute: heute(a), csrf: a.csrf, verfahrenText, austausche,
      laeuft: akte?.vorgang !== undefined, darfBeginnen: a.darf('POST /vereinbarung/austausch-beginnen'), termin: termin?.fristEnde ?? null,
      offen: austausche.some((e) => termin !== undefined && e.runde === termin.runde && termin.id.startsWith(`${e.vorgang}:`)),
      protokolle: akte?.vorgang ? await listProtokolle(db, akte.vorgang) : [],
      kuendigungen: await listKuendigungen(db, v.kuerzel), beschluesse: await listBeschluesse(db, v.kuerzel), besprechungen: await listBesprechungen(db, v.kuerzel),
    };
  });
}

const tag = formDatum('Bitte ein Datum angeben.');
const austauschForm = z
  .object({ ergebnis: z.enum(['GEHALTEN', 'VERSCHOBEN'], 'Bitte wählen.'), gehaltenAm: optional(tag), naechsterAm: tag, schwierigkeiten: optional(formText(4000)) })
  .refine((f) => f.ergebnis === 'VERSCHOBEN' || f.gehaltenAm !== null, { path: ['gehaltenAm'], error: 'Bitte den Tag angeben.' });

async function halteFest(a: Anfrage): Promise<void> {
  const werte = Object.fromEntries(['ergebnis', 'gehaltenAm', 'naechsterAm', 'schwierigkeiten'].map((f) => [f, a.feld(f)]));
  const form = austauschForm.safeParse(werte);
  if (!form.success) return zeigeAustausch(a, werte, fehlerJeFeld(form.error));
  const { ergebnis, gehaltenAm, naechsterAm, schwierigkeiten } = form.data;
  const neu = { gehaltenAm: ergebnis === 'GEHALTEN' ? gehaltenAm : null, naechsterAm, schwierigkeiten };
  await tue(a, 'Austausch festgehalten', (db) => recordProtokoll(db, neu, umfeld(a)), (fehler) => zeigeAustausch(a, werte, fehler), 'naechsterAm', 'Bitte schließen Sie die Aufgabe dazu in Tasklist ab.');
}

async function beschliesse(a: Anfrage): Promise<void> {
  const werte = { aufgabe: a.feld('aufgabe'), behoerde: a.feld('behoerde'), bisAm: a.feld('bisAm') };
  const partner = eigeneVereinbarung(a).behoerden.map((b) => b.kuerzel);
  const form = z.object({ aufgabe: pflichtText(500, 'Bitte angeben, was zu tun ist.'), behoerde: z.string().refine((w) => partner.includes(w), 'Bitte wählen.'), bisAm: tag }).safeParse(werte);
  if (!form.success) return zeigeBeschluss(a, werte, fehlerJeFeld(form.error));
  await tue(a, 'Beschluss festgehalten', (db) => recordBeschluss(db, form.data, umfeld(a)), (fehler) => zeigeBeschluss(a, werte, fehler), 'bisAm', 'Der Partner hat eine Aufgabe dazu in Tasklist.');
}

async function haltBesprechungFest(a: Anfrage): Promise<void> {
  const werte = { gehaltenAm: a.feld('gehaltenAm'), absprachen: a.feld('absprachen') };
  const form = z.object({ gehaltenAm: tag, absprachen: optional(formText(4000)) }).safeParse(werte);
  if (!form.success) return zeigeBesprechung(a, werte, fehlerJeFeld(form.error));
  await tue(a, 'Besprechung festgehalten', (db) => recordBesprechung(db, form.data, umfeld(a)), (fehler) => zeigeBesprechung(a, werte, fehler), 'gehaltenAm', 'Bitte schließen Sie die Aufgabe dazu in Tasklist ab.');
}

async function kuendige(a: Anfrage): Promise<void> {
  const werte = { erklaertVon: a.feld('erklaertVon'), zugangAm: a.feld('zugangAm') };
  const partner = eigeneVereinbarung(a).behoerden.map((b) => b.kuerzel);
  const form = z.object({ erklaertVon: z.string().refine((w) => partner.includes(w), 'Bitte wählen.'), zugangAm: tag }).safeParse(werte);
  if (!form.success) return zeigeKuendigung(a, werte, fehlerJeFeld(form.error));
  await tue(a, 'Kündigung erfasst', (db) => recordKuendigung(db, form.data, umfeld(a)), (fehler) => zeigeKuendigung(a, werte, fehler), 'zugangAm', 'Der letzte Tag der Vereinbarung steht gleich hier.');
}

async function tue(a: Anfrage, titel: string, tun: (db: Db) => Promise<void>, zeigeFehler: (fehler: Werte) => Promise<void>, feld: string, text: string): Promise<void> {
  try {
    await a.inDb(tun);
  } catch (fehler) {
    return zeigeFehler(alsFeldfehler(fehler, feld));
  }
  a.weiter('/vereinbarung', { art: 'success', titel, text });
}

const zeige = (a: Anfrage, titel: string, fehler: Werte, inhalt: Html): Promise<void> => a.zeige(Object.keys(fehler).length > 0 ? `Fehler: ${titel}` : titel, inhalt, Object.keys(fehler).length > 0 ? 422 : 200);
const zeigeAustausch = (a: Anfrage, werte: Werte, fehler: Werte = {}): Promise<void> => zeige(a, 'Austausch festhalten', fehler, austauschSeite(a.csrf, { werte, fehler }));
const zeigeBeschluss = (a: Anfrage, werte: Werte, fehler: Werte = {}): Promise<void> => zeige(a, 'Beschluss festhalten', fehler, beschlussSeite(eigeneVereinbarung(a), a.csrf, { werte, fehler }));
const zeigeBesprechung = (a: Anfrage, werte: Werte, fehler: Werte = {}): Promise<void> => zeige(a, 'Besprechung festhalten', fehler, besprechungSeite(a.csrf, { werte, fehler }));
const zeigeKuendigung = (a: Anfrage, werte: Werte, fehler: Werte = {}): Promise<void> => zeige(a, 'Kündigung erfassen', fehler, kuendigungSeite(eigeneVereinbarung(a), a.csrf, { werte, fehler }));

/** The agenda for both leads: numbers only, so the partner may read it in the Akte of the authority that leads. */
async function sendeTagesordnung(a: Anfrage): Promise<void> {
  const v = eigeneVereinbarung(a);
  const id = z.uuid().safeParse(a.pfad('id'));
  const dokument = await a.inDb(async (db) => {
    const akte = await findVereinbarungsakte(db, v);
    const bekannt = id.success && (await listAustausche(db, v.kuerzel)).some((e) => e.dokumentId === id.data);
    if (!akte || !bekannt) return undefined;
    return actFor(db, leitVon(v), async () => {
      await writeJournal(db, { aktenzeichen: akte.aktenzeichen, art: 'DOKUMENT_GELESEN', angaben: { dokument: id.data } }, a.kontext.uhr);
      return findDokument(db, akte.aktenzeichen, id.data);
    });
  });
  if (!dokument) throw nichtGefunden();
  a.res.set('Content-Type', 'application/pdf').set('Content-Disposition', 'inline; filename="tagesordnung.pdf"').set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'").send(dokument.inhalt);
}

/** Which version of the agreement a case stands under, where it is not the present one (H-5.1). */
async function fassungAbschnitt(a: Anfrage, akte: Akte): Promise<Html | null> {
  const v = a.kontext.vereinbarungen.get(akte.fall.vereinbarung);
  const damals = v && findeFassung(v, akte.fall.eingangAm);
  if (!v || !damals || damals.kuerzel === findeFassung(v, heute(a))?.kuerzel) return null;
  return abschnitt('fassung', 'Fassung der Vereinbarung', html`<p class="kern-body">Für diesen Fall gilt nach seinem Eingang: ${damals.bezeichnung}.</p>`);
}
