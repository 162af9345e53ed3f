import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { InfrastrukturFehler } from '../fehler.ts';

export type Webserver = { port: number; stop(): Promise<void> };

/** Requests that run get this long to finish when the program stops. */
const GNADENFRIST_MS = 10_000;

/**
 * Listens until `stop` is called.
 * @param port 0 takes any free one
 * @throws InfrastrukturFehler PORT_BELEGT, PORT_VERBOTEN, ADRESSE_UNBEKANNT with a German sentence that says what to change
 */
export async function starteWeb(app: Express, host: string, port: number): Promise<Webserver> {
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 }, app);
  await new Promise<void>((fertig, scheitert) => {
    server.once('error', (fehler: NodeJS.ErrnoException) => scheitert(erklaere(fehler, host, port)));
    server.listen(port, host, fertig);
  });
  return { port: (server.address() as AddressInfo).port, stop: () => stoppe(server) };
}

/** Takes no new connections, lets running requests finish, then closes what is left. */
async function stoppe(server: Server): Promise<void> {
  const zu = new Promise<void>((fertig) => server.close(() => fertig()));
  server.closeIdleConnections();
  const frist = setTimeout(() => server.closeAllConnections(), GNADENFRIST_MS);
  await zu;
  clearTimeout(frist);
}

function erklaere(fehler: NodeJS.ErrnoException, host: string, port: number): Error {
  const abhilfe = 'Bitte KOOPERATION_WEB_PORT oder KOOPERATION_WEB_HOST ändern.';
  if (fehler.code === 'EADDRINUSE') return new InfrastrukturFehler('PORT_BELEGT', `Port ${port} auf ${host} ist schon belegt: Läuft die Akte bereits? Sonst: ${abhilfe}`, { cause: fehler });
  if (fehler.code === 'EACCES') return new InfrastrukturFehler('PORT_VERBOTEN', `Port ${port} darf dieses Programm nicht öffnen. ${abhilfe}`, { cause: fehler });
  if (fehler.code === 'EADDRNOTAVAIL' || fehler.code === 'ENOTFOUND') return new InfrastrukturFehler('ADRESSE_UNBEKANNT', `Die Adresse ${host} gehört nicht zu diesem Rechner. ${abhilfe}`, { cause: fehler });
  return fehler;
}
