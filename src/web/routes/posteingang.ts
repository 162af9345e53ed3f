import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { findEingangFehler, settleEingangFehler } from '../../akte/eingang-fehler.ts';
import { DATEI } from '../../akte/posteingang-datei.ts';
import { writeJournal } from '../../akte/journal.ts';
import { assignPosteingang, findPosteingang, insertPosteingang, settlePosteingang, type Posteingang } from '../../akte/posteingang.ts';
import { recordRueckmeldung, type RueckmeldungAngaben, type RueckmeldungErgebnis } from '../../akte/rueckmeldung.ts';
import { findFortfuehrungen, findZielakte } from '../../akte/zielakte.ts';
import type { Db } from '../../db/pool.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { findAkteDesDokuments } from '../abfragen/dokumente.ts';
import { leereEingabe, type Eingabe } from '../bausteine/formular.ts';
import { AKTENZEICHEN, fehlerJeFeld, formText } from '../bausteine/pruefung.ts';
import { nichtGefunden } from '../fehler.ts';
import { ladePosteingang } from '../laden/posteingang.ts';
import type { Weg } from '../rechte.ts';
import { eingangSeite, posteingangSeite, rueckmeldungErfassenSeite, unlesbarSeite, type Umstaende } from '../seiten/posteingang.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { findVorgaben, nimmGrundlageZurAkte, registrierePosteingangDatei, zeigeDatei } from './posteingang-datei.ts';
import { liesRueckmeldung, pruefeRueckmeldung } from './rueckmeldung.ts';

const ART = 'RUECKMELDUNG';
const zeichen = formText(40).pipe(z.string().min(1, 'Bitte das Aktenzeichen angeben. Es steht auf jedem Vordruck als Text und als QR-Code.'));
const kennung = z.string().regex(/^[1-9][0-9]{0,17}$/);

/** What came in on paper or from inside the system and waits for a person. */
export function registrierePosteingang(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /posteingang', (a) => zeigeListe(a, { werte: { dateiEingangAm: lokalesDatum(a.kontext.uhr.jetzt()) }, fehler: {} }));
  weg('GET /posteingang/rueckmeldung', async (a) => zeigeErfassen(a, { werte: { eingangAm: lokalesDatum(a.kontext.uhr.jetzt()), vorgang: randomUUID(), ...(await findVorgaben(a)) }, fehler: {} }));
  weg('POST /posteingang/rueckmeldung', erfasse);
  registriereUnlesbares(weg);
  registrierePosteingangDatei(weg, zeigeListe);
  weg('GET /posteingang/:id', async (a) => zeigeEingang(a, await ladeEingang(a, true), leereEingabe));
  weg('POST /posteingang/:id', bearbeite);
}

async function zeigeListe(a: Anfrage, eingabe: Eingabe): Promise<void> {
  const inhalt = posteingangSeite({ ...(await ladePosteingang(a)), heute: lokalesDatum(a.kontext.uhr.jetzt()) }, a.csrf, eingabe);
  await a.zeige(mitFehler('Posteingang', eingabe), inhalt, status(eingabe));
}

async function erfasse(a: Anfrage): Promise<void> {
  const werte = { ...liesRueckmeldung(a), aktenzeichen: a.feld('aktenzeichen'), eingang: a.feld('eingang'), vorgang: z.uuid().catch(randomUUID()).parse(a.feld('vorgang')) };
  const aktenzeichen = zeichen.safeParse(werte.aktenzeichen);
  const angaben = pruefeRueckmeldung(werte);
  const zukunft = angaben.success && angaben.data.eingangAm > lokalesDatum(a.kontext.uhr.jetzt());
  if (!aktenzeichen.success || !angaben.success || zukunft) {
    const fehler = { ...(aktenzeichen.success ? {} : { aktenzeichen: aktenzeichen.error.issues[0]?.message ?? '' }), ...(angaben.success ? {} : fehlerJeFeld(angaben.error)), ...(zukunft ? { eingangAm: 'Der Eingang liegt in der Zukunft.' } : {}) };
    return zeigeErfassen(a, { werte, fehler });
  }
  const ergebnis = await a.inDb((db) => legeAb(a, db, aktenzeichen.data, angaben.data, `formular:${werte.vorgang}`));
  if (ergebnis === 'OFFEN') return a.weiter('/posteingang', { art: 'warning', titel: 'Zu diesem Aktenzeichen gibt es keine Akte', text: 'Die Rückmeldung liegt mit allen Angaben offen im Posteingang. Bitte ordnen Sie sie dort zu, sobald das Aktenzeichen geklärt ist.' });
  if (ergebnis === 'BEKANNT') return a.weiter('/posteingang', { art: 'info', titel: 'Diese Rückmeldung war schon erfasst' });
  a.weiter(`/akte/${ergebnis.akte}`, mitHinweis(meldungZu(ergebnis), aktenzeichen.data, ergebnis.akte));
}

