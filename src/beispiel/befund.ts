import { listHinweise } from '../akte/hinweis.ts';
import { alleRollen } from '../web/rechte.ts';
import { ladeVereinbarungen } from '../vereinbarung.ts';
import { LOKALES_PASSWORT } from '../camunda/lokal/konten.ts';
import { inDb, leseAkte, type Lage } from './lage.ts';
import { aktenzeichenVon, meldeAn, sucheAufgaben, sucheVorfaelle, type Anmeldung } from './tasklist.ts';

type Vereinbarungen = Awaited<ReturnType<typeof ladeVereinbarungen>>;

/** What a person would look at when a story does not go on: procedures, open tasks, warnings, letters and incidents. */
export async function befunde(l: Lage): Promise<string> {
  const vereinbarungen = await ladeVereinbarungen();
  const person = await meldeAn(l.buehne.lokal.camundaRest, 'anna.berg', LOKALES_PASSWORT).catch(() => undefined);
  const teile = await Promise.all([verfahren(l, vereinbarungen), aufgaben(l, person, vereinbarungen), hinweise(l), vorfaelle(person)].map((teil) => teil.catch((fehler: unknown) => [`nicht zu lesen: ${String(fehler)}`])));
  return teile.flat().map((zeile) => `  ${zeile}`).join('\n');
}

async function verfahren(l: Lage, vereinbarungen: Vereinbarungen): Promise<string[]> {
  const zeilen: string[] = [];
  for (const behoerde of [...vereinbarungen.values()].flatMap((v) => v.behoerden.map((b) => b.kuerzel))) {
    const akte = await leseAkte(l, behoerde).catch(() => undefined);
    zeilen.push(...(akte?.laeufe ?? []).map((v) => `${behoerde} ${v.prozess}: ${v.status} ${v.ergebnis ?? ''}`));
    zeilen.push(...(akte?.uebermittlungen ?? []).map((u) => `${behoerde} Übermittlung ${u.id}: ${u.status}`));
    zeilen.push(...(akte?.fristen ?? []).filter((f) => f.status !== 'EINGEHALTEN').map((f) => `${behoerde} Frist ${f.id}: bis ${f.fristEnde}, ${f.status}`));
  }
  return zeilen;
}

async function aufgaben(l: Lage, person: Anmeldung | undefined, vereinbarungen: Vereinbarungen): Promise<string[]> {
  if (!person) return ['Tasklist ist nicht zu erreichen.'];
  const offen = (await Promise.all(alleRollen(vereinbarungen).map((rolle) => sucheAufgaben(person, rolle)))).flat();
  const zeilen = await Promise.all(offen.map(async (a) => `Offene Aufgabe ${a.taskDefinitionId} „${a.name}“ zu ${await aktenzeichenVon(person, a.id)}`));
  return zeilen.filter((zeile) => !l.aktenzeichen || zeile.endsWith(l.aktenzeichen));
}

async function hinweise(l: Lage): Promise<string[]> {
  const offen = await inDb(l, (db) => listHinweise(db, { aktenzeichen: l.aktenzeichen }));
  return offen.map((h) => `Offener Hinweis ${h.art} an ${h.gruppe}`);
}

async function vorfaelle(person: Anmeldung | undefined): Promise<string[]> {
  return person ? (await sucheVorfaelle(person)).map((v) => `Vorfall an ${v.flowNodeId ?? '?'}: ${v.message ?? v.type}`) : [];
}
