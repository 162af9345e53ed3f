import { diagramme } from '../../klauselkarte/diagramm.ts';
import { listFassungen } from '../../werkstatt/fassung.ts';
import { artVon, ordnerVon, type Fassung, type Modell } from '../../werkstatt/modell.ts';
import { listOffeneVorlagen, type Vorlage } from '../../werkstatt/vorlage.ts';
import type { Werkstatt } from '../../werkstatt/werkstatt.ts';
import { neueAuslieferung, wirksameFassung } from '../../werkstatt/wirksam.ts';
import { darfAendern } from '../../werkstatt/zustaendig.ts';
import type { Db } from '../../db/pool.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { zeigeZeit } from '../bausteine/format.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { marke } from '../bausteine/meldung.ts';
import { aufklappen, tabelle, type Zelle } from '../bausteine/tabelle.ts';
import type { Weg } from '../rechte.ts';
import type { Handlung } from '../wege.ts';
import { ART, mitZusatz, modellLink } from './worte.ts';

/** All models with their state; first what waits for somebody. */
export function registriereUebersicht(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /werkstatt', async (a) => {
    const { modelle, vorlagen } = await a.inDb(async (db) => ({ modelle: await listModelle(db, a.kontext.werkstatt), vorlagen: await listOffeneVorlagen(db) }));
    const namen = new Map([...a.kontext.vereinbarungen.values()].map((v) => [v.kuerzel, v.name]));
    await a.zeige('Werkstatt', werkstattSeite(modelle, vorlagen, (ordner) => namen.get(ordner) ?? (ordner === 'gemeinsam' ? 'Gemeinsame Abläufe' : `Weitere: ${ordner}`), (name) => darfAendern(a.konto, name, a.kontext.vereinbarungen) && namen.has(ordnerVon(name))));
  });
}

/** Every model that runs or has run, in the order of names. */
export async function listModelle(db: Db, werkstatt: Werkstatt): Promise<Modell[]> {
  const bestand = await werkstatt.bestand(db);
  const titel = await titelDer(werkstatt, bestand.inhalte);
  const jeName = Map.groupBy(await listFassungen(db), (f) => f.name);
  return [...jeName].flatMap(([name, fassungen]): Modell[] => {
    const wirksam = wirksameFassung(fassungen);
    if (!wirksam || !bestand.inhalte.has(name)) return [];
    return [{ name, art: artVon(name), titel: titel.get(name) ?? name, wirksam, offen: fassungen.find((f) => f.status === 'ENTWURF' || f.status === 'VORGELEGT') ?? null, neueAuslieferung: neueAuslieferung(fassungen) }];
  });
}

/** What a model calls itself; a form has no name but its file's. */
export async function titelDer(werkstatt: Werkstatt, inhalte: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const modelle = await werkstatt.pruefer.leseMit(inhalte);
  return new Map([
    ...[...inhalte.keys()].map((name) => [name, name.slice(name.lastIndexOf('/') + 1).replace(/\.\w+$/, '')] as const),
    ...modelle.entscheidungen.toReversed().map((e) => [e.datei, e.name] as const),
    ...diagramme(modelle).map((d) => [d.datei, d.titel] as const),
  ]);
}

function werkstattSeite(modelle: readonly Modell[], vorlagen: readonly Vorlage[], vereinbarung: (ordner: string) => string, eigenes: (name: string) => boolean): Html {
  const jeOrdner = Map.groupBy(modelle.toSorted((a, b) => Number(eigenes(b.name)) - Number(eigenes(a.name))), (m) => ordnerVon(m.name));
  return html`<h1 class="kern-heading-large">Werkstatt</h1>
    <p class="kern-body vorspann">Hier pflegen Fachverantwortliche die Abläufe: Diagramme, Entscheidungstabellen und Formulare. Eine Änderung läuft erst, wenn eine zweite Person sie freigegeben hat. Laufende Fälle bleiben bei ihrer Fassung.</p>
    ${vorlagen.length > 0 ? abschnitt('wartet', 'Wartet auf Entscheidung', vorlagentabelle(vorlagen, modelle)) : leer}
    ${[...jeOrdner].map(([ordner, alle]) => abschnitt(`ordner-${ordner}`, vereinbarung(ordner), alle.length <= 5 ? modelltabelle(vereinbarung(ordner), alle) : html`${modelltabelle(vereinbarung(ordner), alle.filter((m) => m.art === 'bpmn'))}${weitere(vereinbarung(ordner), alle.filter((m) => m.art !== 'bpmn'))}`))}`;
}

function vorlagentabelle(vorlagen: readonly Vorlage[], modelle: readonly Modell[]): Html {
  const betroffen = (v: Vorlage): Html[] => modelle.filter((m) => m.offen?.vorlage === v.id).map((m) => html`<span class="zeile">${m.titel}</span>`);
  const zeilen = vorlagen.map((v): Zelle[] => [
    html`<a class="kern-link" href="/werkstatt/vorlage?nr=${v.id}">Vorlage ${v.id}</a>`,
    html`${betroffen(v)}`,
    mitZusatz(v.grund, `${v.vorgelegtVon}, ${zeigeZeit(v.vorgelegtAm)}`),
    v.status === 'VORGELEGT' ? marke('warning', 'wartet auf Freigabe') : marke('danger', 'freigegeben, nicht ausgerollt'),
  ]);
  return tabelle('Vorlagen', ['Vorlage', 'Modelle', 'Was und warum', 'Stand'], zeilen, 'Nichts wartet.');
}

const modelltabelle = (titel: string, modelle: readonly Modell[]): Html =>
  modelle.length === 0 ? leer : tabelle(titel, ['Modell', 'Art', 'Es läuft', 'Offen'], modelle.map((m) => [mitZusatz(modellLink(m.name, m.titel), m.name), ART[m.art], laeuft(m.wirksam, m.neueAuslieferung), m.offen ? offen(m.offen) : null]), 'Keine Modelle.');

const weitere = (titel: string, modelle: readonly Modell[]): Html =>
  modelle.length === 0 ? leer : aufklappen(`Formulare und Entscheidungstabellen (${modelle.length})`, modelltabelle(`${titel}: Formulare und Tabellen`, modelle));

const laeuft = (f: Fassung, neue: Fassung | null): Html => mitZusatz(`Fassung ${f.nummer}`, html`${f.herkunft === 'AUSGELIEFERT' ? 'ausgeliefert' : 'eigene'}${neue ? html` ${marke('warning', 'Neue ausgelieferte Fassung')}` : leer}`);
const offen = (f: Fassung): Html => mitZusatz(f.status === 'ENTWURF' ? marke('info', 'Entwurf') : marke('warning', 'wartet auf Freigabe'), `${f.autoren.at(-1) ?? ''}, ${zeigeZeit(f.geaendertAm)}`);
