import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { z } from 'zod';
import type { AufgabenLeser } from '../../src/camunda/aufgaben/leser.ts';
import { readModelle } from '../../src/camunda/deploy.ts';
import { MODELLE } from '../../src/vereinbarung.ts';
import { ladeModellnamen } from '../../src/web/bausteine/modellnamen.ts';
import type { TestEngine } from './engine.ts';
import { listeAufgaben } from './engine/aufgaben.ts';

/** Where the pages of the tests look for Tasklist. */
const TASKLIST = 'http://127.0.0.1:8080/tasklist';
const BETRACHTER = fileURLToPath(new URL('../../node_modules/@bpmn-io/form-js/dist/form-viewer.umd.js', import.meta.url));

/**
 * Tasklist beside the in-memory engine, for one browser: the link to a task opens its form, shown and checked by form-js as there,
 * and what the form gives completes the task. A form that is not filled in completes nothing.
 */
export async function stelleTasklistBereit(kontext: BrowserContext, engine: TestEngine): Promise<void> {
  await kontext.route(`${TASKLIST}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    if (name === 'form-viewer.js') return route.fulfill({ path: BETRACHTER });
    if (route.request().method() === 'POST') {
      await engine.completeUserTask(name, z.record(z.string(), z.unknown()).parse(route.request().postDataJSON()));
      return route.fulfill({ status: 204 });
    }
    const aufgabe = listeAufgaben(engine.saetze).find((a) => a.key === name);
    const schema = (await findFormulare()).get(aufgabe?.formId ?? '');
    return aufgabe && schema ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: formularSeite(schema, aufgabe.variables) }) : route.fulfill({ status: 404 });
  });
}

let formulare: Promise<Map<string, object>> | undefined;

/** The forms of the product by their ids. */
const findFormulare = (): Promise<Map<string, object>> =>
  (formulare ??= readModelle(MODELLE).then((modelle) => new Map(modelle.filter((m) => m.name.endsWith('.form')).map(({ inhalt }) => formularSchema.parse(JSON.parse(inhalt.toString()))).map((f) => [f.id, f]))));
const formularSchema = z.looseObject({ id: z.string() });

const formularSeite = (schema: object, data: object): string => `<!doctype html><html lang="de"><title>Tasklist</title>
  <main><div id="formular"></div><button>Aufgabe abschließen</button><p role="status"></p></main><script src="form-viewer.js"></script><script>
  FormViewer.createForm({ container: document.querySelector('#formular'), ...${JSON.stringify({ schema, data }).replaceAll('<', '\\u003c')} }).then((form) => {
    document.querySelector('button').onclick = async () => {
      const { data, errors } = form.submit();
      if (Object.keys(errors).length === 0 && (await fetch(location.href, { method: 'POST', body: JSON.stringify(data) })).ok) document.querySelector('[role=status]').textContent = 'Aufgabe abgeschlossen';
    };
  });</script></html>`;

/** The open tasks as a real Camunda tells them by REST. */
export const aufgabenLeser = (engine: TestEngine): AufgabenLeser => ({
  lese: async () => {
    await engine.ruhe();
    const { elemente } = await ladeModellnamen();
    return listeAufgaben(engine.saetze).map((a) => ({
      schluessel: a.key, behoerde: String(a.variables['behoerde']), aktenzeichen: String(a.variables['aktenzeichen']), element: a.elementId, name: elemente.get(`${a.prozess}|${a.elementId}`) ?? a.elementId, prozess: a.prozess, prozessName: null,
      gruppen: a.candidateGroups, uebernommenVon: a.assignee || null, erzeugtAm: a.erzeugtAm, faelligAm: a.dueDate || null,
    }));
  },
});
