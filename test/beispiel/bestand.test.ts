import { readdir } from 'node:fs/promises';
import { evaluate } from 'feelin';
import { describe, expect, it } from 'vitest';
import { leseGeschichte, type Schritt, type Von } from '../../src/beispiel/geschichte.ts';
import { setzeEin } from '../../src/beispiel/lage.ts';
import { ladeLokaleKonten } from '../../src/camunda/lokal/konten.ts';
import { leseModelle } from '../../src/modelle/lesen.ts';
import { alleKnoten, eingaben, erweiterung } from '../../src/modelle/moddle.ts';
import { hinweisText, lesbar } from '../../src/web/bausteine/worte.ts';
import { RECHTE, rollenFuer, type Weg } from '../../src/web/rechte.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';

/** What the stories name must exist: a renamed task, form field, page or Frist shows here and not only in the long run. */
const ORDNER = new URL('../../beispiele/geschichten/', import.meta.url);
const namen = (await readdir(ORDNER)).filter((n) => n.endsWith('.json'));
const modelle = await leseModelle(new URL('../../bpmn/', import.meta.url));
const formulare = new Map(modelle.formulare.map((f) => [f.id, f.felder.map((feld) => feld.schluessel)]));
const prozesse = new Set(modelle.prozesse.map((p) => p.knoten.id));
/** Two agreements may give a task the same id. */
const aufgabenVon = (vereinbarung: string) => new Map(
  modelle.prozesse.filter((p) => [vereinbarung, 'gemeinsam'].some((v) => p.knoten.id?.startsWith(`${v}-`))).flatMap((p) => alleKnoten(p.knoten)).filter((k) => k.$type === 'bpmn:UserTask')
    .map((k) => [k.id, { gruppe: erweiterung(k, 'AssignmentDefinition')?.candidateGroups, felder: formulare.get(erweiterung(k, 'FormDefinition')?.formId ?? '') ?? [] }]),
);
/** How the name of each transmission begins: `="erinnerung-" + string(runde)` gives `erinnerung-`. */
const sendungen = modelle.prozesse.flatMap((p) => alleKnoten(p.knoten)).flatMap((k) => eingaben(k).filter((e) => e.target === 'schritt').map((e) => /^="([^"]+)"/.exec(e.source ?? '')?.[1] ?? ''));
const konten = await ladeLokaleKonten();
const vereinbarungen = await ladeVereinbarungen();
const rollenVon = (wer: string): readonly string[] => konten.find((k) => k.anmeldename === wer)?.rollen ?? [];

/** The groups of a task; where they are computed, for the authority of this person. */
function gruppenVon(gruppen: string | undefined, wer: string): unknown {
  if (!gruppen?.startsWith('=')) return [gruppen];
  const behoerde = konten.find((k) => k.anmeldename === wer)?.behoerde;
  return evaluate(gruppen.slice(1), { behoerde, beschlussStelle: behoerde }).value;
}

/** The entry in the table of rights that a page of a story falls under. */
const wegVon = (methode: string, pfad: string): readonly string[] | undefined => {
  const teile = (setzeEin(pfad, { aktenzeichen: '56.34-2026-000001', beginn: '2026-11-23' }).split('?')[0] ?? '').split('/');
  const passt = (weg: string): boolean => {
    const [m, muster = ''] = weg.split(' ');
    const soll = muster.split('/');
    return m === methode && soll.length === teile.length && soll.every((teil, i) => teil.startsWith(':') || teil === teile[i]);
  };
  const weg = (Object.keys(RECHTE) as Weg[]).find(passt);
  return weg && rollenFuer(weg, vereinbarungen);
};

describe.each(namen)('%s', async (name) => {
  const { schritte, vereinbarung } = await leseGeschichte(new URL(name, ORDNER));
  const von = <A extends Schritt['art']>(art: A): Von<A>[] => schritte.filter((s): s is Von<A> => s.art === art);

  it('completes user tasks that are drawn, in their group, with fields of their form', () => {
    const aufgaben = aufgabenVon(vereinbarung);
    for (const { element, gruppe, angaben, wer } of von('aufgabe')) {
      const aufgabe = aufgaben.get(element);
      expect(gruppenVon(aufgabe?.gruppe, wer), element).toContain(gruppe);
      expect(rollenVon(wer), `${wer}: ${element}`).toContain(gruppe);
      expect(aufgabe?.felder, element).toEqual(expect.arrayContaining(Object.keys(angaben)));
    }
  });

  it('opens and sends pages that exist and that the person may use', () => {
    for (const { pfad, formular = pfad, wer } of von('seite')) {
      expect(wegVon('GET', formular)?.some((rolle) => rollenVon(wer).includes(rolle)), `GET ${formular} ${wer}`).toBe(true);
      expect(wegVon('POST', pfad)?.some((rolle) => rollenVon(wer).includes(rolle)), `POST ${pfad} ${wer}`).toBe(true);
    }
    for (const { pfad, wer } of von('datei')) for (const methode of ['GET', 'POST']) expect(wegVon(methode, pfad)?.some((rolle) => rollenVon(wer).includes(rolle)), `${methode} ${pfad} ${wer}`).toBe(true);
    for (const { pfad, wer } of von('ansicht')) expect(wegVon('GET', pfad)?.some((rolle) => rollenVon(wer).includes(rolle)), `GET ${pfad} ${wer}`).toBe(true);
  });

  it('names transmissions and warnings that there are', () => {
    const genannt = [...von('sendebericht').map((s) => s.schritt), ...von('seite').flatMap((s) => /^\/uebermittlungen\/\{az\}\/([^/]+)/.exec(s.pfad)?.[1] ?? [])];
    for (const schritt of genannt) expect(sendungen.some((anfang) => anfang !== '' && schritt.startsWith(anfang)), schritt).toBe(true);
    for (const { hinweis } of von('hinweis')) expect(hinweisText(hinweis), hinweis).not.toBe(lesbar(hinweis));
  });

  it('names procedures that are drawn and Fristen of its agreement', async () => {
    for (const { prozess } of von('verfahren')) expect(prozesse).toContain(prozess);
    const fristarten = vereinbarungen.get(vereinbarung)?.fristarten.map((f) => f.fristart);
    for (const { fristart } of von('frist')) expect(fristarten).toContain(fristart);
  });
});
