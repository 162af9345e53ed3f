import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { findEntwurf, findFassung, listFassungen, listFassungenDer } from '../../werkstatt/fassung.ts';
import type { Befund, FassungMitInhalt } from '../../werkstatt/modell.ts';
import { findVorlage, gibFrei, legeVor, lehneAb, nimmZurueck, zieheZurueck, type Vorlage } from '../../werkstatt/vorlage.ts';
import { wirksameFassung } from '../../werkstatt/wirksam.ts';
import { darfAendern } from '../../werkstatt/zustaendig.ts';
import { keinZugang, nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { alsText, eigenerName, nummerAus } from './modell.ts';
import { vorlageSeite, vorlegenSeite, zurueckSeite } from './vorlage-seite.ts';
import { modellPfad } from './worte.ts';

/** Proposing, deciding, deploying, and going back. */
export function registriereVorlage(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /werkstatt/vorlegen', (a) => zeigeVorlegen(a, {}));
  weg('POST /werkstatt/vorlegen', legeEntwuerfeVor);
  weg('GET /werkstatt/vorlage', (a) => zeigeVorlage(a, {}));
  weg('POST /werkstatt/vorlage', entscheide);
  weg('GET /werkstatt/zurueck', (a) => zeigeZurueck(a, {}));
  weg('POST /werkstatt/zurueck', setzeWiederEin);
}

/** The draft in question, and the person's other drafts that may go with it. */
async function ladeEntwuerfe(db: Db, a: Anfrage, name: string): Promise<FassungMitInhalt[]> {
  const eigene = (await listFassungen(db)).filter((f) => f.status === 'ENTWURF' && (f.name === name || (f.autoren.includes(a.konto.anmeldename) && darfAendern(a.konto, f.name, a.kontext.vereinbarungen))));
  const ganze = await Promise.all(eigene.map((f) => findEntwurf(db, f.name)));
  return ganze.filter((f) => f !== undefined);
}

const gewaehlt = (a: Anfrage, name: string): string[] => [name, ...liste(a, 'mit')].filter((n, i, alle) => alle.indexOf(n) === i);

/** All values of a field that may come several times. */
function liste({ req }: Anfrage, feld: string): string[] {
  const wert: unknown = Reflect.get(Object(req.body ?? {}), feld) ?? req.query[feld];
  return (Array.isArray(wert) ? wert : [wert]).filter((w): w is string => typeof w === 'string');
}

async function zeigeVorlegen(a: Anfrage, fehler: Record<string, string>): Promise<void> {
  const name = eigenerName(a);
  const { entwuerfe, befunde } = await a.inDb(async (db) => {
    const alle = await ladeEntwuerfe(db, a, name);
    const auswahl = alle.filter((e) => gewaehlt(a, name).includes(e.name));
    return { entwuerfe: alle, befunde: await a.kontext.werkstatt.pruefe(db, new Map(auswahl.map((e) => [e.name, e.inhalt]))) };
  });
  const eigener = entwuerfe.find((e) => e.name === name);
  if (!eigener) return a.weiter(modellPfad(name), { art: 'info', titel: 'Zu diesem Modell gibt es keinen Entwurf' });
  const werte = { grund: a.feld('grund') || (eigener.grund ?? ''), warnungenGrund: a.feld('warnungenGrund') };
  await a.zeige('Zur Freigabe vorlegen', vorlegenSeite({ name, entwuerfe, mit: gewaehlt(a, name), befunde, csrf: a.csrf, eingabe: { werte, fehler } }), Object.keys(fehler).length > 0 ? 422 : 200);
}

const FELD: Record<string, string> = { GRUND_FEHLT: 'grund', WARNUNGEN_OHNE_GRUND: 'warnungenGrund' };
const alsFeld = (fehler: unknown): Record<string, string> => {
  if (!(fehler instanceof FachlicherFehler)) throw fehler;
  return { [FELD[fehler.code] ?? 'vorlage']: fehler.message };
};

async function legeEntwuerfeVor(a: Anfrage): Promise<void> {
  const name = eigenerName(a);
  // Another choice of models is checked before it is proposed.
  if (a.feld('aktion') !== 'vorlegen') return zeigeVorlegen(a, {});
  const gesehen = new Map(liste(a, 'stand').map((s) => [s.slice(0, s.lastIndexOf('@')), Number(s.slice(s.lastIndexOf('@') + 1))]));
  const ergebnis = await a
    .inDb(async (db): Promise<Vorlage> => {
      const auswahl = (await ladeEntwuerfe(db, a, name)).filter((e) => gewaehlt(a, name).includes(e.name));
      const befunde = await a.kontext.werkstatt.pruefe(db, new Map(auswahl.map((e) => [e.name, e.inhalt])));
      const entwuerfe = auswahl.map((e) => ({ name: e.name, stand: gesehen.get(e.name) ?? e.stand }));
      return legeVor(db, { entwuerfe, grund: a.feld('grund'), befunde, warnungenGrund: a.feld('warnungenGrund') || null }, a.kontext.uhr);
    })
    .catch(alsFeld);
  if (!('id' in ergebnis)) return zeigeVorlegen(a, ergebnis as Record<string, string>);
  a.weiter(`/werkstatt/vorlage?nr=${String(ergebnis.id)}`, { art: 'success', titel: 'Vorgelegt', text: 'Eine zweite Person sieht sich die Änderung an und entscheidet.' });
}

/** A proposal with its models. @throws WebFehler 404 */
async function ladeVorlage(a: Anfrage): Promise<{ vorlage: Vorlage; fassungen: FassungMitInhalt[]; zustaendig: boolean; bisher: Map<string, number> }> {
  const gefunden = await a.inDb(async (db) => {
    const vorlage = await findVorlage(db, String(a.req.query['nr'] ?? ''));
    if (!vorlage) return null;
    const fassungen = await listFassungenDer(db, vorlage.id);
    const alle = await listFassungen(db);
    const bisher = new Map(fassungen.map((f) => [f.name, wirksameFassung(alle.filter((g) => g.name === f.name && g.nummer !== f.nummer))?.nummer ?? f.nummer]));
    return { vorlage, fassungen, bisher };
  });
  if (!gefunden) throw nichtGefunden();
  return { ...gefunden, zustaendig: gefunden.fassungen.every((f) => darfAendern(a.konto, f.name, a.kontext.vereinbarungen)) };
}

async function zeigeVorlage(a: Anfrage, fehler: Record<string, string>): Promise<void> {
  const stand = await ladeVorlage(a);
  await a.zeige(`Vorlage ${stand.vorlage.id}`, vorlageSeite({ ...stand, ich: a.konto.anmeldename, csrf: a.csrf, eingabe: { werte: { grund: a.feld('grund') }, fehler } }), Object.keys(fehler).length > 0 ? 422 : 200);
}

async function entscheide(a: Anfrage): Promise<void> {
  const { vorlage, zustaendig } = await ladeVorlage(a);
  if (!zustaendig) throw keinZugang();
  const { id } = vorlage;
  const { uhr } = a.kontext;
  const tun = { freigeben: (db: Db) => gibFrei(db, id, uhr), ablehnen: (db: Db) => lehneAb(db, id, a.feld('grund'), uhr), zurueckziehen: (db: Db) => zieheZurueck(db, id, uhr), ausrollen: async () => undefined }[a.feld('aktion')];
  if (!tun) return zeigeVorlage(a, {});
  const fehler = await a.inDb(tun).then(() => null, alsFeld);
  if (fehler) return zeigeVorlage(a, fehler);
  const hier = `/werkstatt/vorlage?nr=${id}`;
  if (a.feld('aktion') === 'ablehnen') return a.weiter(hier, { art: 'info', titel: 'Abgelehnt', text: 'Es läuft weiter die bisherige Fassung.' });
  if (a.feld('aktion') === 'zurueckziehen') return a.weiter(hier, { art: 'info', titel: 'Zurückgezogen', text: 'Die Entwürfe lassen sich weiterbearbeiten.' });
  const abgelehnt = await a.kontext.werkstatt.rolleAus(id, a.konto.anmeldename).then(() => null, alsText);
  a.weiter(hier, abgelehnt ? { art: 'warning', titel: 'Nicht ausgerollt', text: abgelehnt } : { art: 'success', titel: 'Freigegeben und ausgerollt', text: 'Neue Fälle beginnen mit dieser Fassung. Laufende bleiben bei ihrer.' });
}

async function zeigeZurueck(a: Anfrage, fehler: Record<string, string>): Promise<void> {
  const [name, nummer] = [eigenerName(a), nummerAus(a, 'nummer')];
  const stand = await a.inDb(async (db) => {
    const f = await findFassung(db, name, nummer);
    return f && { f, wirksam: wirksameFassung(await listFassungen(db, name)), befunde: await a.kontext.werkstatt.pruefe(db, new Map([[name, f.inhalt]])) };
  });
  if (!stand?.wirksam) throw nichtGefunden();
  await a.zeige('Frühere Fassung wieder einsetzen', zurueckSeite({ name, nummer, laeuft: stand.wirksam.nummer, befunde: stand.befunde, csrf: a.csrf, eingabe: { werte: { grund: a.feld('grund'), warnungenGrund: a.feld('warnungenGrund') }, fehler } }), Object.keys(fehler).length > 0 ? 422 : 200);
}

async function setzeWiederEin(a: Anfrage): Promise<void> {
  const [name, nummer] = [eigenerName(a), nummerAus(a, 'nummer')];
  const ergebnis = await a
    .inDb(async (db): Promise<Vorlage> => {
      const f = await findFassung(db, name, nummer);
      const befunde: Befund[] = f ? await a.kontext.werkstatt.pruefe(db, new Map([[name, f.inhalt]])) : [];
      return nimmZurueck(db, { name, nummer, grund: a.feld('grund'), befunde, warnungenGrund: a.feld('warnungenGrund') || null }, a.kontext.uhr);
    })
    .catch(alsFeld);
  if (!('id' in ergebnis)) return zeigeZurueck(a, ergebnis as Record<string, string>);
  a.weiter(`/werkstatt/vorlage?nr=${String(ergebnis.id)}`, { art: 'success', titel: 'Vorgelegt', text: 'Eine zweite Person entscheidet, ob die frühere Fassung wieder läuft.' });
}