/** One transaction: the item and, where there is a case, the answer in it, or in the one to which it was joined. */
async function legeAb(a: Anfrage, db: Db, aktenzeichen: string, angaben: RueckmeldungAngaben, schluessel: string): Promise<(RueckmeldungErgebnis & { akte: string }) | 'OFFEN' | 'BEKANNT'> {
  const { uhr } = a.kontext;
  const akte = AKTENZEICHEN.test(aktenzeichen) ? await findZielakte(db, aktenzeichen) : undefined;
  const eingang = { art: ART, eingangAm: angaben.eingangAm, angaben: { ...angaben, genannt: aktenzeichen }, schluessel, absender: 'JOBCENTER', ...(akte ? { aktenzeichen: akte } : {}) };
  const { id, neu } = await insertPosteingang(db, eingang, uhr);
  if (!neu) return 'BEKANNT';
  if (!akte) return 'OFFEN';
  await nimmGrundlageZurAkte(db, a, akte, 'Rückmeldung des Jobcenters');
  return { ...(await verbuche(a, db, id, akte, angaben)), akte };
}

async function verbuche(a: Anfrage, db: Db, id: string, aktenzeichen: string, angaben: RueckmeldungAngaben): Promise<RueckmeldungErgebnis> {
  const ergebnis = await recordRueckmeldung(db, { ...angaben, aktenzeichen, weg: 'POSTEINGANG' }, a.kontext.uhr);
  await settlePosteingang(db, id, 'VERBUCHT', a.kontext.uhr);
  return ergebnis;
}

function meldungZu({ gilt, widerspricht }: RueckmeldungErgebnis): { art: 'success' | 'warning'; titel: string; text: string } {
  if (gilt) return { art: 'success', titel: 'Rückmeldung verbucht', text: 'Der Vorgang geht damit weiter.' };
  if (widerspricht) return { art: 'warning', titel: 'Diese Rückmeldung widerspricht der ersten', text: 'Für den Vorgang gilt weiter die erste. Bitte klären Sie den Widerspruch mit dem Jobcenter.' };
  return { art: 'warning', titel: 'Es gab schon eine Rückmeldung', text: 'Sie ist als weitere Rückmeldung in der Akte. Für den Vorgang gilt die erste.' };
}

/** Whoever reads the old number on the paper should know why another file opens. */
type Einmal = { art: 'success' | 'warning'; titel: string; text?: string };
function mitHinweis(meldung: Einmal, genannt: string, akte: string): Einmal {
  return genannt === akte ? meldung : { ...meldung, text: [meldung.text, `Die Akte ${genannt} gehört zu ${akte}; verbucht ist es hier.`].filter(Boolean).join(' ') };
}

async function bearbeite(a: Anfrage): Promise<void> {
  const eingang = await ladeEingang(a, false);
  if (eingang.art === DATEI) throw nichtGefunden();
  const { uhr } = a.kontext;
  if (a.feld('aktion') === 'erledigt') {
    await a.inDb((db) => settlePosteingang(db, eingang.id, 'ERLEDIGT', uhr));
    return a.weiter('/posteingang', { art: 'success', titel: 'Eingang erledigt' });
  }
  const aktenzeichen = zeichen.safeParse(a.feld('aktenzeichen'));
  const akte = aktenzeichen.success && AKTENZEICHEN.test(aktenzeichen.data) ? await a.inDb((db) => findZielakte(db, aktenzeichen.data)) : undefined;
  if (!aktenzeichen.success || !akte) {
    return zeigeEingang(a, eingang, { werte: { aktenzeichen: a.feld('aktenzeichen') }, fehler: { aktenzeichen: aktenzeichen.success ? 'Zu diesem Aktenzeichen gibt es keine Akte.' : (aktenzeichen.error.issues[0]?.message ?? '') } });
  }
  const angaben = eingang.art === ART ? gespeicherteAngaben(eingang) : undefined;
  const ergebnis = await a.inDb(async (db) => {
    await assignPosteingang(db, eingang.id, akte, uhr);
    return angaben ? verbuche(a, db, eingang.id, akte, angaben) : null;
  });
  a.weiter(`/akte/${akte}`, mitHinweis(ergebnis ? meldungZu(ergebnis) : { art: 'success', titel: 'Eingang zugeordnet' }, aktenzeichen.data, akte));
}

