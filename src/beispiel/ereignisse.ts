import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listHinweise } from '../akte/hinweis.ts';
import { TechnischerFehler } from '../fehler.ts';
import { schreibeTag } from '../recht/datum.ts';
import { plusTage } from '../recht/kalender.ts';
import { ergebnisText, gruppe, hinweisText, UEBERMITTLUNG } from '../web/bausteine/worte.ts';
import { verfahrenText } from '../web/verfahren/index.ts';
import { alsZeitpunkt } from './buehne.ts';
import type { Von } from './geschichte.ts';
import { inDb, leseAkte, setzeEin, warte, type Lage } from './lage.ts';

/** What happens in a story without a person: letters and reports come in, time passes, procedures get somewhere. */

const RUHE_MS = 2_500;

export async function spieleMitteilung(schritt: Von<'mitteilung'>, l: Lage): Promise<string> {
  const daten = Object.fromEntries(Object.entries(schritt.tage).map(([feld, tage]) => [feld, plusTage(l.beginn, tage)]));
  const mitteilung = { ...(JSON.parse(await readFile(new URL(schritt.datei, l.ordner), 'utf8')) as object), ...daten };
  const antwort = await fetch(`${l.buehne.webUrl}/api/mizi`, {
    method: 'POST',
    headers: { authorization: `Bearer ${l.buehne.geheimnisse.apiSchluessel}`, 'content-type': 'application/json' },
    body: JSON.stringify(mitteilung),
  });
  if (!antwort.ok) throw new TechnischerFehler('BEISPIEL', `Die Mitteilung wurde nicht angenommen: ${antwort.status} ${await antwort.text()}`);
  l.aktenzeichen = ((await antwort.json()) as { aktenzeichen: string }).aktenzeichen;
  return `Akte ${l.aktenzeichen}, ${l.buehne.webUrl}/akte/${l.aktenzeichen}`;
}

export async function spieleSendebericht(schritt: Von<'sendebericht'>, l: Lage): Promise<string> {
  const id = `${l.aktenzeichen}:${schritt.schritt}`;
  const sendung = await warte(`Übermittlung ${id}`, async () => {
    const { rows } = await inDb(l, (db) => db.query("SELECT message_id FROM uebermittlung WHERE id LIKE $1 || ':%' AND status = 'ANGENOMMEN'", [id]));
    return rows[0] as { message_id: string } | undefined;
  });
  const bericht = { kennung: `beispiel-${schritt.schritt}`, messageId: sendung.message_id, ergebnis: schritt.ergebnis, gesendetAm: l.buehne.uhr.jetzt().toISOString() };
  await writeFile(join(l.buehne.spool, 'berichte', `${schritt.schritt}.bericht.json`), JSON.stringify(bericht));
  await warte('Verbuchung des Sendeberichts', async () => (await leseAkte(l)).uebermittlungen.some((u) => u.id.startsWith(id) && u.status === schritt.ergebnis));
  return `Spool: ${l.buehne.spool}`;
}

export async function spieleUhr(schritt: Von<'uhr'>, l: Lage): Promise<string> {
  await warteAufRuhe(l);
  await l.buehne.stelleUhr(alsZeitpunkt(setzeEin(schritt.tag, l), schritt.uhrzeit));
  return '';
}

export async function spieleHinweis(schritt: Von<'hinweis'>, l: Lage): Promise<string> {
  const hinweis = await warte(`Hinweis ${schritt.hinweis}`, async () =>
    (await inDb(l, (db) => listHinweise(db, { aktenzeichen: l.aktenzeichen }))).find((h) => h.art === schritt.hinweis),
  );
  return `Hinweis „${hinweisText(hinweis.art)}“ an ${gruppe(hinweis.gruppe)}`;
}

