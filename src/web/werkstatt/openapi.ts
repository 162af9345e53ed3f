import { z } from 'zod';
import { probeAnfrage, probeAntwort } from '../../kalenderprobe/schema.ts';
import { antwort as beschreibe, json } from '../api/beschreibung.ts';
import { entwurfAnfrage, entwurfAntwort, modellAntwort, modellname, pruefenAnfrage, pruefenAntwort, werkstattFehler } from '../../werkstatt/modell.ts';

/** Errors of the Werkstatt may carry findings. */
const antwort = (description: string, schema: z.ZodType = werkstattFehler) => beschreibe(description, schema);
const FEHLER = { '401': antwort('Nicht angemeldet'), '403': antwort('Ohne die Rolle modellierung, oder das x-csrf-token fehlt') };
const sitzung = { security: [{ sitzung: [] }] };
const post = (summary: string, anfrage: z.ZodType, gut: z.ZodType, weitere: Record<string, ReturnType<typeof antwort>> = {}) => ({
  summary,
  ...sitzung,
  requestParams: { header: z.object({ 'x-csrf-token': z.string() }) },
  requestBody: { required: true, content: json(anfrage) },
  responses: { '200': antwort('In Ordnung', gut), ...FEHLER, '413': antwort('Größer als 5 MB'), '422': antwort('Angaben nicht gültig'), ...weitere },
});

/** What the editors of the Werkstatt ask for, under the session of the person. */
export const werkstattPfade = {
  '/api/werkstatt/modell': { get: { summary: 'Ein Modell mit seinem offenen Entwurf', ...sitzung, requestParams: { query: z.object({ name: modellname }) }, responses: { '200': antwort('Das Modell', modellAntwort), ...FEHLER, '404': antwort('Gibt es nicht') } } },
  '/api/werkstatt/entwurf': { post: post('Den Entwurf eines Modells speichern', entwurfAnfrage, entwurfAntwort, { '409': antwort('Inzwischen hat jemand anders gespeichert') }) },
  '/api/werkstatt/pruefen': { post: post('Ein Modell prüfen, ohne es zu speichern', pruefenAnfrage, pruefenAntwort) },
  '/api/werkstatt/kalenderprobe': { post: post('Die Fristen einer Zeichnung im Kalender, ohne sie zu speichern', probeAnfrage, probeAntwort) },
};
