import { InfrastrukturFehler } from '../../fehler.ts';

const INDEX = 'tasklist-list-view-8.6.0_';
const ZEIT = { type: 'date', format: 'date_time || epoch_millis', ignore_malformed: true };

/**
 * Tasklist 8.6.0 writes the time of a task without milliseconds when they happen to be zero, and its own index then refuses the
 * document: the importer tries it for ever, and nobody sees a new task any more (camunda/camunda#27237). One time in a thousand, so
 * on every second day of a busy office. With this the index takes the document and leaves out that one time, which no list needs.
 * @param suche base address of OpenSearch
 */
export async function tolerateGlatteSekunden(suche: string): Promise<void> {
  const antwort = await fetch(`${suche}/${INDEX}/_mapping`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ properties: { creationTime: ZEIT, completionTime: ZEIT } }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!antwort.ok) throw new InfrastrukturFehler('LISTENANSICHT', 'Die Aufgabenliste von Tasklist ließ sich nicht einrichten.');
}
