import { z } from 'zod';
import { recordErgebnis } from '../../../src/akte/lauf-ende.ts';
import { recordErgebnisMietschulden } from '../../../src/akte/mietschulden/ergebnis.ts';
import { AUSNAHMEN, FRAGEN_ENERGIE, FRAGEN_MIETE, type Frage } from '../../../src/akte/mietschulden/pruefung-schema.ts';
import { findMietschulden } from '../../../src/akte/mietschulden/vorgang.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';
import { LAUFERGEBNIS, stelleVon } from './stelle.ts';

const fragen = [...new Set([...FRAGEN_MIETE, ...FRAGEN_ENERGIE])];
const antworten = Object.fromEntries(fragen.map((f) => [f, z.boolean().nullable()])) as Record<(typeof fragen)[number], z.ZodNullable<z.ZodBoolean>>;
const ALS_WAHRHEIT = { JA: true, NEIN: false, UNBEKANNT: null } as const;

/** What a person has found out, as the decision tables ask for it. Rents in Euro, because the tables are printed so. */
export const arbeiter = defineWorker({
  typ: 'hannover.mietschulden.pruefung-uebernehmen',
  name: 'Prüfung übernehmen',
  beschreibung: 'Liest aus der Akte, was zu den Voraussetzungen geprüft wurde, und gibt es an die Entscheidungstabellen weiter.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    pruefart: z.enum(['MIETSCHULDEN', 'ENERGIESCHULDEN', 'KEIN_SGB2']).meta({ title: 'Was ist zu prüfen?' }),
    stichtag: feld.datum.nullable(), ...antworten,
    gebiet: z.enum(['HANNOVER', 'HAMBURG']).nullable(), personen: z.int().nullable(), bruttokalt: z.number().nullable(), energiebedarf: z.int().nullable(),
    bestandsschutz: z.boolean(), wasserNichtAusgewiesen: z.boolean(), ausnahmen: z.array(z.enum(AUSNAHMEN)),
    angemessenLautPruefung: z.boolean().nullable(),
  }),
  fehler: ['PRUEFUNG_FEHLT'],
  async handle(e, { db, uhr, auftrag }) {
    const stelle = stelleVon(e, auftrag);
    const m = await findMietschulden(db, stelle);
    if (!m?.pruefung) throw new FachlicherFehler('PRUEFUNG_FEHLT', 'In der Akte steht noch keine Prüfung.');
    const p = m.pruefung;
    const keinSgb2 = p.sgb2 === 'NEIN';
    if (keinSgb2) {
      await recordErgebnisMietschulden(db, stelle, 'KEIN_SGB2', uhr);
      await recordErgebnis(db, auftrag.prozessInstanz, LAUFERGEBNIS.KEIN_SGB2, uhr);
    }
    const alsWahrheit = (frage: Frage | 'wohnungAngemessen'): boolean | null => ALS_WAHRHEIT[p[frage] ?? 'UNBEKANNT'];
    return {
      pruefart: keinSgb2 ? ('KEIN_SGB2' as const) : m.schuldenart,
      stichtag: p.stichtag ?? null,
      ...(Object.fromEntries(fragen.map((f) => [f, alsWahrheit(f)])) as Record<(typeof fragen)[number], boolean | null>),
      gebiet: p.gebiet ?? null, personen: p.personen ?? null, bruttokalt: p.bruttokalt === undefined ? null : p.bruttokalt / 100, energiebedarf: p.energiebedarf ?? null,
      bestandsschutz: p.bestandsschutz, wasserNichtAusgewiesen: p.wasserNichtAusgewiesen, ausnahmen: p.ausnahmen,
      angemessenLautPruefung: alsWahrheit('wohnungAngemessen'),
    };
  },
});
