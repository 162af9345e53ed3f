import { camundaFehler } from './grpc-fehler.ts';
import { InfrastrukturFehler } from '../fehler.ts';
import type { ZeebeClient } from './sdk.ts';
import { Variablen } from './variablen.ts';

export type Abruf = {
  typ: string;
  anzahl: number;
  /** How long the engine keeps the jobs for us. */
  auftragsZeitMs: number;
  /** How long the gateway may wait for the first job (long polling). */
  warteMs: number;
  /** Only these are fetched. */
  variablen: readonly string[];
  arbeiter: string;
};

/** A job as it came, nothing about it checked yet. */
export type Auftragsdaten = {
  schluessel: string;
  prozessInstanz: string;
  prozessId: string;
  elementId: string;
  /** Retries left, this one included. */
  versuche: number;
  variablen: Record<string, unknown>;
};

/** The SDK ends a poll by itself this long after the gateway should have, and calls that an empty answer. */
const SDK_GEDULD_MS = 1000;

/**
 * Asks once for jobs of one type.
 * @throws InfrastrukturFehler also when the gateway stays silent beyond `warteMs`
 */
export async function activateAuftraege(client: ZeebeClient, abruf: Abruf): Promise<Auftragsdaten[]> {
  const begonnen = performance.now();
  const jobs = await client
    .activateJobs({
      type: abruf.typ,
      maxJobsToActivate: abruf.anzahl,
      timeout: abruf.auftragsZeitMs,
      requestTimeout: abruf.warteMs,
      fetchVariable: [...abruf.variablen],
      worker: abruf.arbeiter,
      inputVariableDto: Variablen as new () => Record<string, never>,
    })
    .catch((fehler: unknown) => {
      throw camundaFehler(fehler, 'activateJobs');
    });
  if (jobs.length === 0 && performance.now() - begonnen >= abruf.warteMs + SDK_GEDULD_MS - 50) {
    throw new InfrastrukturFehler('CAMUNDA_STUMM', 'Camunda: activateJobs: keine Antwort');
  }
  return jobs.map((job) => ({
    schluessel: job.key,
    prozessInstanz: job.processInstanceKey,
    prozessId: job.bpmnProcessId,
    elementId: job.elementId,
    versuche: job.retries,
    variablen: { ...job.variables },
  }));
}
