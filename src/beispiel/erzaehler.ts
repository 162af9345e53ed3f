import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Akte } from '../akte/akte.ts';
import { listHinweise } from '../akte/hinweis.ts';
import { inTransaktion } from '../db/pool.ts';
import { TechnischerFehler } from '../fehler.ts';
import { plusTage } from '../recht/kalender.ts';
import { lokalesDatum, schreibeUhrzeit } from '../recht/zeit.ts';
import { schreibeTag } from '../recht/datum.ts';
import { verfahrenText } from '../web/verfahren/index.ts';
import { alsZeitpunkt } from './buehne.ts';
import type { Geschichte, Schritt, Von } from './geschichte.ts';
import { leseAkte, warte, WER, type Lage } from './lage.ts';
import { spieleAufgabe, spieleEinstellung, spieleSeite } from './menschen.ts';

const RUHE_MS = 2_500;

/** Plays a story on a stage and says each step in German as it happens. @throws TechnischerFehler when something expected does not come */
export async function erzaehle(geschichte: Geschichte, lage: Omit<Lage, 'aktenzeichen'>): Promise<Akte> {
  const l: Lage = { ...lage, aktenzeichen: '' };
  for (const schritt of geschichte.schritte) {
    const ausgang = await spiele(schritt, l);
    const jetzt = l.buehne.uhr.jetzt();
    l.melde(`${schreibeTag(lokalesDatum(jetzt))} ${schreibeUhrzeit(jetzt)}  ${schritt.text}${ausgang ? `\n${' '.repeat(24)}→ ${ausgang}` : ''}`);
  }
  return leseAkte(l);
}

function spiele(schritt: Schritt, l: Lage): Promise<string> {
  switch (schritt.art) {
    case 'mitteilung': return spieleMitteilung(schritt, l);
    case 'aufgabe': return spieleAufgabe(schritt, l);
    case 'seite': return spieleSeite(schritt, l);
    case 'einstellung': return spieleEinstellung(schritt, l);
    case 'sendebericht': return spieleSendebericht(schritt, l);
    case 'uhr': return spieleUhr(schritt, l);
    case 'hinweis': return spieleHinweis(schritt, l);
    case 'verfahren': return spieleVerfahren(schritt, l);
    case 'ende': return spieleEnde(l);
  }
}

async function spieleMitteilung(schritt: Von<'mitteilung'>, l: Lage): Promise<string> {
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

async function spieleSendebericht(schritt: Von<'sendebericht'>, l: Lage): Promise<string> {
  const id = `${l.aktenzeichen}:${schritt.schritt}`;
  const sendung = await warte(`Übermittlung ${id}`, async () => {
    const { rows } = await inTransaktion(l.buehne.pool, WER, (db) => db.query("SELECT message_id FROM uebermittlung WHERE id LIKE $1 || ':%' AND status = 'ANGENOMMEN'", [id]));
    return rows[0] as { message_id: string } | undefined;
  });
  const bericht = { kennung: `beispiel-${schritt.schritt}`, messageId: sendung.message_id, ergebnis: schritt.ergebnis, gesendetAm: l.buehne.uhr.jetzt().toISOString() };
  await writeFile(join(l.buehne.spool, 'berichte', `${schritt.schritt}.bericht.json`), JSON.stringify(bericht));
  await warte('Verbuchung des Sendeberichts', async () => (await leseAkte(l)).uebermittlungen.some((u) => u.id.startsWith(id) && u.status === schritt.ergebnis));
  return `Spool: ${l.buehne.spool}`;
}

async function spieleUhr(schritt: Von<'uhr'>, l: Lage): Promise<string> {
  await warteAufRuhe(l);
  await l.buehne.stelleUhr(alsZeitpunkt(plusTage(l.beginn, schritt.tag), schritt.uhrzeit));
  return '';
}

async function spieleHinweis(schritt: Von<'hinweis'>, l: Lage): Promise<string> {
  const hinweis = await warte(`Hinweis ${schritt.hinweis}`, async () =>
    (await inTransaktion(l.buehne.pool, WER, (db) => listHinweise(db, { aktenzeichen: l.aktenzeichen }))).find((h) => h.art === schritt.hinweis),
  );
  return `Hinweis ${hinweis.art} an ${hinweis.gruppe}`;
}

async function spieleVerfahren({ prozess, behoerde, ergebnis }: Von<'verfahren'>, l: Lage): Promise<string> {
  const lauf = await warte(`${prozess}${ergebnis ? ` mit dem Ergebnis ${ergebnis}` : ''}`, async () =>
    (await leseAkte(l, behoerde).catch(() => undefined))?.laeufe.findLast((v) => v.prozess === prozess && v.prozessInstanz !== null && (ergebnis === undefined || v.ergebnis === ergebnis)),
  );
  return `${verfahrenText(prozess)}: ${lauf.ergebnis ?? 'begonnen'}`;
}

async function spieleEnde(l: Lage): Promise<string> {
  const akte = await warte('Ende aller Verfahren der Akte', async () => {
    const gelesen = await leseAkte(l);
    return gelesen.fall.status === 'BEENDET' ? gelesen : undefined;
  });
  const laeufe = akte.laeufe.map((v) => `${verfahrenText(v.prozess)}: ${v.ergebnis ?? 'abgeschlossen'}`);
  const fristen = akte.fristen.map((f) => `${f.bezeichnung}: bis ${schreibeTag(f.fristEnde)}, ${f.status}`);
  const sendungen = akte.uebermittlungen.map((u) => `Übermittlung ${u.id}: ${u.status}`);
  return [`Ergebnis ${akte.fall.ergebnis}`, ...laeufe, ...fristen, ...sendungen].join(`\n${' '.repeat(26)}`);
}

/** Nothing is on its way any more and nothing has changed for a while: a moved clock must not overtake what has just happened. */
async function warteAufRuhe(l: Lage): Promise<void> {
  let bild = '';
  let seit = performance.now();
  await warte('Ruhe im Verfahren', async () => {
    const { rows } = await inTransaktion(l.buehne.pool, { ...WER, behoerde: '*' }, (db) =>
      db.query(`SELECT (SELECT count(*) FROM ausgang WHERE veroeffentlicht_am IS NULL) AS offen,
        (SELECT count(*) FROM journal WHERE art <> 'LESEN') AS journal, (SELECT string_agg(status, ',' ORDER BY id) FROM frist) AS fristen,
        (SELECT string_agg(status, ',' ORDER BY id) FROM uebermittlung) AS sendungen`),
    );
    const neu = JSON.stringify(rows[0]);
    if (neu !== bild) [bild, seit] = [neu, performance.now()];
    return (rows[0] as { offen: string }).offen === '0' && performance.now() - seit > RUHE_MS;
  });
}
