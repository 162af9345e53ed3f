import { z } from 'zod';
import { InfrastrukturFehler } from '../../fehler.ts';

const standSchema = z.object({ epochMilli: z.number() });

/**
 * Moves the clock of an engine that was started with a movable clock; it goes on from there, due timers fire at once.
 * The management port knows no login, so this works with and without the web apps.
 * @param verwaltung base address of the management port
 * @throws InfrastrukturFehler UHR_NICHT_GESTELLT
 */
export async function stelleEngineUhr(verwaltung: string, zeitpunkt: Date): Promise<void> {
  const jetzt = await call(`${verwaltung}/actuator/clock`);
  await call(`${verwaltung}/actuator/clock/add`, { offsetMilli: zeitpunkt.getTime() - jetzt });
}

async function call(url: string, inhalt?: object): Promise<number> {
  const anfrage: RequestInit = inhalt ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(inhalt) } : {};
  const antwort = await fetch(url, { ...anfrage, signal: AbortSignal.timeout(10_000) });
  if (!antwort.ok) throw new InfrastrukturFehler('UHR_NICHT_GESTELLT', `Die Uhr der Engine antwortet mit ${antwort.status}`);
  return standSchema.parse(await antwort.json()).epochMilli;
}
