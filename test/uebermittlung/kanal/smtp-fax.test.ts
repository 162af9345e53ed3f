import { afterEach, describe, expect, it } from 'vitest';
import { freiePorts } from '../../../src/start/ports.ts';
import { normalisiereFaxnummer, SmtpFax } from '../../../src/uebermittlung/kanal/smtp-fax.ts';
import type { Ergebnis, Sendung } from '../../../src/uebermittlung/typen.ts';
import { KANARI, stehendeUhr } from '../fall.ts';
import { starteMailserver, type Mailserver, type Stoerung } from './mailserver.ts';

let server: Mailserver | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const sendung = (weiteres: Partial<Sendung> = {}): Sendung => ({
  behoerde: 'LHH', id: '56.34-2026-000001:anlage-1:1', aktenzeichen: '56.34-2026-000001', vereinbarung: 'hannover', dokumentId: 'd', empfaenger: 'JOBCENTER', kanal: 'SMTP_FAX',
  status: 'UEBERGABE', messageId: '7f0c7c52-52b5-4f6e-8a9c-1f6f7b0d2a11', versuche: 1, uebergabeAm: null, gesendetAm: null, art: 'hannover.anlage-1',
  inhalt: Buffer.from(`%PDF ${KANARI.mieter} ${'x'.repeat(200_000)}`), seiten: 3, sha256: 'abc', faxnummer: '0511 / 6559-0', empfaengerBehoerde: 'JC', durchleitungId: null, ...weiteres,
});
const fehler = (code: number) => Object.assign(new Error('no'), { responseCode: code });
const sende = (url: string, s = sendung()): Promise<Ergebnis> =>
  new SmtpFax({ url, absender: 'fax@fachstelle.example', faxDomain: 'fax.example', stilleMs: 400, hoechstensMs: 5_000 }, stehendeUhr('2026-04-02T08:00:00Z')).uebergib(s);

describe('mail to fax', () => {
  it('hands over one mail to the number, with the document', async () => {
    const an: string[] = [];
    server = await starteMailserver({ onRcptTo: (adresse, _s, weiter) => (an.push(adresse.address), weiter()) });
    expect(await sende(`smtp://127.0.0.1:${server.port}`)).toEqual({ art: 'ANGENOMMEN' });
    expect(an).toEqual(['051165590@fax.example']);
    expect(server.mails).toHaveLength(1);
    const mail = server.mails[0]?.replaceAll('\r\n', '\n') ?? '';
    expect(mail).toContain('Message-ID: <7f0c7c52-52b5-4f6e-8a9c-1f6f7b0d2a11@fachstelle.example>');
    expect(mail).toContain('Subject: 56.34-2026-000001\n');
    expect(mail).toContain('Date: Thu, 02 Apr 2026 08:00:00 +0000');
    expect(mail).toContain(Buffer.from(`%PDF ${KANARI.mieter}`).toString('base64').slice(0, 20));
  });

  it('says nothing about a person outside of the attached document', async () => {
    server = await starteMailserver();
    await sende(`smtp://127.0.0.1:${server.port}`);
    const ohneAnhang = (server.mails[0] ?? '').replaceAll(/^[A-Za-z0-9+/=]{60,}\r\n/gm, '').replaceAll(/\s+/g, ' ');
    expect(ohneAnhang).toContain('Content-Disposition: attachment; filename=56.34-2026-000001_anlage-1_1_LHH.pdf');
    for (const wort of Object.values(KANARI)) expect(ohneAnhang).not.toContain(wort);
    expect(ohneAnhang.length).toBeLessThan(1_500);
  });

  it('logs in where the address names a user', async () => {
    const angemeldet: string[] = [];
    server = await starteMailserver({ authMethods: ['PLAIN'], allowInsecureAuth: true, onAuth: (auth, _s, fertig) => (angemeldet.push(`${auth.username}/${auth.password}`), fertig(null, { user: 'x' })) });
    expect(await sende(`smtp://fax%40amt:ge%2Fheim@127.0.0.1:${server.port}`)).toEqual({ art: 'ANGENOMMEN' });
    expect(angemeldet).toEqual(['fax@amt/ge/heim']);
  });
});

