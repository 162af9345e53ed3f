import type { Anmeldung } from '../../src/beispiel/tasklist.ts';

type Treffer = { total: number; items: { key: number; state: string; flowNodeId?: string; bpmnProcessId?: string }[] };

const suche = async (person: Anmeldung, was: string, filter: object): Promise<Treffer> => {
  const antwort = await person.hole(`/v1/${was}/search`, { filter, size: 1000 });
  if (!antwort.ok) throw new Error(`Operate answered ${antwort.status}`);
  return (await antwort.json()) as Treffer;
};

/** State of a process instance as Operate shows it. @returns undefined while it does not know it */
export const zustand = async (person: Anmeldung, instanz: string): Promise<string | undefined> => (await suche(person, 'process-instances', { key: Number(instanz) })).items[0]?.state;

/** Elements of an instance on which a token stands now. */
export const marken = async (person: Anmeldung, instanz: string): Promise<string[]> =>
  (await suche(person, 'flownode-instances', { processInstanceKey: Number(instanz), state: 'ACTIVE' })).items.map((i) => i.flowNodeId ?? '');

/** All incidents that ever were, also those that were resolved. */
export const vorfaelle = async (person: Anmeldung): Promise<Treffer['items']> => (await suche(person, 'incidents', {})).items;
