import { zaehleKennzahlen } from '../../akte/kennzahlen.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { formDatum } from '../bausteine/pruefung.ts';
import type { Html } from '../bausteine/html.ts';
import type { Weg } from '../rechte.ts';
import { auswertungSeite } from '../seiten/auswertung.ts';
import { alleVerfahren } from '../verfahren/index.ts';
import type { Handlung } from '../wege.ts';

/** Figures for the regular exchange between the partners (H-5.2). */
export function registriereAuswertung(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /auswertung', async (a) => {
    const heute = lokalesDatum(a.kontext.uhr.jetzt());
    const tag = (name: string, sonst: string): string => formDatum('').catch(sonst).parse(a.req.query[name]);
    const zeitraum = { von: tag('von', `${heute.slice(0, 4)}-01-01`), bis: tag('bis', heute) };
    const arten = new Map([...a.kontext.vereinbarungen.values()].flatMap((v) => v.fristarten.map((f) => [f.fristart, f.bezeichnung] as const)));
    const weitere: Html[] = [];
    for (const { auswertung } of alleVerfahren) {
      const inhalt = await auswertung?.(a, zeitraum);
      if (inhalt) weitere.push(inhalt);
    }
    await a.zeige('Auswertung', auswertungSeite(await a.inDb((db) => zaehleKennzahlen(db, zeitraum)), zeitraum, arten, weitere));
  });
}
