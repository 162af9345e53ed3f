import type { Browser } from 'playwright-core';
import { startBrowser } from '../../scripts/chromium.ts';

let browser: Promise<Browser> | undefined;

/** One for all test files of a process; it ends with the process. */
export const gibBrowser = (): Promise<Browser> => (browser ??= startBrowser());
