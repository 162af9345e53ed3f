import type { Uhr } from '../uhr.ts';
import type { Vereinbarung } from '../vereinbarung.ts';

/** What every worker may use besides its transaction. Kept small: functions of other parts are plain imports. */
export type Dienste = {
  /** By `kuerzel`, for example `hannover`. */
  readonly vereinbarungen: ReadonlyMap<string, Vereinbarung>;
  readonly uhr: Uhr;
  /** The address of a case file as people open it; forms show it as a link. */
  akteLink(aktenzeichen: string): string;
};
