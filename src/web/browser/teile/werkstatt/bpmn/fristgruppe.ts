import { isNumberFieldEntryEdited, isSelectEntryEdited, NumberFieldEntry, SelectEntry } from '@bpmn-io/properties-panel';
import { literal, type Zweig } from '../../../../../kalenderprobe/ausdruck.ts';
import type { Knoten } from '../../../../../modelle/moddle.ts';
import type { Seitendaten } from '../editor.ts';
import type { Dienste, Element } from './dienste.ts';
import { eingabe, fristtraeger, mitWert, setztFrist, traegtFrist, wannText, wegeVon, widerspruchImNamen } from './fristfelder.ts';
import { hinweis, verweis, type Eintrag, type Gruppe } from './eintrag.ts';

const EINHEITEN = [{ value: 'WERKTAG', label: 'Werktage' }, { value: 'TAG', label: 'Kalendertage' }, { value: 'MONAT', label: 'Monate' }];
const ZAEHLWEISE = { MO_SA: 'Werktage sind Montag bis Samstag ohne Feiertage', MO_FR: 'Werktage sind Montag bis Freitag ohne Feiertage' };

export type Mittel = { modeling: Dienste['modeling']; bpmnFactory: Dienste['bpmnFactory']; debounce: unknown; zeige: (id: string) => void; daten: Seitendaten };

/** The deadline of an element as plain fields; null for one that has none. */
export function fristgruppe(element: Element, m: Mittel): Gruppe | null {
  const k = element.businessObject;
  const eintraege = traegtFrist(k) ? felder(element, m) : setztFrist(k) ? geerbte(k, m) : [];
  return eintraege.length === 0 ? null : { id: 'werkstatt-frist', label: 'Frist', shouldOpen: true, entries: eintraege };
}

function geerbte(k: Knoten, m: Mittel): Eintrag[] {
  const traeger = fristtraeger(k);
  return traeger ? [verweis('werkstatt-frist-ort', 'Diese Frist wird festgelegt bei', traeger.name ?? traeger.id, () => m.zeige(traeger.id))] : [];
}

function felder(element: Element, m: Mittel): Eintrag[] {
  const k = element.businessObject;
  const [laenge, einheit] = [wegeVon(k, 'fristLaenge'), wegeVon(k, 'fristEinheit')];
  return [
    ...jeWeg(element, 'fristart', 'Fristart', (z, i, alle) => auswahl(element, m, 'fristart', `Fristart${wannText(z, alle)}`, arten(m, z), alle, i)),
    ...jeWeg(element, 'fristLaenge', 'Länge', (z, i, alle) => zahl(element, m, `Länge${wannText(z, alle)}`, alle, i)),
    ...jeWeg(element, 'fristEinheit', 'Einheit', (z, i, alle) => auswahl(element, m, 'fristEinheit', `Einheit${wannText(z, alle)}`, EINHEITEN, alle, i)),
    beginn(element, m),
    ...erklaerung(k, m),
    ...(laenge?.length === 1 && einheit?.length === 1 ? hinweise(widerspruchImNamen(k.name ?? '', Number(laenge[0]?.wert), String(literal(einheit[0]?.wert ?? '')))) : []),
  ];
}

const hinweise = (text: string | null): Eintrag[] => (text ? [hinweis('werkstatt-frist-name', text, true)] : []);

function jeWeg(element: Element, name: string, wort: string, baue: (z: Zweig, nummer: number, alle: readonly Zweig[]) => Eintrag): Eintrag[] {
  const wege = wegeVon(element.businessObject, name);
  if (wege) return wege.map((z, i) => baue(z, i, wege));
  const { source = 'nicht angegeben' } = eingabe(element.businessObject, name) ?? {};
  return [hinweis(`werkstatt-${name}`, `${wort}: ergibt sich im Fall (${source.replace(/^=/, '')}). Zu ändern unter „Technische Angaben“.`)];
}

function arten({ daten }: Mittel, z: Zweig): { value: string; label: string }[] {
  const hier = String(literal(z.wert));
  const bekannt = daten.fristarten.map((f) => ({ value: f.fristart, label: `${f.bezeichnung} (${f.fristart})` }));
  return bekannt.some((f) => f.value === hier) ? bekannt : [{ value: hier, label: hier }, ...bekannt];
}

