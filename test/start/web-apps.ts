/** Logs in to Tasklist and Operate 8.6 (one session for both) and calls their API as a page of theirs would. */
export type Anmeldung = { hole(pfad: string, inhalt?: object, methode?: string): Promise<Response> };

/** @returns undefined when the login is refused */
export async function meldeAn(camundaRest: string, name: string, passwort: string): Promise<Anmeldung | undefined> {
  const antwort = await fetch(`${camundaRest}/api/login?${new URLSearchParams({ username: name, password: passwort }).toString()}`, { method: 'POST' });
  if (antwort.status === 401) return undefined;
  if (!antwort.ok) throw new Error(`login answered ${antwort.status}`);
  const cookie = antwort.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
  const kopf = { cookie, 'X-CSRF-TOKEN': antwort.headers.get('X-CSRF-TOKEN') ?? '', 'content-type': 'application/json' };
  return {
    hole: (pfad, inhalt, methode = inhalt === undefined ? 'GET' : 'POST') =>
      fetch(`${camundaRest}${pfad}`, { method: methode, headers: kopf, ...(inhalt === undefined ? {} : { body: JSON.stringify(inhalt) }) }),
  };
}

export type Aufgabe = { id: string; name: string; taskState: string };

/** Open tasks of a group as Tasklist shows them. */
export async function sucheAufgaben(anmeldung: Anmeldung, gruppe: string): Promise<Aufgabe[]> {
  const antwort = await anmeldung.hole('/v1/tasks/search', { state: 'CREATED', candidateGroup: gruppe });
  return (await antwort.json()) as Aufgabe[];
}
