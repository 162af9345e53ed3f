import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bauplan } from '../../start/kind.ts';
import { LOOPBACK } from '../../start/ports.ts';
import { SCHNELLER_START, tmpIn } from './jdk.ts';

const QUELLE = fileURLToPath(new URL('Suche.java', import.meta.url));
export type SucheOrte = { java: string; programme: string; ordner: string; protokolle: string; port: number; portIntern: number };

export const sucheUrl = (port: number): string => `http://${LOOPBACK}:${port}`;

/** OpenSearch, in which Tasklist and Operate keep what they show. It holds codes and dates only, as the engine does. */
export function planSuche(orte: SucheOrte): Bauplan {
  return {
    name: 'OpenSearch',
    befehl: orte.java,
    argumente: ['-Xms256m', '-Xmx512m', SCHNELLER_START, '-XX:+ExitOnOutOfMemoryError', `-Djava.io.tmpdir=${tmpIn(orte.ordner)}`, '-cp', join(orte.programme, '*'), QUELLE, orte.ordner, String(orte.port), String(orte.portIntern)],
    umgebung: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' },
    ordner: orte.ordner,
    logdatei: join(orte.protokolle, 'opensearch.log'),
    stoppzeichen: 'SIGTERM',
    geduldMs: 20_000,
    istBereit: async () => {
      const antwort = await fetch(`${sucheUrl(orte.port)}/_cluster/health?wait_for_status=yellow&timeout=1s`, { signal: AbortSignal.timeout(3000) }).catch(() => undefined);
      return antwort?.status === 200;
    },
    bereitFristMs: 180_000,
  };
}
