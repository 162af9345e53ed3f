import { InfrastrukturFehler, TechnischerFehler } from '../fehler.ts';

const NAMEN = [
  'OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED', 'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED',
] as const;
type GrpcName = (typeof NAMEN)[number];

/** The engine understood and refused: the same command would be refused again. Everything else passes by itself. */
const ABGELEHNT: ReadonlySet<GrpcName> = new Set([
  'INVALID_ARGUMENT', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED', 'FAILED_PRECONDITION', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'UNAUTHENTICATED',
]);

export function grpcName(fehler: unknown): GrpcName | null {
  const code = (fehler as { code?: unknown } | null)?.code;
  return typeof code === 'number' ? (NAMEN[code] ?? null) : null;
}

/**
 * @returns TechnischerFehler `CAMUNDA_<STATUS>` for a refusal, InfrastrukturFehler `CAMUNDA_<STATUS>` or `CAMUNDA_VERBINDUNG`
 *   (no gRPC status: the token service, name resolution) for everything that passes
 */
export function camundaFehler(fehler: unknown, befehl: string): TechnischerFehler | InfrastrukturFehler {
  if (fehler instanceof TechnischerFehler || fehler instanceof InfrastrukturFehler) return fehler;
  const name = grpcName(fehler);
  const text = `Camunda: ${befehl}: ${fehler instanceof Error ? fehler.message : 'Fehler'}`;
  if (name && ABGELEHNT.has(name)) return new TechnischerFehler(`CAMUNDA_${name}`, text, { cause: fehler });
  return new InfrastrukturFehler(name ? `CAMUNDA_${name}` : 'CAMUNDA_VERBINDUNG', text, { cause: fehler });
}

export const istNichtGefunden = (fehler: unknown): boolean => fehler instanceof TechnischerFehler && fehler.code === 'CAMUNDA_NOT_FOUND';