function gespeicherteAngaben({ angaben }: Posteingang): RueckmeldungAngaben | undefined {
  const { genannt: _, ...rest } = angaben;
  const gelesen = pruefeRueckmeldung({ ...(rest as Record<string, string>), kduDirektzahlung: rest['kduDirektzahlung'] === true ? 'ja' : rest['kduDirektzahlung'] === false ? 'nein' : '' });
  return gelesen.success ? gelesen.data : undefined;
}

async function ladeEingang(a: Anfrage, vermerken: boolean): Promise<Posteingang> {
  const id = kennung.safeParse(a.pfad('id'));
  const eingang = id.success ? await a.inDb(async (db) => {
    const gefunden = await findPosteingang(db, id.data);
    if (gefunden && vermerken) await writeJournal(db, { aktenzeichen: gefunden.aktenzeichen, art: 'POSTEINGANG_GELESEN', angaben: { posteingang: gefunden.id } }, a.kontext.uhr);
    return gefunden;
  }) : undefined;
  if (!eingang) throw nichtGefunden();
  return eingang;
}

const status = (eingabe: Eingabe): number => (Object.keys(eingabe.fehler).length > 0 ? 422 : 200);
const mitFehler = (titel: string, eingabe: Eingabe): string => (status(eingabe) === 422 ? `Fehler: ${titel}` : titel);

async function zeigeErfassen(a: Anfrage, eingabe: Eingabe): Promise<void> {
  await a.zeige(mitFehler('Rückmeldung erfassen', eingabe), rueckmeldungErfassenSeite(a.csrf, eingabe), status(eingabe));
}

/** The letter of an item stays in the file it came to, also when the item goes to the one that goes on. */
async function findUmstaende(db: Db, { aktenzeichen, dokumentId }: Posteingang): Promise<Umstaende> {
  return {
    fortfuehrung: aktenzeichen ? ((await findFortfuehrungen(db, [aktenzeichen])).get(aktenzeichen) ?? null) : null,
    dokumentAkte: dokumentId ? await findAkteDesDokuments(db, dokumentId) : null,
  };
}

async function zeigeEingang(a: Anfrage, eingang: Posteingang, eingabe: Eingabe): Promise<void> {
  if (eingang.art === DATEI) return zeigeDatei(a, eingang, eingabe);
  await a.zeige(mitFehler('Eingang', eingabe), eingangSeite(eingang, await a.inDb((db) => findUmstaende(db, eingang)), a.csrf, eingabe), status(eingabe));
}

function registriereUnlesbares(weg: (weg: Weg, tun: Handlung) => void): void {
  const lade = async (a: Anfrage) => {
    const id = kennung.safeParse(a.pfad('id'));
    const gefunden = id.success ? await a.inDb((db) => findEingangFehler(db, id.data, a.kontext.uhr)) : undefined;
    if (!gefunden) throw nichtGefunden();
    return gefunden;
  };
  const zeige = async (a: Anfrage, eingabe: Eingabe): Promise<void> => a.zeige(mitFehler('Nicht lesbare Mitteilung', eingabe), unlesbarSeite(await lade(a), a.csrf, eingabe), status(eingabe));
  weg('GET /posteingang/unlesbar/:id', (a) => zeige(a, leereEingabe));
  weg('POST /posteingang/unlesbar/:id', async (a) => {
    const vermerk = formText(500).pipe(z.string().min(1, 'Bitte kurz vermerken, was Sie getan haben.')).safeParse(a.feld('vermerk'));
    if (!vermerk.success) return zeige(a, { werte: { vermerk: a.feld('vermerk') }, fehler: { vermerk: vermerk.error.issues[0]?.message ?? '' } });
    const { id } = await lade(a);
    await a.inDb((db) => settleEingangFehler(db, id, vermerk.data, a.kontext.uhr));
    a.weiter('/posteingang', { art: 'success', titel: 'Erledigt' });
  });
}