describe('a refusal before the mail', () => {
  it('of the login is about us: tried again later', async () => {
    server = await starteMailserver({ authMethods: ['PLAIN'], allowInsecureAuth: true, onAuth: (_a, _s, fertig) => fertig(fehler(535)) });
    expect(await sende(`smtp://fax:falsch@127.0.0.1:${server.port}`)).toEqual({ art: 'SPAETER', code: 'SMTP_535' });
  });

  it.each([
    [450, { art: 'SPAETER', code: 'SMTP_450' }],
    [550, { art: 'FEHLGESCHLAGEN', code: 'SMTP_550' }],
  ] as const)('of the recipient with %i', async (code, ergebnis) => {
    server = await starteMailserver({ onRcptTo: (_a, _s, weiter) => weiter(fehler(code)) });
    expect(await sende(`smtp://127.0.0.1:${server.port}`)).toEqual(ergebnis);
    expect(server.mails).toEqual([]);
  });

  it('of the connection is tried again later', async () => {
    expect(await sende(`smtp://127.0.0.1:${(await freiePorts(1))[0]}`)).toEqual({ art: 'SPAETER', code: 'SMTP_NICHT_ERREICHBAR' });
  });

  it('by silence from the start is tried again later', async () => {
    server = await starteMailserver();
    server.stoere('stille-am-anfang');
    expect(await sende(`smtp://127.0.0.1:${server.port}`)).toEqual({ art: 'SPAETER', code: 'SMTP_NICHT_ERREICHBAR' });
  });

  it('because there is no number fails', async () => {
    expect(await sende('smtp://127.0.0.1:1', sendung({ faxnummer: null }))).toEqual({ art: 'FEHLGESCHLAGEN', code: 'KEINE_FAXNUMMER' });
  });
});

describe('an answer after the mail', () => {
  it.each([
    [451, { art: 'SPAETER', code: 'SMTP_451' }],
    [554, { art: 'FEHLGESCHLAGEN', code: 'SMTP_554' }],
  ] as const)('%i is definite: the server has not taken it', async (code, ergebnis) => {
    server = await starteMailserver({ onData: (strom, _s, fertig) => strom.on('end', () => fertig(fehler(code))).resume() });
    expect(await sende(`smtp://127.0.0.1:${server.port}`)).toEqual(ergebnis);
  });
});

describe('no answer after the mail has begun is UNKLAR', () => {
  it.each([
    ['schnitt-nach-dem-punkt', 1],
    ['stille-nach-dem-punkt', 1],
    ['schnitt-in-der-mitte', 0],
  ] as [Stoerung, number][])('%s, although the server has %i mail', async (stoerung, angekommen) => {
    server = await starteMailserver();
    server.stoere(stoerung);
    expect(await sende(`smtp://127.0.0.1:${server.port}`)).toEqual({ art: 'UNKLAR', code: 'SMTP_ABGEBROCHEN' });
    expect(server.mails).toHaveLength(angekommen);
  });
});

describe('the mail never travels in the clear', () => {
  it('to a server elsewhere that offers no TLS', async () => {
    server = await starteMailserver();
    expect(await sende(`smtp://0.0.0.0:${server.port}`)).toEqual({ art: 'SPAETER', code: expect.stringMatching(/^SMTP_/) });
    expect(server.mails).toEqual([]);
  });

  it.each(['smtps', 'smtp'])('to a server whose certificate nobody vouches for (%s)', async (schema) => {
    server = await starteMailserver(schema === 'smtps' ? { secure: true } : { disabledCommands: [] });
    expect(await sende(`${schema}://0.0.0.0:${server.port}`)).toEqual({ art: 'SPAETER', code: 'SMTP_NICHT_ERREICHBAR' });
    expect(server.mails).toEqual([]);
  });
});

it.each([
  ['0511 / 6559-0', '051165590'],
  ['+49 511 6559 0', '004951165590'],
  ['(0511) 65590', '051165590'],
  ['siehe oben', null],
  ['12', null],
  ['0511 6559\r\nBcc: a@b.example', null],
  [null, null],
])('the number %j is dialled as %j', (nummer, gewaehlt) => {
  expect(normalisiereFaxnummer(nummer)).toBe(gewaehlt);
});
