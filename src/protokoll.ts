import pino from 'pino';

/** Log fields that may be written. Anything else stays out, so that no name reaches a log file by accident. */
export type Felder = Partial<
  Record<
    'aktenzeichen' | 'behoerde' | 'jobTyp' | 'jobSchluessel' | 'prozessInstanz' | 'element' | 'code' | 'kind' | 'uebermittlung' | 'frist' | 'weg' | 'nachricht' | 'dienst',
    string
  > &
    Record<'dauerMs' | 'anzahl' | 'versuch' | 'status' | 'port', number>
>;

export type Protokoll = {
  info(ereignis: string, felder?: Felder): void;
  warn(ereignis: string, felder?: Felder): void;
  fehler(ereignis: string, felder?: Felder): void;
};

/** Structured log on standard error. `ereignis` is a fixed text of ours, never built from input. */
export function erstelleProtokoll(stufe: 'silent' | 'error' | 'warn' | 'info' = 'info'): Protokoll {
  const log = pino({ level: stufe, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  return {
    info: (ereignis, felder) => log.info(felder ?? {}, ereignis),
    warn: (ereignis, felder) => log.warn(felder ?? {}, ereignis),
    fehler: (ereignis, felder) => log.error(felder ?? {}, ereignis),
  };
}

export const stillesProtokoll: Protokoll = erstelleProtokoll('silent');
