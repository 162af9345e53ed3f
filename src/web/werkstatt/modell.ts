import { saveEntwurf, verwirfEntwurf } from '../../werkstatt/entwurf.ts';
import { findFassung, listFassungen } from '../../werkstatt/fassung.ts';
import { listModelljournal } from '../../werkstatt/journal.ts';
import { artVon, modellname } from '../../werkstatt/modell.ts';
import { liesText } from '../../werkstatt/sicher.ts';
import { neueAuslieferung, wirksameFassung } from '../../werkstatt/wirksam.ts';
import { darfAendern } from '../../werkstatt/zustaendig.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { keinZugang, nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { modellSeite } from './modell-seite.ts';
import { modellPfad } from './worte.ts';
import { titelDer } from './uebersicht.ts';

/** One model: its versions, its draft, files in and out. */
export function registriereModellseite(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /werkstatt/modell', (a) => zeigeModell(a));
  weg('GET /werkstatt/datei', async (a) => {
    const f = await a.inDb((db) => findFassung(db, nameAus(a), nummerAus(a, 'nummer')));
    if (!f) throw nichtGefunden();
    const datei = f.name.slice(f.name.lastIndexOf('/') + 1).replace('.', `-fassung-${f.nummer}.`);
    // Never opened in the browser: a file is what somebody has drawn.
    a.res.set({ 'Content-Disposition': `attachment; filename="${datei}"`, 'X-Content-Type-Options': 'nosniff' }).type('application/octet-stream').send(Buffer.from(f.inhalt, 'utf8'));
  });
  weg('POST /werkstatt/einspielen', spieleEin);
  weg('POST /werkstatt/verwerfen', async (a) => {
    const name = eigenerName(a);
    const fehler = await a.inDb((db) => verwirfEntwurf(db, name, Number(a.feld('stand')) || 0, a.kontext.uhr)).then(() => null, alsText);
    a.weiter(modellPfad(name), fehler ? { art: 'warning', titel: 'Der Entwurf wurde nicht verworfen', text: fehler } : { art: 'success', titel: 'Der Entwurf ist verworfen', text: 'Sein Inhalt bleibt unter den Fassungen.' });
  });
}

/** The model that the address names. @throws WebFehler 404 */
export function nameAus(a: Anfrage): string {
  const name = modellname.safeParse(a.req.query['name'] ?? a.feld('name'));
  if (!name.success) throw nichtGefunden();
  return name.data;
}

/** The same, of an agreement that this person looks after. @throws WebFehler 403, 404 */
export function eigenerName(a: Anfrage): string {
  const name = nameAus(a);
  if (!darfAendern(a.konto, name, a.kontext.vereinbarungen)) throw keinZugang();
  return name;
}

export function nummerAus(a: Anfrage, feld: string): number {
  const text = String(a.req.query[feld] ?? a.feld(feld));
  if (!/^\d{1,6}$/.test(text)) throw nichtGefunden();
  return Number(text);
}

/** What a refusal says. Anything else goes on. */
export function alsText(fehler: unknown): string {
  if (fehler instanceof FachlicherFehler) return fehler.message;
  throw fehler;
}

export async function zeigeModell(a: Anfrage, fehler: Record<string, string> = {}): Promise<void> {
  const name = nameAus(a);
  const { werkstatt, vereinbarungen } = a.kontext;
  const stand = await a.inDb(async (db) => ({ bestand: await werkstatt.bestand(db), fassungen: await listFassungen(db, name), journal: await listModelljournal(db, name) }));
  const wirksam = wirksameFassung(stand.fassungen);
  if (!wirksam) throw nichtGefunden();
  const titel = (await titelDer(werkstatt, stand.bestand.inhalte)).get(name) ?? name;
  // A release may have taken away what an own version relies on.
  const eigene = wirksam.herkunft === 'AUSGELIEFERT' ? [] : await a.inDb((db) => werkstatt.pruefe(db, new Map([[name, stand.bestand.inhalte.get(name) ?? '']])));
  const passtNicht = eigene.filter((b) => b.stufe === 'FEHLER');
  await a.zeige(titel, modellSeite({ passtNicht, name, art: artVon(name), titel, wirksam, fassungen: stand.fassungen.toReversed(), neueAuslieferung: neueAuslieferung(stand.fassungen), journal: stand.journal, darfAendern: darfAendern(a.konto, name, vereinbarungen), csrf: a.csrf, fehler }), Object.keys(fehler).length > 0 ? 422 : 200);
}

/** A file from Camunda Modeler takes the place of the draft. */
async function spieleEin(a: Anfrage): Promise<void> {
  const name = eigenerName(a);
  if (!a.req.datei || a.req.datei.length === 0) return zeigeModell(a, { datei: 'Bitte wählen Sie eine Datei.' });
  const datei = a.req.datei;
  const fehler = await a
    .inDb(async (db) => {
      const wirksam = wirksameFassung(await listFassungen(db, name));
      const stand = a.feld('stand') === '' ? null : Number(a.feld('stand'));
      const inhalt = liesText(datei);
      const [unlesbar] = (await a.kontext.werkstatt.pruefe(db, new Map([[name, inhalt]]))).filter((b) => b.regel === 'lesbar' || b.regel === 'sicher');
      if (unlesbar) throw new FachlicherFehler('MODELL_UNZULAESSIG', unlesbar.text);
      return saveEntwurf(db, { name, inhalt, basisNummer: wirksam?.nummer ?? 0, stand, herkunft: 'IMPORT' }, a.kontext.uhr);
    })
    .then(() => null, alsText);
  if (fehler) return zeigeModell(a, { datei: fehler });
  a.weiter(`/werkstatt/vorlegen?name=${encodeURIComponent(name)}`, { art: 'success', titel: 'Die Datei ist als Entwurf gespeichert', text: 'Sehen Sie sich die Befunde und den Vergleich an, bevor Sie vorlegen.' });
}