/** What else the Fristart says: it stands in the agreement and not in the diagram. */
function erklaerung(k: Knoten, { daten }: Mittel): Eintrag[] {
  const wege = wegeVon(k, 'fristart');
  const art = daten.fristarten.find((f) => f.fristart === literal(wege?.[0]?.wert ?? ''));
  if (!art || wege?.length !== 1) return [];
  const ende = art.rollt ? 'Endet sie an einem Samstag, Sonntag oder Feiertag, gilt der nächste Arbeitstag' : 'Ihr Ende verschiebt sich nicht';
  const warnung = art.vorfristWerktage === 0 ? 'Gewarnt wird am letzten Arbeitstag' : `Gewarnt wird ${art.vorfristWerktage} Arbeitstage vorher`;
  return [hinweis('werkstatt-frist-regel', `${ZAEHLWEISE[art.modus]}. ${ende}. ${warnung}. (Festgelegt in der Vereinbarung.)`)];
}

function setze(element: Element, m: Mittel, name: string, ausdruck: string): void {
  const vorhanden = eingabe(element.businessObject, name);
  if (vorhanden) {
    m.modeling.updateModdleProperties(element, vorhanden, { source: ausdruck });
    return;
  }
  const io = element.businessObject.extensionElements?.values?.find((e) => e.$type === 'zeebe:IoMapping');
  if (!io) return;
  const neu = m.bpmnFactory.create('zeebe:Input', { source: ausdruck, target: name });
  Reflect.set(neu, '$parent', io);
  m.modeling.updateModdleProperties(element, io, { inputParameters: [...(io.inputParameters ?? []), neu] });
}

// The component must be the same function each time: another one would be drawn anew, and the field would lose the focus.
function zahl(element: Element, m: Mittel, label: string, alle: readonly Zweig[], nummer: number): Eintrag {
  const setValue = (neu: unknown): void => {
    if (gueltig(neu)) setze(element, m, 'fristLaenge', mitWert(alle, nummer, String(Number(neu))));
  };
  const validate = (neu: unknown): string | null => (gueltig(neu) ? null : 'Bitte eine ganze Zahl von 1 bis 1000 eingeben.');
  return { id: `werkstatt-fristLaenge-${nummer}`, component: NumberFieldEntry, isEdited: isNumberFieldEntryEdited, element, label, min: 1, max: 1000, step: 1, debounce: m.debounce, getValue: () => Number(alle[nummer]?.wert), setValue, validate };
}
const gueltig = (wert: unknown): boolean => Number.isInteger(Number(wert)) && Number(wert) >= 1 && Number(wert) <= 1000 && wert !== '';

function auswahl(element: Element, m: Mittel, name: string, label: string, wahl: { value: string; label: string }[], alle: readonly Zweig[], nummer: number): Eintrag {
  const setValue = (neu: string): void => setze(element, m, name, mitWert(alle, nummer, JSON.stringify(neu)));
  return { id: `werkstatt-${name}-${nummer}`, component: SelectEntry, isEdited: isSelectEntryEdited, element, label, getOptions: () => wahl, getValue: () => String(literal(alle[nummer]?.wert ?? '')), setValue };
}

/** When it begins: an expression chosen by its meaning. Another one that is there stays on offer. */
function beginn(element: Element, m: Mittel): Eintrag {
  const hier = eingabe(element.businessObject, 'fristBeginn')?.source ?? '=null';
  const feste = [{ value: '=null', label: 'Wenn dieser Schritt erreicht ist' }, { value: '=eingangAm', label: 'Am Tag des Eingangs' }];
  const wahl = feste.some((f) => f.value === hier) ? feste : [...feste, { value: hier, label: `Aus dem Fall: ${hier.replace(/^=/, '')}` }];
  return { id: 'werkstatt-fristBeginn', component: SelectEntry, isEdited: isSelectEntryEdited, element, label: 'Beginn', getOptions: () => wahl, getValue: () => hier, setValue: (neu: string) => setze(element, m, 'fristBeginn', neu) };
}
