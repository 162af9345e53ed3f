import { z } from 'zod';
import { recordPruefergebnis } from '../../../src/akte/mietschulden/pruefung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { stelleVon } from './stelle.ts';

const code = z.string().regex(/^[A-Z0-9_]{2,40}$/);

/** A table that does not cover the day answers null: then a person decides without it. */
export const arbeiter = defineWorker({
  typ: 'hannover.mietschulden.pruefergebnis-festhalten',
  name: 'Prüfergebnis in der Akte festhalten',
  beschreibung: 'Schreibt in die Akte, was die Entscheidungstabellen zu der Prüfung sagen: ein Vorschlag, ein Mensch entscheidet.',
  eingabe: z.object({
    ...grundfelder,
    tabelle: z.object({ ergebnis: code, ermessen: code.nullish(), gruende: z.array(code), quelle: z.string() }).nullish().meta({ title: 'Antwort der Tabelle' }),
    mietobergrenze: z.object({ ergebnis: code.nullish(), hoechstbetrag: z.number().nullish(), quelle: z.string() }).nullish().meta({ title: 'Antwort der Tabelle der Mietobergrenzen' }),
  }),
  ausgabe: z.object({ tabellenErgebnis: code, ermessen: code.nullable() }),
  async handle({ tabelle, mietobergrenze, ...e }, { db, uhr, auftrag }) {
    const tabellenErgebnis = tabelle?.ergebnis ?? 'KEINE_TABELLE';
    const ermessen = tabelle?.ermessen ?? null;
    const hoechstbetrag = mietobergrenze?.hoechstbetrag;
    const quellen = [tabelle?.quelle, mietobergrenze?.quelle].filter((q) => q !== undefined);
    const ergebnis = {
      tabellenErgebnis, ermessen, gruende: tabelle?.gruende ?? [], mietErgebnis: mietobergrenze?.ergebnis ?? null,
      hoechstbetragCent: typeof hoechstbetrag === 'number' ? Math.round(hoechstbetrag * 100) : null, quelle: quellen.join(', ') || null,
    };
    await recordPruefergebnis(db, stelleVon(e, auftrag), ergebnis, uhr);
    return { tabellenErgebnis, ermessen };
  },
});
