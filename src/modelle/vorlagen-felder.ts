import type { z } from 'zod';
import type { Vereinbarung } from '../vereinbarung.ts';

/** One field of an element template. */
export type Feld = Record<string, unknown>;

type Meta = { title?: string; description?: string; /** Labels of the values of an enum. */ auswahl?: Record<string, string> };
type Def = { type: string; innerType?: z.ZodType; entries?: Record<string, string> };

const meta = (feld: z.ZodType): Meta => (feld.meta() ?? {}) as Meta;

/** Takes off `optional`, `default` and `nullable`; a label may be on any layer. */
function unwrap(feld: z.ZodType): { kern: z.ZodType; angaben: Meta } {
  const { innerType } = feld._zod.def as unknown as Def;
  if (!innerType) return { kern: feld, angaben: meta(feld) };
  const innen = unwrap(innerType);
  return { kern: innen.kern, angaben: { ...innen.angaben, ...meta(feld) } };
}

type Auswahl = { name: string; value: string }[];

/** What an agreement lists is offered to choose from, whatever the schema says. */
export function ausVereinbarungen(name: string, vereinbarungen: readonly Vereinbarung[]): Auswahl | null {
  const werte = vereinbarungen.flatMap((v) => {
    if (name === 'fristart') return v.fristarten.map((f) => ({ name: `${f.fristart}: ${f.bezeichnung}`, value: f.fristart }));
    if (name === 'empfaenger') return v.beteiligte.map((b) => ({ name: `${b.name}, ${b.funktion}`, value: b.kuerzel }));
    return [];
  });
  const einmal = werte.filter((w, i) => werte.findIndex((x) => x.value === w.value) === i);
  return einmal.length > 0 ? einmal : null;
}

function art(name: string, feld: z.ZodType, vereinbarungen: readonly Vereinbarung[]): Feld {
  const { kern, angaben } = unwrap(feld);
  const def = kern._zod.def as unknown as Def;
  const choices = ausVereinbarungen(name, vereinbarungen) ?? (def.type === 'enum' ? Object.values(def.entries ?? {}).map((value) => ({ name: angaben.auswahl?.[value] ?? value, value })) : null);
  if (choices) return { type: 'Dropdown', choices };
  // `static` writes `=2`: without the sign the engine would take a number for text.
  if (def.type === 'number' || def.type === 'int') return { type: 'Number', feel: 'static' };
  if (def.type === 'boolean') return { type: 'Boolean', feel: 'static' };
  return { type: 'String', feel: 'optional' };
}

/**
 * The field for one input of a worker, bound to an input mapping.
 * @param pflicht false: left empty, there is no mapping and the variable of the process is taken
 */
export function erstelleFeld(name: string, feld: z.ZodType, pflicht: boolean, vereinbarungen: readonly Vereinbarung[]): Feld {
  const { title, description } = unwrap(feld).angaben;
  const ergebnis: Feld = { id: name, label: title ?? name, ...(description ? { description } : {}), group: 'eingaben', ...art(name, feld, vereinbarungen), binding: { type: 'zeebe:input', name } };
  if (!pflicht) return { ...ergebnis, optional: true };
  return { ...ergebnis, constraints: { notEmpty: true } };
}
