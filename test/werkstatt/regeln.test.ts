import { describe, expect, it } from 'vitest';
import { katalog } from '../../src/modelle/klauseln.ts';
import { leseDiagramm } from '../../src/modelle/lesen.ts';
import { hinweise, wendeRegelnAn } from '../../src/modelle/pruefen.ts';
import { HOECHSTENS_BYTES, modellname, type Fassung } from '../../src/werkstatt/modell.ts';
import { pruefeSicherheit } from '../../src/werkstatt/sicher.ts';
import { vergleicheDiagramme } from '../../src/werkstatt/vergleich.ts';
import { neueAuslieferung, wirksameFassung } from '../../src/werkstatt/wirksam.ts';
import { vergleicheZeilen } from '../../src/werkstatt/zeilen.ts';
import { arbeiter, ersetze, formular, GUT, kurz, nachrichten } from '../modelle/beispiel.ts';

describe('a text that must not be kept', () => {
  const bpmn = (inhalt: string): string[] => pruefeSicherheit('hannover/x/x.bpmn', inhalt).map((b) => b.text);
  const form = (inhalt: string): string[] => pruefeSicherheit('hannover/x/x.form', inhalt).map((b) => b.text);

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a/>', /DOCTYPE/],
    ['a document type in small letters', '<?xml version="1.0"?>\n<!doctype a SYSTEM "http://x/">\n<a/>', /DOCTYPE/],
    ['an entity of its own', '<a id="A">&xxe;</a>', /Entität/],
    ['a stylesheet', '<?xml version="1.0"?><?xml-stylesheet href="http://x/"?><a/>', /Verarbeitungsanweisung/],
    ['another encoding', '<?xml version="1.0" encoding="UTF-16"?><a/>', /Kodierung/],
    ['markup in a name', '<a name="&#60;b onmouseover=1&#x3e;"/>', /Angabe „name“/],
    ['a script in a text', '<a><![CDATA[<script>1</script>]]></a>', /Ein Text enthält Programmcode/],
    ['a script behind a link', '<a icon="java&#115;cript:alert(1)"/>', /Angabe „icon“/],
    ['an event handler', '<a onload="x()"/>', /Programmcode/],
    ['XHTML', '<a xmlns:h="http://www.w3.org/1999/xhtml"/>', /HTML, SVG/],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', /HTML, SVG/],
    ['Camunda 7', '<a xmlns:camunda="http://camunda.org/schema/1.0/bpmn"/>', /Camunda 7/],
    ['an id that is no name', '<a id="x&quot; onclick=&quot;y"/>', /Kennung/],
    ['endless nesting', '<a>'.repeat(200), /geschachtelt/],
    ['a tag without an end', '<a name="x', /kein lesbares XML/],
    ['a comment without an end', '<a><!-- ', /bricht/],
    ['NUL', '<a name="x\0"/>', /Zeichen/],
    ['half a character', '<a name="\ud800"/>', /Zeichen/],
    ['a character that is none', '<a name="&#x110000;"/>', /Zeichen/],
    ['too much', `<a>${' '.repeat(HOECHSTENS_BYTES)}</a>`, /größer/],
    ['nothing', ' \n', /leer/],
  ])('a diagram with %s', (_, inhalt, text) => expect(bpmn(inhalt)[0]).toMatch(text));

  it.each([
    ['no JSON', '{', /kein Formular/],
    ['another JSON', '[]', /kein Formular/],
    ['a component with HTML', '{"id":"x","components":[{"id":"A","type":"html","content":""}]}', /Baustein „html“/],
    ['markup in a label', '{"id":"x","components":[{"id":"A","type":"text","text":"<img src=x>"}]}', /Programmcode oder HTML/],
    ['a foreign prototype', '{"id":"x","components":[{"__proto__":{"type":"html"}}]}', /__proto__/],
    ['endless nesting', `{"id":"x","components":${'[{"components":'.repeat(60)}[]${'}]'.repeat(60)}}`, /geschachtelt/],
  ])('a form with %s', (_, inhalt, text) => expect(form(inhalt).at(-1)).toMatch(text));

  it('is no expression that compares, and no name with an arrow', () => {
    expect(bpmn('<a id="Fluss" name="Rückstand -&gt; Zahlung"><b>=betrag &lt; 5 and c &gt; 3</b></a>')).toEqual([]);
    expect(form('{"id":"x","components":[{"id":"A","type":"text","text":"{{if betrag < 5 then \\"a\\" else \\"b\\"}}"}]}')).toEqual([]);
  });

  it('leads to its element', () => expect(pruefeSicherheit('hannover/x/x.bpmn', '<a id="Oben"><b name="&lt;i&gt;"/></a>')).toEqual([expect.objectContaining({ element: 'Oben', stufe: 'FEHLER' })]));

  it.each(['../x.bpmn', 'hannover/../../x.bpmn', 'hannover/x.exe', 'x.bpmn', 'Hannover/x.bpmn', 'hannover//x.bpmn', 'hannover/x.bpmn\n'])('%j is the name of no model', (name) => expect(modellname.safeParse(name).success).toBe(false));
});

