import type { Command } from 'commander';
import { z } from 'zod';
import { FachlicherFehler } from '../fehler.ts';

const rollen = z.string().transform((text) => text.split(',').map((r) => r.trim())).pipe(z.array(z.string()).min(1));
const anlage = z.object({ anzeigename: z.string().trim().min(1).max(200), behoerde: z.string().regex(/^[A-Z0-9_]{2,40}$/), rollen });
const aenderung = z.object({ rollen: rollen.optional(), sperren: z.boolean().optional(), entsperren: z.boolean().optional(), passwort: z.boolean().optional() });

/** `kooperation konto anlegen | aendern | liste`: accounts of the Akte in a real installation. Passwords come by standard input only. */
export function registriereKonto(programm: Command): void {
  const konto = programm.command('konto').description('Konten der Akte in einer Installation mit eigener Datenbank (KOOPERATION_DATENBANK_URL)');
  const rollenHilfe = 'Rollen, mit Komma getrennt: die der Behörde (vereinbarung.json, „rollen“) und modellierung, auswertung, verwaltung';
  konto
    .command('anlegen')
    .description('legt ein Konto an; das Passwort wird von der Standardeingabe gelesen')
    .argument('<anmeldename>', 'Kleinbuchstaben, Ziffern, Punkt, „-“, „_“')
    .requiredOption('--anzeigename <name>', 'Name, wie er in der Akte erscheint')
    .requiredOption('--behoerde <kuerzel>', 'Behörde, z. B. LHH oder JC')
    .requiredOption('--rollen <liste>', rollenHilfe)
    .action(async (name: string, optionen: unknown) => {
      const a = lies(anlage, optionen);
      await pruefeRollen(a.behoerde, a.rollen);
      await mitDatenbank(a.behoerde, async (db, akte, uhr) => akte.createKonto(db, { anmeldename: name, ...a }, await lesePasswort(), uhr));
      process.stdout.write(`Das Konto ${name} ist angelegt.\n`);
    });
  konto
    .command('aendern')
    .description('ändert Rollen, Sperre oder Passwort')
    .argument('<anmeldename>', 'bestehendes Konto')
    .option('--rollen <liste>', rollenHilfe)
    .option('--sperren', 'Anmeldung nicht mehr zulassen')
    .option('--entsperren', 'Anmeldung wieder zulassen')
    .option('--passwort', 'neues Passwort von der Standardeingabe lesen')
    .action(async (name: string, optionen: unknown) => {
      const a = lies(aenderung, optionen);
      if (a.sperren && a.entsperren) throw new FachlicherFehler('KONTO_UNGUELTIG', '--sperren und --entsperren schließen sich aus.');
      const neu = { ...(a.rollen && { rollen: a.rollen }), ...((a.sperren ?? a.entsperren) && { gesperrt: a.sperren === true }), ...(a.passwort && { passwort: await lesePasswort() }) };
      if (Object.keys(neu).length === 0) throw new FachlicherFehler('KONTO_UNGUELTIG', 'Es ist nichts zu ändern angegeben.');
      await mitDatenbank('*', (db, akte, uhr) => aendere(db, akte, uhr, name, neu));
      process.stdout.write(`Das Konto ${name} ist geändert.\n`);
    });
  konto
    .command('liste')
    .description('zeigt alle Konten')
    .action(() => mitDatenbank('*', async (db, akte) => (await akte.listKonten(db)).forEach((k) => process.stdout.write(`${k.anmeldename}\t${k.behoerde}\t${k.rollen.join(',')}${k.gesperrt ? '\tgesperrt' : ''}\n`))));
}

type Akte = typeof import('../akte/konto.ts');
type Db = import('../db/pool.ts').Db;
type Uhr = import('../uhr.ts').Uhr;

/** The journal of the account's own authority takes the entry. @throws FachlicherFehler KONTO_UNBEKANNT */
async function aendere(db: Db, akte: Akte, uhr: Uhr, name: string, neu: Parameters<Akte['updateKonto']>[2]): Promise<void> {
  const { narrowTo } = await import('../akte/akteur.ts');
  const konto = await akte.findKonto(db, name);
  if (!konto) throw new FachlicherFehler('KONTO_UNBEKANNT', 'Dieses Konto gibt es nicht.');
  if (neu.rollen) await pruefeRollen(konto.behoerde, neu.rollen);
  await narrowTo(db, konto.behoerde);
  await akte.updateKonto(db, name, neu, uhr);
}

/** People have roles of their own authority only. @throws FachlicherFehler ANGABE_UNGUELTIG */
async function pruefeRollen(behoerde: string, namen: readonly string[]): Promise<void> {
  const [{ ladeVereinbarungen }, { GLOBALE_ROLLEN }] = await Promise.all([import('../vereinbarung.ts'), import('../web/rechte.ts')]);
  const vereinbarungen = [...(await ladeVereinbarungen()).values()];
  const moegliche: string[] = [...vereinbarungen.flatMap((v) => v.rollen.filter((r) => r.behoerde === behoerde).map((r) => r.kuerzel)), ...GLOBALE_ROLLEN];
  const falsch = namen.filter((r) => !moegliche.includes(r));
  if (falsch.length > 0) throw new FachlicherFehler('ANGABE_UNGUELTIG', `Diese Angaben stimmen nicht: --rollen. Bei ${behoerde} gibt es: ${moegliche.join(', ')}.`);
}

/** @throws FachlicherFehler ANGABE_UNGUELTIG that names the option */
function lies<T>(schema: z.ZodType<T>, optionen: unknown): T {
  const gelesen = schema.safeParse(optionen);
  if (gelesen.success) return gelesen.data;
  const felder = [...new Set(gelesen.error.issues.map((i) => `--${String(i.path[0])}`))].join(', ');
  throw new FachlicherFehler('ANGABE_UNGUELTIG', `Diese Angaben stimmen nicht: ${felder}. Hilfe: kooperation konto --help`);
}

async function mitDatenbank(behoerde: string, tun: (db: Db, akte: Akte, uhr: Uhr) => Promise<void>): Promise<void> {
  const [{ leseConfig }, { erstellePool, inTransaktion }, { stillesProtokoll }, { systemUhr }, akte] = await Promise.all([
    import('../config.ts'), import('../db/pool.ts'), import('../protokoll.ts'), import('../uhr.ts'), import('../akte/konto.ts'),
  ]);
  const url = leseConfig().KOOPERATION_DATENBANK_URL;
  if (!url) throw new FachlicherFehler('DATENBANK_FEHLT', 'KOOPERATION_DATENBANK_URL ist nicht gesetzt. Eine lokale Installation hat ihre Konten schon.');
  const pool = erstellePool(url, stillesProtokoll, 1);
  try {
    await inTransaktion(pool, { behoerde, wer: 'kommandozeile' }, (db) => tun(db, akte, systemUhr));
  } finally {
    await pool.end();
  }
}

/** The first line of standard input. */
async function lesePasswort(): Promise<string> {
  const { createInterface } = await import('node:readline');
  if (process.stdin.isTTY) process.stderr.write('Passwort (wird beim Tippen angezeigt): ');
  for await (const zeile of createInterface({ input: process.stdin })) return zeile;
  return '';
}
