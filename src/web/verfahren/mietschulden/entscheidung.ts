import { z } from 'zod';
import { deutsch } from '../../../akte/meldung.ts';
import { decideAblehnung, vorschlagSchema, writeVorschlag } from '../../../akte/mietschulden/vorschlag.ts';
import { fehlerJeFeld } from '../../bausteine/pruefung.ts';
import type { Weg } from '../../rechte.ts';
import type { Anfrage, Handlung } from '../../wege.ts';
import { ablehnungSeite, vorschlagSeite } from './entscheidung-seite.ts';
import { ladeStand, lies, versuche, zeigeFormular, type Stand } from './lade.ts';

const ablehnungSchema = z.object({
  entscheidung: z.enum(['ZUGESTIMMT', 'ZURUECKGEGEBEN'], 'Bitte entscheiden Sie.'),
  begruendung: z.string(),
  runde: z.coerce.number().int().min(1),
});

/** Grant or proposal by one person, decision on a rejection by another (H-3.2.1.2, H-3.2.1.5). */
export function registriereEntscheidung(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /akte/:aktenzeichen/mietschulden/entscheidung', async (a) => zeigeVorschlag(a, await ladeStand(a), {}, {}));
  weg('POST /akte/:aktenzeichen/mietschulden/entscheidung', async (a) => {
    const stand = await ladeStand(a);
    const werte = lies(a, ['vorschlag', 'leistungsart', 'summe', 'begruendung']);
    const { vorschlag, begruendung } = werte;
    const gelesen = vorschlagSchema.safeParse(vorschlag === 'ABLEHNUNG' ? { vorschlag, begruendung } : { ...werte, leistungsart: werte['leistungsart'] || undefined }, { error: deutsch });
    if (!gelesen.success) return zeigeVorschlag(a, stand, werte, fehlerJeFeld(gelesen.error));
    const fehler = await versuche(() => a.inDb((db) => writeVorschlag(db, stand.m, gelesen.data, a.kontext.uhr)), 'vorschlag');
    if (fehler) return zeigeVorschlag(a, stand, werte, fehler);
    a.weiter(`/akte/${stand.m.aktenzeichen}`, { art: 'success', titel: vorschlag === 'ABLEHNUNG' ? 'Ablehnung vorgeschlagen' : 'Übernahme gespeichert', text: 'Bitte schließen Sie jetzt die Aufgabe in Tasklist ab.' });
  });
  weg('GET /akte/:aktenzeichen/mietschulden/ablehnung', async (a) => zeigeAblehnung(a, await ladeStand(a), {}, {}));
  weg('POST /akte/:aktenzeichen/mietschulden/ablehnung', async (a) => {
    const stand = await ladeStand(a);
    const werte = lies(a, ['entscheidung', 'begruendung', 'runde']);
    const gelesen = ablehnungSchema.safeParse(werte);
    if (!gelesen.success) return zeigeAblehnung(a, stand, werte, fehlerJeFeld(gelesen.error));
    const fehler = await versuche(() => a.inDb((db) => decideAblehnung(db, stand.m, gelesen.data, a.kontext.uhr)), gelesen.data.entscheidung === 'ZURUECKGEGEBEN' && werte['begruendung'] === '' ? 'begruendung' : 'entscheidung');
    if (fehler) return zeigeAblehnung(a, stand, werte, fehler);
    a.weiter(`/akte/${stand.m.aktenzeichen}`, { art: 'success', titel: gelesen.data.entscheidung === 'ZUGESTIMMT' ? 'Ablehnung entschieden' : 'Vorschlag zurückgegeben', text: 'Bitte schließen Sie jetzt die Aufgabe in Tasklist ab.' });
  });
}

const zeigeVorschlag = (a: Anfrage, stand: Stand, werte: Record<string, string>, fehler: Record<string, string>): Promise<void> =>
  zeigeFormular(a, 'Übernahme oder Ablehnung', { werte, fehler }, vorschlagSeite(stand, a.csrf, { werte, fehler }));

const zeigeAblehnung = (a: Anfrage, stand: Stand, werte: Record<string, string>, fehler: Record<string, string>): Promise<void> =>
  zeigeFormular(a, 'Über die Ablehnung entscheiden', { werte, fehler }, ablehnungSeite(stand, a.csrf, { werte, fehler }, a.konto.anmeldename));
