import { versandweg, type Beteiligter } from '../akte/beteiligter.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { HaushaltImBrief, PersonImBrief } from './daten.ts';
import { glaette } from './typografie.ts';

type ImFall = { haushalt: HaushaltImBrief | null; personen: readonly PersonImBrief[] };

/** So many names stand below each other; more share a line, so that the address keeps its place in the window. */
const NAMENSZEILEN = 2;

/**
 * The lines of the address field: of a body its own, of a person of the case those of the Akte as they are today.
 * @throws FachlicherFehler ANSCHRIFT_FEHLT: a letter by post without them would go nowhere
 */
export function bildeAnschriftfeld(empfaenger: Beteiligter, fall: ImFall): string[] {
  if (empfaenger.anschriftAus === 'MIETER') return haushaltZeilen(fall);
  if (empfaenger.anschriftAus === 'VERMIETER') return vermieterZeilen(fall);
  if (empfaenger.anschriftAus === 'KLIENT') return klientZeilen(fall);
  const zeilen = alsZeilen(empfaenger.anschrift);
  if (versandweg(empfaenger) === 'POST' && zeilen.length === 0) throw fehlt('In der Verwaltung ist zu diesem Empfänger keine Anschrift hinterlegt.');
  return [empfaenger.name, empfaenger.funktion, ...zeilen];
}

/** Those who live in the flat; where nobody does, the first tenant at the address that is known instead. */
function haushaltZeilen({ haushalt: h, personen }: ImFall): string[] {
  const mieter = personen.filter((p) => p.rolle === 'MIETER');
  const hier = mieter.filter((p) => alsZeilen(p.anschrift).length === 0);
  const [ausgezogen] = mieter;
  if (hier.length === 0 && ausgezogen) return [...namenszeilen(mieter.filter((p) => p.anschrift === ausgezogen.anschrift)), ...alsZeilen(ausgezogen.anschrift)];
  const namen = namenszeilen(hier);
  const strasse = glaette(`${h?.strasse ?? ''} ${h?.hausnummer ?? ''}`);
  const ort = glaette(`${h?.plz ?? ''} ${h?.ort ?? ''}`);
  if (!h || namen.length === 0 || strasse === '' || ort === '') throw fehlt('Name oder Anschrift des Haushalts fehlt in der Akte.');
  return [...namen, glaette(h.lage), strasse, ort].filter(Boolean);
}

/** The client where post reaches them: a person without a home has an address only if one was named. */
function klientZeilen({ personen }: ImFall): string[] {
  const klient = personen.find((p) => p.rolle === 'KLIENT');
  const zeilen = alsZeilen(klient?.anschrift ?? '');
  if (!klient || zeilen.length === 0) throw fehlt('Die Anschrift der Person fehlt in der Akte.');
  return [...namenszeilen([klient]), ...zeilen];
}

/** The landlord; where only the representative of the suit has an address, the landlord in its care. */
function vermieterZeilen({ personen }: ImFall): string[] {
  const vermieter = personen.filter((p) => p.rolle === 'VERMIETER');
  const mitAnschrift = vermieter.find((p) => alsZeilen(p.anschrift).length > 0);
  const vertreter = personen.find((p) => p.rolle === 'VERTRETER' && alsZeilen(p.anschrift).length > 0);
  const ort = mitAnschrift ?? vertreter;
  if (vermieter.length === 0 || !ort) throw fehlt('Die Anschrift der Vermietung fehlt in der Akte.');
  return [...namenszeilen(vermieter), ...(mitAnschrift ? [] : [`c/o ${name(ort)}`]), ...alsZeilen(ort.anschrift)];
}

function namenszeilen(personen: readonly PersonImBrief[]): string[] {
  const namen = personen.map(name).filter(Boolean);
  return namen.length <= NAMENSZEILEN ? namen : [namen.join(', ')];
}

const name = (p: PersonImBrief): string => glaette([p.vorname, p.name].filter(Boolean).join(' '));

/** `Straße 1, 30161 Hannover` or lines: one line each. */
const alsZeilen = (anschrift: string): string[] => anschrift.split(/[\n,;]/).map(glaette).filter(Boolean);

const fehlt = (text: string): FachlicherFehler => new FachlicherFehler('ANSCHRIFT_FEHLT', text);
