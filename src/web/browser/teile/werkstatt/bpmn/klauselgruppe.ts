import { isTextFieldEntryEdited, TextFieldEntry } from '@bpmn-io/properties-panel';
import { eigenschaft, erweiterung } from '../../../../../modelle/moddle.ts';
import type { Element } from './dienste.ts';
import type { Gruppe } from './eintrag.ts';
import type { Mittel } from './fristgruppe.ts';

/** Which clauses an element carries out; for what has such a property already. */
export function klauselgruppe(element: Element, m: Mittel): Gruppe | null {
  const k = element.businessObject;
  const zeile = erweiterung(k, 'Properties')?.properties?.find((p) => p.name === 'klausel');
  if (!zeile) return null;
  const setValue = (neu: string | undefined): void => m.modeling.updateModdleProperties(element, zeile, { value: neu ?? '' });
  const feld = { id: 'werkstatt-klausel', component: TextFieldEntry, isEdited: isTextFieldEntryEdited, element, label: 'Klausel', description: 'Kennung aus der Vereinbarung, mehrere durch Komma getrennt', debounce: m.debounce, getValue: () => eigenschaft(k, 'klausel') ?? '', setValue };
  return { id: 'werkstatt-vereinbarung', label: 'Vereinbarung', entries: [feld] };
}
