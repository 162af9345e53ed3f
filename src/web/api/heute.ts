import { z } from 'zod';
import { angabenUngueltig } from '../frage.ts';
import { heuteFrage, ladeHeute, namenDer } from '../laden/heute.ts';
import { aktenzeichen, anzahl, hinweis, tag, zeitpunkt } from './teile.ts';
import { leseweg } from './weg.ts';

const posten = z
  .object({
    art: z.enum(['AUFGABE', 'FRIST']), id: z.string().meta({ description: 'Schlüssel der Aufgabe in Tasklist oder Kennung der Frist' }),
    aktenzeichen, prozess: z.string().nullable(), titel: z.string(), stufe: z.enum(['UEBERFAELLIG', 'ZIEL_VERFEHLT', 'HEUTE', 'VORFRIST', 'LAEUFT', 'OHNE']),
    endeAm: zeitpunkt.nullable(), seitAm: zeitpunkt.nullable(), gruppen: z.array(z.string()).nullable(),
    bei: z.string().nullable().meta({ description: 'wer sie übernommen hat oder den Fall bearbeitet' }),
    mieter: z.string(), adresse: z.string(),
  })
  .meta({ id: 'Posten', description: 'Was zu tun ist: eine Aufgabe, oder eine Frist, in der keine Aufgabe offen ist' });

const antwort = z
  .object({
    heute: tag, korb: z.string(), seite: z.int(), jeSeite: z.int(), gesamt: anzahl, dringend: anzahl.meta({ description: 'davon überfällig, verfehlt oder heute fällig' }),
    posten: z.array(posten), hinweise: z.object({ gesamt: anzahl, zeilen: z.array(hinweis) }),
    koerbe: z.array(z.string()).meta({ description: 'die Körbe, die diese Person hat' }), verfahren: z.array(z.string()).meta({ description: 'Verfahren mit offenen Vorgängen' }),
    aufgabenStand: z.object({ am: zeitpunkt, veraltet: z.boolean() }).nullable().meta({ description: 'wann die Aufgaben zuletzt von Camunda gelesen wurden; null: noch nie' }),
  })
  .meta({ id: 'Heute', description: 'Was in einem Korb zu tun ist, das Dringendste zuerst' });

export const heuteWeg = leseweg({
  weg: 'GET /api/heute',
  titel: 'Aufgaben und Fristen eines Korbes',
  frage: heuteFrage,
  antwort,
  lade: async (a, frage) => {
    // A page shows another basket instead; a program would take it for the one it asked for.
    const { filter, koerbe, liste, hinweise, verfahren, stand, heute, jeSeite } = await ladeHeute(a, frage);
    if (frage.korb !== null && filter.korb !== frage.korb) throw angabenUngueltig([{ feld: 'korb', text: 'Diesen Korb haben Sie nicht.' }]);
    if (filter.seite !== frage.seite) throw angabenUngueltig([{ feld: 'seite', text: 'So viele Seiten hat dieser Korb nicht.' }]);
    return { heute, korb: filter.korb, seite: filter.seite, jeSeite, ...liste, hinweise, koerbe: namenDer(koerbe), verfahren, aufgabenStand: stand ?? null };
  },
});
