import type { TestProject } from 'vitest/node';
import { starteEngineProzess } from './engine/prozess.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    engineUrl: string;
  }
}

/** The Java side for all engine tests of the run; each test makes its own engine in it. */
export default async function start(projekt: TestProject): Promise<() => Promise<void>> {
  const prozess = await starteEngineProzess();
  projekt.provide('engineUrl', prozess.url);
  return async () => {
    await prozess.stop();
  };
}
