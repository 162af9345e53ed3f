import { lokalesDatum } from '../../recht/zeit.ts';
import { schnellwahl } from '../../kalenderprobe/schnellwahl.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import { artVon, modellname, ordnerVon } from '../../werkstatt/modell.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Seitendaten } from '../browser/teile/werkstatt/editor.ts';
import type { Weg } from '../rechte.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { bearbeitenSeite } from './bearbeiten-seite.ts';
import { titelDer } from './uebersicht.ts';

/** The editor of a model. `?nur=ansehen` opens it for looking and playing only. */
export function registriereBearbeiten(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /werkstatt/bearbeiten', async (a) => {
    const name = modellname.safeParse(a.req.query['name']);
    if (!name.success) throw nichtGefunden();
    const { inhalte } = await a.inDb((db) => a.kontext.werkstatt.bestand(db));
    if (!inhalte.has(name.data)) throw nichtGefunden();
    const titel = (await titelDer(a.kontext.werkstatt, inhalte)).get(name.data) ?? name.data;
    const daten = seitendaten(a, name.data);
    erlaubeStile(a);
    await a.zeige(`${titel} bearbeiten`, bearbeitenSeite({ titel, art: artVon(name.data), daten, schnellwahl: schnellwahl(daten.heute, daten.land) }));
  });
}

function seitendaten({ csrf, req, kontext }: Anfrage, name: string): Seitendaten & { land: Vereinbarung['land'] } {
  const alle = [...kontext.vereinbarungen.values()];
  // What is shared is tried with the first agreement's holidays, and with the Fristarten of all.
  const eigene = alle.filter((v) => v.kuerzel === ordnerVon(name));
  const heute = lokalesDatum(kontext.uhr.jetzt());
  const arten = (eigene.length > 0 ? eigene : alle).flatMap((v) => v.fristarten).filter((f, i, liste) => liste.findIndex((g) => g.fristart === f.fristart) === i);
  const fristarten = arten.map(({ fristart, bezeichnung, klausel, modus, rollt, vorfristWerktage }) => ({ fristart, bezeichnung, klausel, modus, rollt, vorfristWerktage }));
  return { name, csrf, nurAnsehen: req.query['nur'] === 'ansehen', heute, land: (eigene[0] ?? alle[0])?.land ?? 'NI', fristarten };
}

/**
 * The editors' libraries write colours and places of what they draw into style attributes of markup that they parse, and their field
 * for expressions (CodeMirror) adds a style element whose content is only known when it is there. Styles run nothing, and
 * fonts, pictures and requests stay with our own address. For this page only.
 */
function erlaubeStile({ res }: Anfrage): void {
  const regeln = res.getHeader('Content-Security-Policy');
  if (typeof regeln === 'string') res.set('Content-Security-Policy', regeln.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"));
}
