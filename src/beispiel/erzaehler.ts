import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findAkte, type Akte } from '../akte/akte.ts';
import { listHinweise } from '../akte/hinweis.ts';
import { recordRueckmeldung } from '../akte/rueckmeldung.ts';
import { LOKALES_PASSWORT } from '../camunda/lokal/konten.ts';
import { inTransaktion } from '../db/pool.ts';
import { TechnischerFehler } from '../fehler.ts';
import { plusTage } from '../recht/kalender.ts';
import { lokalesDatum, schreibeUhrzeit } from '../recht/zeit.ts';
import { schreibeTag } from '../recht/datum.ts';
import { alsZeitpunkt, type Buehne } from './buehne.ts';
import type { Geschichte, Schritt } from './geschichte.ts';
import { erledigeAufgabe, meldeAn, sucheAufgaben } from './tasklist.ts';

type Art = Schritt['art'];
type Von<A extends Art> = Extract<Schritt, { art: A }>;
export type Lage = { buehne: Buehne; ordner: URL; melde(text: string): void; aktenzeichen: string; /** local date on which the story begins */ beginn: string };

const GEDULD_MS = 60_000;
const RUHE_MS = 2_500;
const WER = { behoerde: 'LHH', wer: 'anna.berg' };

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
    case 'sendebericht': return spieleSendebericht(schritt, l);
    case 'uhr': return spieleUhr(schritt, l);
    case 'hinweis': return spieleHinweis(schritt, l);
    case 'rueckmeldung': return spieleRueckmeldung(schritt, l);
    case 'ergebnis': return spieleErgebnis(schritt, l);
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

async function spieleAufgabe(schritt: Von<'aufgabe'>, l: Lage): Promise<string> {
  const anmeldung = await meldeAn(l.buehne.lokal.camundaRest, schritt.wer, LOKALES_PASSWORT);
  if (!anmeldung) throw new TechnischerFehler('BEISPIEL', `${schritt.wer} kann sich an Tasklist nicht anmelden.`);
  const aufgabe = await warte(`Aufgabe ${schritt.element} in Tasklist`, async () => (await sucheAufgaben(anmeldung, schritt.gruppe)).find((a) => a.taskDefinitionId === schritt.element));
  await erledigeAufgabe(anmeldung, aufgabe.id, schritt.wer, schritt.angaben);
  const faellig = aufgabe.dueDate ? `, fällig bis ${schreibeTag(lokalesDatum(new Date(aufgabe.dueDate)))}` : '';
  return `Tasklist: „${aufgabe.name}“${faellig}, erledigt von ${schritt.wer}`;
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

async function spieleRueckmeldung(schritt: Von<'rueckmeldung'>, l: Lage): Promise<string> {
  const angaben = { leistungsbezug: schritt.leistungsbezug, ...(schritt.bgNummer ? { bgNummer: schritt.bgNummer } : {}), eingangAm: lokalesDatum(l.buehne.uhr.jetzt()) };
  await inTransaktion(l.buehne.pool, WER, (db) => recordRueckmeldung(db, { aktenzeichen: l.aktenzeichen, weg: 'POSTEINGANG', ...angaben }, l.buehne.uhr));
  return `Posteingang: SGB-II-Leistungen ${schritt.leistungsbezug === 'JA' ? 'ja' : 'nein'}`;
}

async function spieleErgebnis(schritt: Von<'ergebnis'>, l: Lage): Promise<string> {
  const akte = await warte(`Ergebnis ${schritt.ergebnis}`, async () => {
    const gelesen = await leseAkte(l);
    return gelesen.fall.ergebnis === schritt.ergebnis ? gelesen : undefined;
  });
  return `Ergebnis ${akte.fall.ergebnis}`;
}

async function spieleEnde(l: Lage): Promise<string> {
  const akte = await warte('Ende des Verfahrens', async () => {
    const gelesen = await leseAkte(l);
    return gelesen.fall.status === 'BEENDET' ? gelesen : undefined;
  });
  const fristen = akte.fristen.map((f) => `${f.bezeichnung}: bis ${schreibeTag(f.fristEnde)}, ${f.status}`);
  const sendungen = akte.uebermittlungen.map((u) => `Übermittlung ${u.id}: ${u.status}`);
  return [`Ergebnis ${akte.fall.ergebnis}`, ...fristen, ...sendungen].join(`\n${' '.repeat(26)}`);
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

async function leseAkte(l: Lage): Promise<Akte> {
  const akte = await inTransaktion(l.buehne.pool, WER, (db) => findAkte(db, l.aktenzeichen, l.buehne.uhr));
  if (!akte) throw new TechnischerFehler('BEISPIEL', `Die Akte ${l.aktenzeichen} fehlt.`);
  return akte;
}

async function warte<T>(worauf: string, frage: () => Promise<T | undefined | false>): Promise<T> {
  const ende = performance.now() + GEDULD_MS;
  while (performance.now() < ende) {
    const antwort = await frage();
    if (antwort) return antwort;
    await new Promise((fertig) => setTimeout(fertig, 250));
  }
  throw new TechnischerFehler('BEISPIEL', `Vergeblich gewartet: ${worauf}`);
}
