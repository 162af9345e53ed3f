import { z } from 'zod';
import { writeJournal } from '../../akte/journal.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokaleUhrzeit, lokalesDatum, schreibeUhrzeit } from '../../recht/zeit.ts';
import type { Db } from '../../db/pool.ts';
import { entscheideUnklar, zieheZurueck } from '../../uebermittlung/entscheidung.ts';
import { recordAbgeschickt, recordFehlversand } from '../../uebermittlung/post.ts';
import { markGesendet } from '../../uebermittlung/sendebericht.ts';
import { findUebermittlung, listSendeberichte, type Uebermittlung } from '../abfragen/uebermittlungen.ts';
import { leereEingabe, type Eingabe } from '../bausteine/formular.ts';
import { fehlerJeFeld, formDatum, VORGANG } from '../bausteine/pruefung.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import { uebermittlungSeite } from '../seiten/uebermittlungen.ts';
import type { Anfrage, Handlung } from '../wege.ts';

const kennung = z.object({ aktenzeichen: z.string().regex(VORGANG), schritt: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/), runde: z.string().regex(/^[1-9][0-9]{0,3}$/) });
const sendezeit = z.object({ datum: formDatum('Bitte das Datum angeben, das auf dem Sendebericht steht.'), uhrzeit: z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'Bitte die Uhrzeit in der Form 14:05 angeben.') });
const sendetag = z.object({ datum: formDatum('Bitte den Tag angeben, an dem der Brief abgeschickt wurde.') });
const aktion = z.enum(['gesendet', 'nicht-gesendet', 'zurueckziehen', 'abgeschickt', 'nicht-abgeschickt', 'zurueckgekommen']);
type Aktion = z.infer<typeof aktion>;

/** One transmission, and what a person can settle about it. */
export function registriereUebermittlungen(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /uebermittlungen/:aktenzeichen/:schritt/:runde', (a) => zeige(a, leereEingabe));
  weg('POST /uebermittlungen/:aktenzeichen/:schritt/:runde', entscheide);
}

async function zeige(a: Anfrage, eingabe: Eingabe): Promise<void> {
  const [u, berichte] = await a.inDb(async (db) => {
    const gefunden = await lade(a, (id) => findUebermittlung(db, id));
    await writeJournal(db, { aktenzeichen: gefunden.aktenzeichen, art: 'UEBERMITTLUNG_GELESEN', angaben: { uebermittlung: gefunden.id } }, a.kontext.uhr);
    return [gefunden, await listSendeberichte(db, gefunden.id)] as const;
  });
  const jetzt = a.kontext.uhr.jetzt();
  const vorgabe = { datum: lokalesDatum(u.uebergabeAm ?? jetzt), uhrzeit: schreibeUhrzeit(u.uebergabeAm ?? jetzt), ...eingabe.werte };
  const fehlerhaft = Object.keys(eingabe.fehler).length > 0;
  await a.zeige(`${fehlerhaft ? 'Fehler: ' : ''}Übermittlung ${u.aktenzeichen}`, uebermittlungSeite(u, berichte, a.csrf, { werte: vorgabe, fehler: eingabe.fehler }), fehlerhaft ? 422 : 200);
}

async function entscheide(a: Anfrage): Promise<void> {
  const was = aktion.safeParse(a.feld('aktion'));
  if (!was.success) return zeige(a, { werte: {}, fehler: { datum: 'Bitte wählen Sie, was geschehen ist.' } });
  const werte = { datum: a.feld('datum'), uhrzeit: a.feld('uhrzeit') };
  const wann = was.data === 'gesendet' ? sendezeit.safeParse(werte) : was.data === 'abgeschickt' ? sendetag.safeParse(werte) : null;
  if (wann?.success === false) return zeige(a, { werte, fehler: fehlerJeFeld(wann.error) });
  try {
    await a.inDb(async (db) => {
      const { id } = await lade(a, (gesucht) => findUebermittlung(db, gesucht));
      await TUE[was.data](db, id, werte, a.kontext);
    });
  } catch (fehler) {
    if (!(fehler instanceof FachlicherFehler)) throw fehler;
    return zeige(a, { werte, fehler: { datum: fehler.message } });
  }
  a.weiter(a.req.path, { art: 'success', titel: ERFOLG[was.data] });
}

const TUE: Record<Aktion, (db: Db, id: string, am: { datum: string; uhrzeit: string }, umfeld: Anfrage['kontext']) => Promise<unknown>> = {
  gesendet: (db, id, am, umfeld) => markGesendet(db, id, zeitpunkt(am), umfeld),
  'nicht-gesendet': (db, id, _, umfeld) => entscheideUnklar(db, id, 'NICHT_GESENDET', umfeld),
  zurueckziehen: (db, id, _, umfeld) => zieheZurueck(db, id, umfeld),
  abgeschickt: (db, id, am, umfeld) => recordAbgeschickt(db, id, am.datum, umfeld),
  'nicht-abgeschickt': (db, id, _, umfeld) => recordFehlversand(db, id, 'NICHT_ABGESCHICKT', umfeld),
  zurueckgekommen: (db, id, _, umfeld) => recordFehlversand(db, id, 'BRIEF_ZURUECKGEKOMMEN', umfeld),
};
const ERFOLG: Record<Aktion, string> = {
  gesendet: 'Als gesendet vermerkt',
  'nicht-gesendet': 'Als nicht gesendet vermerkt',
  zurueckziehen: 'Zurückgezogen',
  abgeschickt: 'Als abgeschickt vermerkt',
  'nicht-abgeschickt': 'Als nicht abgeschickt vermerkt',
  zurueckgekommen: 'Als zurückgekommen vermerkt',
};

const zeitpunkt = ({ datum, uhrzeit }: { datum: string; uhrzeit: string }): Date => new Date(lokaleUhrzeit(datum, Number(uhrzeit.slice(0, 2))).getTime() + Number(uhrzeit.slice(3)) * 60_000);

async function lade(a: Anfrage, finde: (id: string) => Promise<Uebermittlung | undefined>): Promise<Uebermittlung> {
  const teile = kennung.safeParse({ aktenzeichen: a.pfad('aktenzeichen'), schritt: a.pfad('schritt'), runde: a.pfad('runde') });
  const gefunden = teile.success ? await finde(`${teile.data.aktenzeichen}:${teile.data.schritt}:${teile.data.runde}`) : undefined;
  if (!gefunden) throw nichtGefunden();
  return gefunden;
}
