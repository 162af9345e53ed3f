import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { legeTempInArbeitsspeicher } from './test/support/arbeitsspeicher.ts';

legeTempInArbeitsspeicher();

/**
 * Tests mirror the tree; the ending of a file says what it needs:
 * `.test.ts` PostgreSQL at the most · `.engine.test.ts` the in-memory engine · `.seite.test.ts` Chromium: all in a few processes,
 * each of which reads the program once and gets room for what is soon forgotten · `.ganz.test.ts` a real Camunda for all of them (one at a time, last).
 */
const projekt = (name: string, include: string[], globalSetup: string[], weiteres: object = {}) => ({
  test: { name, include, globalSetup, env: { TZ: 'Europe/Berlin' }, testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 3, isolate: false, execArgv: ['--max-semi-space-size=64'], sequence: { groupOrder: 0 }, ...weiteres },
});
const EINZELN = { fileParallelism: false, maxWorkers: 1, sequence: { groupOrder: 1 } };

/**
 * What takes longest begins first. On the real installation: first what kills an engine (it forgets how far its clock was
 * moved), then the stories, last the search for their traces.
 */
const REIHENFOLGE = ['.engine.test.ts', '.seite.test.ts', '.test.ts', ...['absturz', 'lokal', 'mizi', 'kanarie'].map((name) => `/${name}.ganz.test.ts`)];
const rang = (d: TestSpecification): number => REIHENFOLGE.findLastIndex((ende) => d.moduleId.endsWith(ende));
class Reihenfolge extends BaseSequencer {
  override async sort(dateien: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(dateien)).toSorted((a, b) => rang(a) - rang(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: Reihenfolge },
    projects: [
      projekt('teile', ['test/**/*.test.ts'], ['./test/support/global-datenbank.ts', './test/support/global-engine.ts'], { exclude: ['test/**/*.ganz.test.ts'] }),
      projekt('ganz', ['test/**/*.ganz.test.ts'], ['./test/support/global-ganz.ts'], { testTimeout: 300_000, hookTimeout: 300_000, ...EINZELN }),
    ],
  },
});
