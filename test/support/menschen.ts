import { LOKALES_PASSWORT } from '../../src/camunda/lokal/konten.ts';
import { aktenzeichenVon, erledigeAufgabe, meldeAn, sucheAufgaben, type Anmeldung, type Aufgabe } from '../../src/beispiel/tasklist.ts';
import type { MitteilungEingabe } from '../../src/akte/mitteilung-schema.ts';
import type { Installation, Programmlauf } from './programm.ts';

/** @throws Error when the login is refused */
export async function alsPerson(installation: Pick<Installation, 'camundaRest'>, name: string): Promise<Anmeldung> {
  const anmeldung = await meldeAn(installation.camundaRest, name, LOKALES_PASSWORT);
  if (!anmeldung) throw new Error(`${name} was refused`);
  return anmeldung;
}

/** The open task of a case, as Tasklist shows it to the members of the group. */
export async function findAufgabe(person: Anmeldung, gruppe: string, element: string, aktenzeichen: string): Promise<Aufgabe | undefined> {
  for (const aufgabe of await sucheAufgaben(person, gruppe)) {
    if (aufgabe.taskDefinitionId === element && (await aktenzeichenVon(person, aufgabe.id)) === aktenzeichen) return aufgabe;
  }
  return undefined;
}

export const erledige = (person: Anmeldung, aufgabe: Aufgabe, wer: string, angaben: Record<string, unknown>): Promise<void> => erledigeAufgabe(person, aufgabe.id, wer, angaben);

/** The court sends a notice. @returns the Aktenzeichen that was acknowledged */
export async function reicheEin(programm: Programmlauf, mitteilung: MitteilungEingabe): Promise<string> {
  const antwort = await fetch(`${programm.webUrl}/api/mizi`, {
    method: 'POST',
    headers: { authorization: `Bearer ${programm.geheimnisse.apiSchluessel}`, 'content-type': 'application/json' },
    body: JSON.stringify(mitteilung),
    signal: AbortSignal.timeout(10_000),
  });
  if (!antwort.ok) throw new Error(`The notice was answered with ${antwort.status}`);
  return ((await antwort.json()) as { aktenzeichen: string }).aktenzeichen;
}
