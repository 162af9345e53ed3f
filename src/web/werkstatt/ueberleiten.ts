import { InfrastrukturFehler } from '../../fehler.ts';
import { findFassung, listFassungen } from '../../werkstatt/fassung.ts';
import { zaehleLaufende } from '../../werkstatt/laufende.ts';
import { artVon, type FassungMitInhalt } from '../../werkstatt/modell.ts';
import { leiteUeber, planeUmzug, type Umzugsplan } from '../../werkstatt/ueberleiten.ts';
import { wirksameFassung } from '../../werkstatt/wirksam.ts';
import { leseDiagramm } from '../../modelle/lesen.ts';
import { formular, knopf } from '../bausteine/formular.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { meldung } from '../bausteine/meldung.ts';
import { tabelle } from '../bausteine/tabelle.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { eigenerName, nummerAus } from './modell.ts';
import { mitZusatz, modellLink, modellPfad } from './worte.ts';

/** Running cases of an earlier version are moved to the one that runs, after a look at the plan. */
export function registriereUeberleiten(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /werkstatt/ueberleiten', async (a) => {
    const { von, nach, plaene } = await lade(a);
    const laufende = await zaehleLaufende(a.kontext.pool, (await leseDiagramm(von.name, von.inhalt)).map((p) => p.knoten));
    await a.zeige('Laufende Fälle überleiten', seite(von, nach, plaene, laufende.faelle, a.csrf));
  });
  weg('POST /werkstatt/ueberleiten', async (a) => {
    const { von, nach, plaene } = await lade(a);
    const { pool, uhr, werkstatt } = a.kontext;
    const umzug = await leiteUeber({ pool, camunda: werkstatt.camunda, uhr, wer: a.konto.anmeldename }, { name: von.name, nummer: nach.nummer }, plaene).catch((fehler: unknown) => {
      if (fehler instanceof InfrastrukturFehler) return null;
      throw fehler;
    });
    a.weiter(modellPfad(von.name), umzug
      ? { art: 'success', titel: 'Die laufenden Fälle sind geprüft', text: `${umzug.umgezogen} übergeleitet, ${umzug.geblieben} bei ihrer Fassung geblieben.` }
      : { art: 'warning', titel: 'Nicht abgeschlossen', text: 'Camunda ist gerade nicht erreichbar. Was übergeleitet ist, bleibt es; versuchen Sie es später noch einmal.' });
  });
}

async function lade(a: Anfrage): Promise<{ von: FassungMitInhalt; nach: FassungMitInhalt; plaene: Umzugsplan[] }> {
  const [name, nummer] = [eigenerName(a), nummerAus(a, 'von')];
  const gefunden = await a.inDb(async (db) => {
    const laeuft = wirksameFassung(await listFassungen(db, name));
    return { von: await findFassung(db, name, nummer), nach: laeuft && (await findFassung(db, name, laeuft.nummer)) };
  });
  const { von, nach } = gefunden;
  if (!von?.ausgerolltAm || !nach || von.nummer === nach.nummer || artVon(name) !== 'bpmn') throw nichtGefunden();
  return { von, nach, plaene: await planeUmzug(name, von.inhalt, nach.inhalt, nach.engine) };
}

function seite(von: FassungMitInhalt, nach: FassungMitInhalt, plaene: readonly Umzugsplan[], faelle: ReadonlyMap<string, number>, csrf: string): Html {
  const bereit = plaene.some((p) => p.ziel !== null);
  const zeilen = plaene.map((p) => [mitZusatz(p.name, p.prozess), faelle.get(p.prozess) ?? 0, p.zuordnung.length, html`${p.ohneZiel.map((k) => html`<span class="zeile">${k.name}</span>`)}`]);
  return html`<h1 class="kern-heading-large">Laufende Fälle überleiten</h1>
    <p class="kern-body vorspann">${modellLink(von.name, von.name)}: von Fassung ${von.nummer} zu Fassung ${nach.nummer}. Jede Stelle geht auf die gleichnamige über. Camunda prüft jeden Fall für sich: Er zieht ganz um oder gar nicht. Fristen, die schon laufen, behalten ihr Ende.</p>
    ${tabelle('Plan', ['Ablauf', 'Laufende Fälle', 'Stellen mit Ziel', 'Fälle an diesen Stellen bleiben'], zeilen, 'Dieses Diagramm hat keine Abläufe.')}
    ${bereit ? leer : html`<div class="abschnitt">${meldung('warning', 'Camunda kennt die neue Fassung noch nicht', 'Überleiten lässt sich erst, wenn sie ausgerollt ist.')}</div>`}
    <div class="abschnitt">${formular(`/werkstatt/ueberleiten?name=${encodeURIComponent(von.name)}&von=${von.nummer}`, csrf, html`<div class="knoepfe">${bereit ? knopf('Fälle überleiten') : leer}<a class="kern-btn kern-btn--tertiary" href="${modellPfad(von.name)}"><span class="kern-label">Zurück zum Modell</span></a></div>`)}</div>`;
}