export async function spieleVerfahren({ prozess, behoerde, ergebnis }: Von<'verfahren'>, l: Lage): Promise<string> {
  const lauf = await warte(`${prozess}${ergebnis ? ` mit dem Ergebnis ${ergebnis}` : ''}`, async () =>
    (await leseAkte(l, behoerde).catch(() => undefined))?.laeufe.findLast((v) => v.prozess === prozess && v.prozessInstanz !== null && (ergebnis === undefined || v.ergebnis === ergebnis)),
  );
  return `${verfahrenText(prozess)}: ${lauf.ergebnis ? ergebnisText(lauf.ergebnis) : 'begonnen'}`;
}

export async function spieleAkte(schritt: Von<'akte'>, l: Lage): Promise<string> {
  const { rows } = await inDb(l, (db) => db.query('SELECT aktenzeichen FROM fall WHERE behoerde = $1 ORDER BY angelegt_am DESC, aktenzeichen DESC LIMIT 1', [schritt.behoerde]), schritt.behoerde);
  const neueste = rows[0] as { aktenzeichen: string } | undefined;
  if (!neueste) throw new TechnischerFehler('BEISPIEL', `${schritt.behoerde} hat noch keine Akte.`);
  [l.aktenzeichen, l.behoerde] = [neueste.aktenzeichen, schritt.behoerde];
  return `Akte ${l.aktenzeichen} (${schritt.behoerde})`;
}

export async function spieleFrist({ fristart, status }: Von<'frist'>, l: Lage): Promise<string> {
  const frist = await warte(`Frist ${fristart}${status ? ` ${status}` : ''}`, async () => (await leseAkte(l)).fristen.findLast((f) => f.fristart === fristart && (status === undefined || f.status === status)));
  return `Frist „${frist.bezeichnung}“: bis ${schreibeTag(frist.fristEnde)}, ${wortFuer(frist.status)}`;
}

export async function spieleEnde(l: Lage): Promise<string> {
  const akte = await warte('Ende aller Verfahren der Akte', async () => {
    const gelesen = await leseAkte(l);
    return gelesen.fall.status === 'BEENDET' && gelesen;
  });
  const laeufe = akte.laeufe.map((v) => `${verfahrenText(v.prozess)}: ${v.ergebnis ? ergebnisText(v.ergebnis) : 'abgeschlossen'}`);
  // How long a send report may take is no Frist of the case.
  const fristen = akte.fristen.filter((f) => f.fristart !== 'SENDEBERICHT').map((f) => `${f.bezeichnung}: bis ${schreibeTag(f.fristEnde)}, ${wortFuer(f.status)}`);
  const sendungen = akte.uebermittlungen.map((u) => `Übermittlung ${u.id.slice(l.aktenzeichen.length + 1)}: ${UEBERMITTLUNG[u.status]?.text ?? u.status}`);
  return [`Ergebnis: ${ergebnisText(akte.fall.ergebnis ?? '')}`, ...laeufe, ...fristen, ...sendungen].join(`\n${' '.repeat(26)}`);
}

const wortFuer = (status: string): string => status.toLowerCase().replaceAll('ue', 'ü');

/** Nothing is on its way any more and nothing has changed for a while: a moved clock must not overtake what has just happened. */
async function warteAufRuhe(l: Lage): Promise<void> {
  let bild = '';
  let seit = performance.now();
  await warte('Ruhe im Verfahren', async () => {
    const { rows } = await inDb(l, (db) => db.query(`SELECT (SELECT count(*) FROM ausgang WHERE veroeffentlicht_am IS NULL) AS offen,
        (SELECT count(*) FROM journal WHERE art <> 'LESEN') AS journal, (SELECT string_agg(status, ',' ORDER BY id) FROM frist) AS fristen,
        (SELECT string_agg(status, ',' ORDER BY id) FROM uebermittlung) AS sendungen`), '*');
    const neu = JSON.stringify(rows[0]);
    if (neu !== bild) [bild, seit] = [neu, performance.now()];
    return (rows[0] as { offen: string }).offen === '0' && performance.now() - seit > RUHE_MS;
  });
}
