import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Uhr } from '../uhr.ts';

/** The header of a signed report: `t=<seconds since 1970>,v1=<hex HMAC-SHA256 of "<t>.<body>">`. */
export const SIGNATUR_HEADER = 'x-kooperation-signatur';
const FENSTER_SEKUNDEN = 300;

/** @param body the bytes as they travel @param sekunden Unix time */
export function signiereBericht(body: Buffer | string, sekunden: number, geheimnis: string): string {
  return `t=${sekunden},v1=${hmac(body, sekunden, geheimnis).toString('hex')}`;
}

/**
 * Was this body signed with our secret within the last five minutes? A repetition within them is harmless: the same
 * report counts once.
 * @param rawBody the bytes as they came, before any parsing
 */
export function pruefeBerichtSignatur(rawBody: Buffer, header: string | undefined, geheimnis: string, uhr: Uhr): boolean {
  const teile = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '');
  if (!teile?.[1] || !teile[2] || geheimnis.length < 32) return false;
  const sekunden = Number(teile[1]);
  const gleich = timingSafeEqual(hmac(rawBody, sekunden, geheimnis), Buffer.from(teile[2], 'hex'));
  return gleich && Math.abs(uhr.jetzt().getTime() / 1000 - sekunden) <= FENSTER_SEKUNDEN;
}

function hmac(body: Buffer | string, sekunden: number, geheimnis: string): Buffer {
  return createHmac('sha256', geheimnis).update(`${sekunden}.`).update(body).digest();
}
