import { probiere, type Umgebung } from '../../kalenderprobe/probe.ts';
import { probeAnfrage, probeAntwort, type ProbeAnfrage } from '../../kalenderprobe/schema.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { findeFristart, type Fristart, type Vereinbarung } from '../../vereinbarung.ts';
import { ordnerVon } from '../../werkstatt/modell.ts';
import { WebFehler } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import type { Handlung } from '../wege.ts';

/** The deadlines of a drawing on the calendar. Nothing is stored; the drawing need not be saved. */
export function registriereKalenderprobe(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('POST /api/werkstatt/kalenderprobe', async ({ req, res, kontext }) => {
    const anfrage = probeAnfrage.safeParse(req.body);
    if (!anfrage.success) throw new WebFehler(422, 'Angaben fehlen', 'Bitte wählen Sie einen Tag, an dem der Fall beginnt.');
    const umgebung = umgebungVon(anfrage.data, [...kontext.vereinbarungen.values()]);
    res.json(probeAntwort.parse({ land: umgebung.land, zeilen: await probiere(anfrage.data, umgebung) }));
  });
}

/** What is shared is counted as the first agreement that knows the Fristart says. */
function umgebungVon({ name, land }: ProbeAnfrage, alle: readonly Vereinbarung[]): Umgebung {
  const eigene = alle.filter((v) => v.kuerzel === ordnerVon(name));
  const infrage = eigene.length > 0 ? eigene : alle;
  return { land: land ?? infrage[0]?.land ?? 'NI', findeArt: (fristart, am) => infrage.map((v) => artAm(v, fristart, am)).find((art) => art !== undefined) };
}

function artAm(v: Vereinbarung, fristart: string, am: string): Fristart | undefined {
  try {
    return findeFristart(v, fristart, am);
  } catch (fehler) {
    if (fehler instanceof FachlicherFehler) return undefined;
    throw fehler;
  }
}
