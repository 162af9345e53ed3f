import type { z } from 'zod';
import type { Anfrage, Handlung } from '../wege.ts';
import type { Weg } from '../rechte.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { saveEntwurf } from '../../werkstatt/entwurf.ts';
import { findEntwurf } from '../../werkstatt/fassung.ts';
import { artVon, entwurfAnfrage, entwurfAntwort, modellAntwort, modellname, pruefenAnfrage, pruefenAntwort, type ModellAntwort } from '../../werkstatt/modell.ts';
import { pruefeSicherheit } from '../../werkstatt/sicher.ts';
import { darfAendern } from '../../werkstatt/zustaendig.ts';
import { keinZugang, nichtGefunden, WebFehler } from '../fehler.ts';

/** What the editor in the browser asks for. */
export function registriereWerkstattApi(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /api/werkstatt/modell', async (a) => void a.res.json(await ladeModell(a)));
  weg('POST /api/werkstatt/pruefen', async (a) => {
    const { name, inhalt } = lies(pruefenAnfrage, a);
    const befunde = await a.inDb((db) => a.kontext.werkstatt.pruefe(db, new Map([[name, inhalt]])));
    a.res.json(pruefenAntwort.parse({ befunde }));
  });
  weg('POST /api/werkstatt/entwurf', async (a) => {
    const anfrage = lies(entwurfAnfrage, a);
    if (!darfAendern(a.konto, anfrage.name, a.kontext.vereinbarungen)) throw keinZugang();
    const unsicher = pruefeSicherheit(anfrage.name, anfrage.inhalt);
    if (unsicher.length > 0) {
      a.res.status(422).json({ fehler: unsicher.slice(0, 1).map((b) => ({ feld: 'inhalt', text: b.text })), befunde: unsicher });
      return;
    }
    const { grund, ...rest } = anfrage;
    const gespeichert = await a.inDb((db) => saveEntwurf(db, { ...rest, ...(grund ? { grund } : {}) }, a.kontext.uhr)).catch(alsKonflikt);
    const befunde = await a.inDb((db) => a.kontext.werkstatt.pruefe(db, new Map([[anfrage.name, anfrage.inhalt]])));
    a.res.json(entwurfAntwort.parse({ nummer: gespeichert.nummer, stand: gespeichert.stand, befunde }));
  });
}

/** What was sent is no model that this page could have sent. */
function lies<T extends z.ZodType>(schema: T, { req }: Anfrage): z.infer<T> {
  const gelesen = schema.safeParse(req.body);
  if (!gelesen.success) throw new WebFehler(422, 'Die Angaben sind nicht vollständig', 'Die Angaben sind unvollständig, oder das Modell ist größer als 2 MB.');
  return gelesen.data;
}

function alsKonflikt(fehler: unknown): never {
  if (fehler instanceof FachlicherFehler && fehler.code === 'ENTWURF_GEAENDERT') throw new WebFehler(409, 'Inzwischen geändert', fehler.message);
  throw fehler;
}

async function ladeModell(a: Anfrage): Promise<ModellAntwort> {
  const name = modellname.safeParse(a.req.query['name']);
  if (!name.success) throw nichtGefunden();
  const { werkstatt, vereinbarungen } = a.kontext;
  const { bestand, entwurf } = await a.inDb(async (db) => ({ bestand: await werkstatt.bestand(db), entwurf: await findEntwurf(db, name.data) }));
  const inhalt = bestand.inhalte.get(name.data);
  if (inhalt === undefined) throw nichtGefunden();
  const art = artVon(name.data);
  const schreibbar = darfAendern(a.konto, name.data, vereinbarungen);
  const modelle = await werkstatt.pruefer.leseMit(bestand.inhalte);
  const vorhanden = entwurf && (entwurf.status === 'ENTWURF' || entwurf.status === 'VORGELEGT') ? { nummer: entwurf.nummer, basisNummer: entwurf.basisNummer, stand: entwurf.stand, inhalt: entwurf.inhalt, status: entwurf.status, eigener: schreibbar && entwurf.status === 'ENTWURF' } : null;
  return modellAntwort.parse({
    name: name.data,
    art,
    nummer: bestand.fassungen.get(name.data)?.nummer ?? 0,
    inhalt,
    ...(vorhanden ? { entwurf: vorhanden } : {}),
    schreibbar: schreibbar && entwurf?.status !== 'VORGELEGT',
    vorlagen: art === 'bpmn' ? await werkstatt.elementvorlagen() : [],
    formulare: modelle.formulare.map(({ id, datei }) => ({ id, datei })),
    entscheidungen: modelle.entscheidungen.map(({ id, name: titel, datei }) => ({ id, name: titel, datei })),
    prozesse: modelle.prozesse.map(({ datei, knoten }) => ({ id: knoten.id, name: knoten.name ?? knoten.id, datei })),
  });
}
