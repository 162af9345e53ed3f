import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** What the road between us and the mail server does to a connection. */
export type Stoerung = 'keine' | 'schnitt-in-der-mitte' | 'schnitt-nach-dem-punkt' | 'stille-nach-dem-punkt' | 'stille-am-anfang';

export type Mailserver = { port: number; mails: string[]; stoere(wie: Stoerung): void; close(): Promise<void> };

/** A real SMTP server on loopback, behind a road that can be cut. `mails` are the messages it has accepted, raw. */
export async function starteMailserver(verhalten: Partial<SMTPServerOptions> = {}): Promise<Mailserver> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(strom, _sitzung, fertig) {
      const teile: Buffer[] = [];
      strom.on('data', (teil: Buffer) => teile.push(teil));
      strom.on('end', () => {
        mails.push(Buffer.concat(teile).toString('utf8'));
        fertig();
      });
    },
    ...verhalten,
  });
  server.on('error', () => undefined);
  const innen = await lausche(server.server);
  let stoerung: Stoerung = 'keine';
  const sockets = new Set<Socket>();
  const strasse = createServer((client) => leite(client, innen, () => stoerung, sockets));
  const port = await lausche(strasse);
  return {
    port,
    mails,
    stoere: (wie) => {
      stoerung = wie;
    },
    close: async () => {
      for (const s of sockets) s.destroy();
      await new Promise<void>((fertig) => strasse.close(() => fertig()));
      await new Promise<void>((fertig) => server.close(() => fertig()));
    },
  };
}

function leite(client: Socket, innen: number, stoerung: () => Stoerung, sockets: Set<Socket>): void {
  const server = connect(innen, '127.0.0.1');
  for (const s of [client, server]) {
    sockets.add(s);
    s.on('error', () => undefined);
  }
  let bytes = 0;
  let ende = '';
  client.on('data', (teil) => {
    bytes += teil.length;
    ende = (ende + teil.toString('latin1')).slice(-5);
    if (stoerung() === 'schnitt-in-der-mitte' && bytes > 20_000) {
      client.destroy();
      server.destroy();
    } else server.write(teil);
  });
  server.on('data', (teil) => {
    const nachPunkt = ende === '\r\n.\r\n';
    if (stoerung() === 'stille-am-anfang' || (stoerung() === 'stille-nach-dem-punkt' && nachPunkt)) return;
    if (stoerung() === 'schnitt-nach-dem-punkt' && nachPunkt) client.destroy();
    else client.write(teil);
  });
  client.on('close', () => server.destroy());
  server.on('close', () => client.destroy());
}

async function lausche(server: Server): Promise<number> {
  await new Promise<void>((fertig) => server.listen(0, '127.0.0.1', () => fertig()));
  return (server.address() as AddressInfo).port;
}