describe('what wants a reason', () => {
  const pruefe = async (xml: string): Promise<string[]> =>
    kurz(wendeRegelnAn({ prozesse: await leseDiagramm('hannover/probe.bpmn', xml), formulare: [formular], entscheidungen: [], vereinbarungen: [], boegen: [], briefe: [], befunde: [] }, arbeiter, nachrichten, katalog, hinweise));

  it('is a task of people that names no clause', async () => {
    expect((await pruefe(GUT)).filter((b) => b.includes('ohne-klausel'))).toEqual(['Klaeren ohne-klausel: Hier ist keine Klausel der Vereinbarung genannt (Eigenschaft „klausel“).']);
    const mit = ersetze('<zeebe:userTask />', '<zeebe:userTask /><zeebe:properties><zeebe:property name="klausel" value="H-2.2" /></zeebe:properties>');
    expect((await pruefe(mit)).filter((b) => b.includes('ohne-klausel'))).toEqual([]);
  });

  it('is a way out of a gateway that does not say when it is taken, the default way too', async () => {
    const unbenannt = (b: string[]): string[] => b.filter((x) => x.includes(' wege:')).map((x) => x.split(' ')[0] ?? '');
    expect(unbenannt(await pruefe(GUT))).toEqual(['F3', 'F4']);
    expect(unbenannt(await pruefe(ersetze('id="F4"', 'id="F4" name="nein"')))).toEqual(['F3']);
  });
});

describe('which version runs', () => {
  const fassung = (nummer: number, herkunft: Fassung['herkunft'], pruefsumme: string, anders: Partial<Fassung> = {}) => ({ nummer, herkunft, pruefsumme, status: 'FREIGEGEBEN' as const, ausgerolltAm: new Date(0), ...anders });
  const [a1, eigen2, a3] = [fassung(1, 'AUSGELIEFERT', 'a'), fassung(2, 'WERKSTATT', 'b'), fassung(3, 'AUSGELIEFERT', 'c', { ausgerolltAm: null })];

  it.each([
    ['the delivered one where there is no other', [a1], 1, null],
    ['the newest delivered one', [a1, a3], 3, null],
    ['the own one, whatever is delivered later', [a1, eigen2, a3], 2, 3],
    ['no draft', [a1, fassung(2, 'WERKSTATT', 'b', { status: 'ENTWURF', ausgerolltAm: null })], 1, null],
    ['none that the engine has not taken', [a1, fassung(2, 'WERKSTATT', 'b', { ausgerolltAm: null })], 1, null],
    ['the newest own one', [a1, eigen2, fassung(4, 'IMPORT', 'd')], 4, null],
    ['what is delivered, for an owner who has gone back to it', [a1, eigen2, a3, fassung(4, 'WERKSTATT', 'c'), fassung(5, 'AUSGELIEFERT', 'e')], 5, null],
    ['an older delivered one, for an owner who wants that', [a1, eigen2, a3, fassung(4, 'WERKSTATT', 'a')], 4, null],
    ['the own one, where the same is delivered now', [a1, eigen2, fassung(3, 'AUSGELIEFERT', 'b')], 2, null],
  ])('%s', (_, alle, laeuft, neu) => {
    expect(wirksameFassung(alle)?.nummer).toBe(laeuft);
    expect(neueAuslieferung(alle)?.nummer ?? null).toBe(neu);
  });
});

describe('a comparison', () => {
  it('says what is new, gone and different, element by element', async () => {
    const neu = ersetze('source="=2" target="fristLaenge"', 'source="=5" target="fristLaenge"', ersetze('<bpmn:endEvent id="Ende" />', '<bpmn:endEvent id="Ende" name="Fertig" /><bpmn:endEvent id="Neu" />', GUT)).replace('<bpmn:sequenceFlow id="F10" sourceRef="Klaeren" targetRef="Ende" />', '');
    const unterschiede = await vergleicheDiagramme(GUT, neu);
    expect(unterschiede.map((u) => `${u.art} ${u.element} ${u.angaben.map((w) => `${w.was}: ${w.vorher} → ${w.nachher}`).join('; ')}`.trim())).toEqual(['NEU Neu', 'GEAENDERT Abwarten Eingabe „fristLaenge“: =2 → =5', 'GEAENDERT Ende Beschriftung:  → Fertig', 'ENTFERNT F10']);
    expect(await vergleicheDiagramme(GUT, GUT)).toEqual([]);
  });

  it('of tables and forms tells the lines that only one of them has', () => {
    expect(vergleicheZeilen('a\nb\nc\nd', 'a\nc\nx\nd')).toEqual([{ art: 'ENTFERNT', zeile: 2, text: 'b' }, { art: 'NEU', zeile: 3, text: 'x' }]);
    expect(vergleicheZeilen('a\nb', 'a\nb')).toEqual([]);
  });
});
