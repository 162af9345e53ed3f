import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Uhr } from '../../uhr.ts';
import { bildeDateiname } from '../kennung.ts';
import type { Ergebnis, Kanal, Sendung } from '../typen.ts';

export type SmtpEinstellungen = {
  /** `smtp://` (STARTTLS, which only a loopback server may lack) or `smtps://`, with user and password where needed. */
  url: string;
  absender: string;
  /** Domain of the gateway: the mail goes to `<number>@<domain>`. */
  faxDomain: string;
  /** Silence after which a connection is given up, in milliseconds. */
  stilleMs?: number;
  /** A hand-over never takes longer than this, in milliseconds. */
  hoechstensMs?: number;
};

/**
 * Mail to fax. Until the first byte of the message is asked for, everything can be repeated; after it, only an answer of
 * the server says anything: without one, nobody knows (RFC 1047), and the result is UNKLAR.
 */
export class SmtpFax implements Kanal {
  readonly name = 'SMTP_FAX';
  readonly #e: SmtpEinstellungen;
  readonly #uhr: Uhr;

  constructor(einstellungen: SmtpEinstellungen, uhr: Uhr) {
    this.#e = einstellungen;
    this.#uhr = uhr;
  }

  async uebergib(sendung: Sendung): Promise<Ergebnis> {
    const nummer = normalisiereFaxnummer(sendung.faxnummer);
    if (nummer === null) return { art: 'FEHLGESCHLAGEN', code: 'KEINE_FAXNUMMER' };
    const an = `${nummer}@${this.#e.faxDomain}`;
    const mail = await this.#schreibeMail(sendung, an);
    const stand: Stand = { angemeldet: false, begonnen: false };
    const strom = Readable.from(
      (function* () {
        stand.begonnen = true;
        yield mail;
      })(),
    );
    const verbindung = this.#verbindung();
    try {
      await this.#melde(verbindung);
      stand.angemeldet = true;
      await this.#uebertrage(verbindung, strom, an, mail.length);
      return { art: 'ANGENOMMEN' };
    } catch (fehler) {
      return deute(fehler, stand);
    } finally {
      verbindung.close();
    }
  }

  #schreibeMail(sendung: Sendung, an: string): Promise<Buffer> {
    const domain = this.#e.absender.split('@').at(-1) ?? 'localhost';
    return new MailComposer({
      from: this.#e.absender,
      to: an,
      subject: sendung.aktenzeichen,
      text: `Aktenzeichen ${sendung.aktenzeichen}`,
      messageId: `<${sendung.messageId}@${domain}>`,
      date: this.#uhr.jetzt(),
      // The gateway sends them as one fax, in this order.
      attachments: [sendung.inhalt, ...(sendung.anlage ? [sendung.anlage.inhalt] : [])].map((content, i) => ({ filename: `${bildeDateiname(sendung.behoerde, sendung.id)}${i === 0 ? '' : '.anlage'}.pdf`, content, contentType: 'application/pdf' })),
    })
      .compile()
      .build();
  }

  #verbindung(): SMTPConnection {
    const url = new URL(this.#e.url);
    const secure = url.protocol === 'smtps:';
    const stille = this.#e.stilleMs ?? 60_000;
    return new SMTPConnection({
      host: url.hostname.replaceAll(/[[\]]/g, ''),
      port: Number(url.port || (secure ? 465 : 25)),
      secure,
      requireTLS: !secure && !istLoopback(url.hostname),
      ignoreTLS: istLoopback(url.hostname),
      tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
      connectionTimeout: stille,
      greetingTimeout: stille,
      socketTimeout: stille,
      dnsTimeout: stille,
      socketCloseTimeout: 0,
    });
  }

  #melde(verbindung: SMTPConnection): Promise<void> {
    const url = new URL(this.#e.url);
    const anmeldung = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
    return this.#warte(verbindung, (ende) => verbindung.connect((fehler) => (fehler || !url.username ? ende(fehler) : verbindung.login(anmeldung, ende))));
  }

  #uebertrage(verbindung: SMTPConnection, strom: Readable, an: string, groesse: number): Promise<void> {
    return this.#warte(verbindung, (ende) => verbindung.send({ from: this.#e.absender, to: [an], size: groesse }, strom, ende));
  }

  /** One conversation with the server: its answer, a broken connection, or the end of our patience. */
  #warte(verbindung: SMTPConnection, tue: (ende: (fehler?: unknown) => void) => void): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const frist = setTimeout(() => reject(new Error('ZEIT')), this.#e.hoechstensMs ?? 180_000);
    verbindung.on('error', reject);
    tue((fehler) => (fehler ? reject(fehler) : resolve()));
    return promise.finally(() => clearTimeout(frist));
  }
}

type Stand = { angemeldet: boolean; begonnen: boolean };

/** What an error means, by when it came and whether the server said something. A login refused is about us, not about the mail. */
function deute(fehler: unknown, { angemeldet, begonnen }: Stand): Ergebnis {
  const antwort = fehler instanceof Error && 'responseCode' in fehler ? Number(fehler.responseCode) : 0;
  if (antwort >= 500) return { art: angemeldet ? 'FEHLGESCHLAGEN' : 'SPAETER', code: `SMTP_${antwort}` };
  if (antwort >= 400) return { art: 'SPAETER', code: `SMTP_${antwort}` };
  return begonnen ? { art: 'UNKLAR', code: 'SMTP_ABGEBROCHEN' } : { art: 'SPAETER', code: 'SMTP_NICHT_ERREICHBAR' };
}

/** `0511 / 168-1` → `05111681`; `+49 511 168` → `0049511168`. @returns null without a usable number */
export function normalisiereFaxnummer(nummer: string | null): string | null {
  const ziffern = (nummer ?? '').replace(/^\s*\+/, '00').replaceAll(/[\s/()-]/g, '');
  return /^\d{4,20}$/.test(ziffern) ? ziffern : null;
}

const istLoopback = (host: string): boolean => ['localhost', '[::1]', '::1'].includes(host) || /^127\.\d+\.\d+\.\d+$/.test(host);
