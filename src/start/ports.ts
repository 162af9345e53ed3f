import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { TechnischerFehler } from '../fehler.ts';

export const LOOPBACK = '127.0.0.1';
export type Lauscher = { adresse: string; port: number; socket: string };

/** Ports of loopback that were free a moment ago; taken together, so that none is given twice. */
export async function freiePorts(anzahl: number): Promise<number[]> {
  const server = await Promise.all(Array.from({ length: anzahl }, () => listen(0)));
  const ports = server.map((s) => (s.address() as { port: number }).port);
  await Promise.all(server.map(close));
  return ports;
}

/**
 * @param belegung port and the setting that names it
 * @throws TechnischerFehler PORT_BELEGT: every port that is taken, its setting and, if known, its holder
 */
export async function pruefePorts(belegung: { port: number; einstellung: string }[]): Promise<void> {
  const zeilen: string[] = [];
  const betroffen: string[] = [];
  for (const { port, einstellung } of belegung) {
    const grund = await listen(port).then(close, (fehler: NodeJS.ErrnoException) => fehler);
    if (!grund) continue;
    const wer = grund.code === 'EADDRINUSE' ? ((await findHalter(port)) ?? 'belegt, von wem ist nicht zu erkennen') : grund.message;
    betroffen.push(einstellung);
    zeilen.push(`  Port ${port} (${einstellung}): ${wer}`);
  }
  if (zeilen.length > 0) {
    throw new TechnischerFehler('PORT_BELEGT', `Diese Ports sind nicht frei:\n${zeilen.join('\n')}\nBitte dort beenden oder einen anderen Port setzen, zum Beispiel: ${betroffen[0]}=… npm start`);
  }
}

async function findHalter(port: number): Promise<string | undefined> {
  const sockets = new Set((await readLauscher()).filter((l) => l.port === port).map((l) => l.socket));
  for (const pid of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(pid) || !(await readSockets(Number(pid))).some((s) => sockets.has(s))) continue;
    const befehl = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ').trim();
    return `belegt von Prozess ${pid} (${befehl.length > 80 ? `${befehl.slice(0, 80)}…` : befehl})`;
  }
  return undefined;
}

/** Every TCP socket that listens on this machine (Linux; elsewhere empty). */
export async function readLauscher(): Promise<Lauscher[]> {
  const tabellen = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((t) => readFile(t, 'utf8').catch(() => '')));
  return tabellen.flatMap((tabelle) => tabelle.split('\n').slice(1)).flatMap((zeile) => {
    const [, lokal = '', , zustand, , , , , , socket = ''] = zeile.trim().split(/\s+/);
    const [adresse = '', port = ''] = lokal.split(':');
    return zustand === '0A' ? [{ adresse: parseAdresse(adresse), port: Number.parseInt(port, 16), socket }] : [];
  });
}

/** The kernel's hexadecimal form: 32-bit words, each with its bytes turned round. */
export function parseAdresse(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((wort) => (wort.match(/../g) ?? []).map((b) => Number.parseInt(b, 16)).toReversed());
  if (bytes.length === 4) return bytes.join('.');
  const eingebettet = bytes.slice(0, 10).every((b) => b === 0) && bytes[10] === 255 && bytes[11] === 255;
  if (eingebettet) return bytes.slice(12).join('.');
  return bytes.every((b, i) => b === (i === 15 ? 1 : 0)) ? '::1' : `[${hex.toLowerCase()}]`;
}

/** Numbers of the sockets that a process holds (Linux; empty if it is not ours to look at). */
export async function readSockets(pid: number): Promise<string[]> {
  const ordner = `/proc/${pid}/fd`;
  const ziele = await Promise.all((await readdir(ordner).catch(() => [])).map((fd) => readlink(`${ordner}/${fd}`).catch(() => '')));
  return ziele.flatMap((ziel) => /^socket:\[(\d+)\]$/.exec(ziel)?.[1] ?? []);
}

const listen = (port: number): Promise<Server> =>
  new Promise((fertig, scheitere) => {
    const server = createServer();
    server.once('error', scheitere);
    server.listen(port, LOOPBACK, () => fertig(server));
  });

const close = (server: Server): Promise<void> => new Promise((fertig) => server.close(() => fertig()));
