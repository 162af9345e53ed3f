import { findAkte } from '../../akte/akte.ts';
import { findFall } from '../../akte/fall.ts';
import { listAehnlicheAkten } from '../../akte/aehnliche.ts';
import type { Aehnlich } from '../../akte/pruefung.ts';
import { legeZusammen, planZusammenlegung, type Plan } from '../../akte/zusammenlegen.ts';
import { FachlicherFehler } from '../../fehler.ts';
import type { Db } from '../../db/pool.ts';
import { AKTENZEICHEN, alsFeldfehler, pflichtText } from '../bausteine/pruefung.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import { vergleichSeite, zielSeite } from '../seiten/zusammenlegen.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { aktenzeichenAus } from '../aktenzeichen.ts';

const grund = pflichtText(1000, 'Bitte den Grund angeben. Er bleibt in beiden Akten.');
type Fehler = Record<string, string>;

/** Two files of one household become one. Which is named in the path ends, `mit` goes on. */
export function registriereZusammenlegen(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /akte/:aktenzeichen/zusammenlegen', async (a) => {
    const mit = a.req.query['mit'];
    return typeof mit === 'string' ? vergleiche(a, mit.trim(), {}) : waehle(a, '', {});
  });
  weg('POST /akte/:aktenzeichen/zusammenlegen', async (a) => {
    const quelle = aktenzeichenAus(a);
    const [ziel, warum] = [a.feld('mit'), grund.safeParse(a.feld('grund'))];
    if (!warum.success) return vergleiche(a, ziel, { grund: warum.error.issues[0]?.message ?? '' });
    if (!(await kennt(a, ziel))) return waehle(a, ziel, { mit: 'Zu diesem Aktenzeichen gibt es keine andere Akte.' });
    try {
      await a.inDb((db) => legeZusammen(db, { quelle, ziel, grund: warum.data }, a.kontext));
    } catch (fehler) {
      return vergleiche(a, ziel, alsFeldfehler(fehler, 'grund'));
    }
    a.weiter(`/akte/${ziel}`, { art: 'success', titel: `Die Akte ${quelle} ist mit dieser zusammengelegt`, text: 'Bitte vergleichen Sie Personen und Angaben. Die alte Akte schließt, sobald ihre Verfahren ihren Ausgang genommen haben.' });
  });
}

/** Both are files of the own authority, and not the same one. */
async function kennt(a: Anfrage, ziel: string): Promise<boolean> {
  const quelle = aktenzeichenAus(a);
  const [eine, andere] = await a.inDb(async (db) => [await findFall(db, quelle), AKTENZEICHEN.test(ziel) ? await findFall(db, ziel) : undefined] as const);
  if (!eine) throw nichtGefunden();
  return andere !== undefined && ziel !== quelle;
}

async function waehle(a: Anfrage, mit: string, fehler: Fehler): Promise<void> {
  const aktenzeichen = aktenzeichenAus(a);
  const aehnliche = await a.inDb((db) => listAehnliche(db, a, aktenzeichen));
  const fehlerhaft = Object.keys(fehler).length > 0;
  await a.zeige(`${fehlerhaft ? 'Fehler: ' : ''}Akten zusammenlegen`, zielSeite(aktenzeichen, aehnliche, { werte: { mit }, fehler }), fehlerhaft ? 422 : 200);
}

async function listAehnliche(db: Db, a: Anfrage, aktenzeichen: string): Promise<Aehnlich[]> {
  const fall = await findFall(db, aktenzeichen);
  const vereinbarung = fall && a.kontext.vereinbarungen.get(fall.vereinbarung);
  if (!fall || !vereinbarung) throw nichtGefunden();
  return listAehnlicheAkten(db, aktenzeichen, vereinbarung);
}

async function vergleiche(a: Anfrage, mit: string, fehler: Fehler): Promise<void> {
  if (!(await kennt(a, mit))) return waehle(a, mit, { mit: mit === '' ? 'Bitte das Aktenzeichen angeben.' : 'Zu diesem Aktenzeichen gibt es keine andere Akte.' });
  const aktenzeichen = aktenzeichenAus(a);
  const { uhr } = a.kontext;
  const [quelle, ziel, plan] = await a.inDb(async (db) => [await findAkte(db, aktenzeichen, uhr), await findAkte(db, mit, uhr), await plane(db, aktenzeichen, mit)] as const);
  if (!quelle || !ziel) throw nichtGefunden();
  const fehlerhaft = Object.keys(fehler).length > 0;
  await a.zeige(`${fehlerhaft ? 'Fehler: ' : ''}Akten zusammenlegen`, vergleichSeite({ quelle, ziel, plan, csrf: a.csrf, eingabe: { werte: { grund: a.feld('grund') }, fehler } }), fehlerhaft ? 422 : 200);
}

/** @returns the reason in words where it cannot be */
async function plane(db: Db, quelle: string, ziel: string): Promise<Plan | string> {
  try {
    return await planZusammenlegung(db, quelle, ziel);
  } catch (fehler) {
    if (fehler instanceof FachlicherFehler) return fehler.message;
    throw fehler;
  }
}
