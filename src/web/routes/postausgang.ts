import type { Request } from 'express';
import { z } from 'zod';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { recordAbgeschickt } from '../../uebermittlung/index.ts';
import { findUebermittlung } from '../abfragen/uebermittlungen.ts';
import { leereEingabe, type Eingabe } from '../bausteine/formular.ts';
import { fehlerJeFeld, formDatum } from '../bausteine/pruefung.ts';
import { liesNachsichtig } from '../frage.ts';
import { ladeUebermittlungen, uebermittlungenFrage } from '../laden/uebermittlungen.ts';
import type { Weg } from '../rechte.ts';
import { uebermittlungenSeite } from '../seiten/uebermittlungen.ts';
import type { Anfrage, Handlung } from '../wege.ts';

const eingabeSchema = z.object({
  abgeschicktAm: formDatum('Bitte den Tag angeben, an dem die Briefe abgeschickt wurden.'),
  brief: z.array(z.string().max(200)).min(1, 'Bitte mindestens einen Brief markieren.').max(500),
});

/** The list of all transmissions, with the letters on top that a person prints and posts. */
export function registrierePostausgang(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /uebermittlungen', (a) => zeige(a, leereEingabe, []));
  weg('POST /uebermittlungen', async (a) => {
    const werte = { abgeschicktAm: a.feld('abgeschicktAm') };
    const markiert = alleWerte(a.req, 'brief');
    const gelesen = eingabeSchema.safeParse({ ...werte, brief: markiert });
    if (!gelesen.success) return zeige(a, { werte, fehler: fehlerJeFeld(gelesen.error) }, markiert);
    const fehler = await vermerke(a, gelesen.data.brief, gelesen.data.abgeschicktAm);
    if (fehler) return zeige(a, { werte, fehler }, markiert);
    const anzahl = gelesen.data.brief.length;
    a.weiter('/uebermittlungen', { art: 'success', titel: anzahl === 1 ? 'Ein Brief ist als abgeschickt vermerkt' : `${anzahl} Briefe sind als abgeschickt vermerkt` });
  });
}

async function zeige(a: Anfrage, eingabe: Eingabe, markiert: readonly string[]): Promise<void> {
  const { status, zeilen, briefe } = await ladeUebermittlungen(a, liesNachsichtig(uebermittlungenFrage, a.req.query));
  const fehlerhaft = Object.keys(eingabe.fehler).length > 0;
  const vorgabe = { werte: { abgeschicktAm: lokalesDatum(a.kontext.uhr.jetzt()), ...eingabe.werte }, fehler: eingabe.fehler };
  await a.zeige(`${fehlerhaft ? 'Fehler: ' : ''}Übermittlungen`, uebermittlungenSeite(zeilen, status, { briefe, csrf: a.csrf, eingabe: vorgabe, markiert }), fehlerhaft ? 422 : 200);
}

/** All of them or none: a pile that was half entered would be hard to find through. @returns what is wrong, by field */
async function vermerke(a: Anfrage, ids: readonly string[], am: string): Promise<Record<string, string> | null> {
  let aktenzeichen = '';
  try {
    await a.inDb(async (db) => {
      for (const id of new Set(ids)) {
        const u = await findUebermittlung(db, id);
        if (!u) throw new FachlicherFehler('UEBERMITTLUNG_UNBEKANNT', 'Einen der Briefe gibt es nicht mehr. Bitte laden Sie die Seite neu.');
        aktenzeichen = u.aktenzeichen;
        await recordAbgeschickt(db, id, am, a.kontext);
      }
    });
    return null;
  } catch (fehler) {
    if (!(fehler instanceof FachlicherFehler)) throw fehler;
    const feld = fehler.code === 'ABSENDETAG_UNGLAUBHAFT' ? 'abgeschicktAm' : 'brief';
    return { [feld]: `${aktenzeichen ? `${aktenzeichen}: ` : ''}${fehler.message} Es wurde nichts vermerkt.` };
  }
}

/** Every value of a field that may stand in a form several times. */
function alleWerte(req: Request, name: string): string[] {
  const body: unknown = req.body;
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return [];
  const wert: unknown = Reflect.get(body, name);
  return [wert].flat().filter((w) => typeof w === 'string');
}
