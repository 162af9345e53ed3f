import { z } from 'zod';
import { settleHinweis } from '../../akte/hinweis.ts';
import { writeJournal } from '../../akte/journal.ts';
import { findVereinbarungsakte } from '../../akte/vereinbarung/beginn.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { aktenzeichenAus } from '../aktenzeichen.ts';
import { findDokument } from '../abfragen/dokumente.ts';
import type { Html } from '../bausteine/html.ts';
import { bogenAbschnitt } from '../bogen/abschnitt.ts';
import { ladeModellnamen } from '../bausteine/modellnamen.ts';
import { eigeneVereinbarung } from '../eigene-vereinbarung.ts';
import { nichtGefunden } from '../fehler.ts';
import { ladeAkte } from '../laden/akte.ts';
import type { Weg } from '../rechte.ts';
import { akteSeite } from '../seiten/akte.ts';
import { alleVerfahren } from '../verfahren/index.ts';
import type { Anfrage, Handlung } from '../wege.ts';

export { aktenzeichenAus } from '../aktenzeichen.ts';

/** The case file. Every reading of it or of a document in it is entered in the journal. */
export function registriereAkte(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /akte/:aktenzeichen', zeigeAkte);
  weg('GET /akte/:aktenzeichen/dokument/:id', sendeDokument);
  weg('POST /akte/:aktenzeichen/hinweis/:id', async (a) => {
    const aktenzeichen = aktenzeichenAus(a);
    const id = z.string().regex(/^[1-9][0-9]{0,17}$/).safeParse(a.pfad('id'));
    if (!id.success || !(await a.inDb((db) => settleHinweis(db, id.data, a.kontext.uhr)))) throw nichtGefunden();
    // Back to the list where it was ticked off, with its filter; anything else that was sent along is no address of ours.
    const zurueck = a.feld('zurueck');
    a.weiter(/^\/heute(?:\?[a-z0-9=&_-]{0,300})?$/.test(zurueck) ? zurueck : `/akte/${aktenzeichen}`, { art: 'success', titel: 'Hinweis erledigt' });
  });
}

async function zeigeAkte(a: Anfrage): Promise<void> {
  const aktenzeichen = aktenzeichenAus(a);
  const { uhr, links } = a.kontext;
  const geladen = await ladeAkte(a, aktenzeichen);
  if (!geladen) return zeigeGemeinsame(a, aktenzeichen);
  const { akte } = geladen;
  const heute = lokalesDatum(uhr.jetzt());
  const abschnitte: Html[] = [];
  for (const abschnitt of [...alleVerfahren.map((v) => v.abschnitt), bogenAbschnitt]) {
    const inhalt = await abschnitt?.(a, akte);
    if (inhalt) abschnitte.push(inhalt);
  }
  const verlauf = { verfahren: akte.laeufe.find((l) => l.prozess === a.req.query['verfahren'])?.prozess ?? null, alle: a.req.query['verlauf'] === 'alle', namen: await ladeModellnamen() };
  await a.zeige(`Akte ${aktenzeichen}`, akteSeite({ ...geladen, verlauf, abschnitte, links, csrf: a.csrf, heute, darf: (w) => a.darf(w) }));
}

/** The Akte of the agreement itself belongs to the authority that leads it; its partners see what concerns them on a page of their own. */
async function zeigeGemeinsame(a: Anfrage, aktenzeichen: string): Promise<void> {
  const gemeinsame = a.darf('GET /vereinbarung') && (await a.inDb((db) => findVereinbarungsakte(db, eigeneVereinbarung(a))));
  if (!gemeinsame || gemeinsame.aktenzeichen !== aktenzeichen) throw nichtGefunden();
  a.weiter('/vereinbarung');
}

/**
 * PDF as it was sent. Its type is fixed and not guessed, so it can never become a page of ours. No CSP `sandbox` on what
 * is shown inline: Chrome and Safari refuse to show a PDF under it. Anything that is no PDF is downloaded, sandboxed.
 */
async function sendeDokument(a: Anfrage): Promise<void> {
  const aktenzeichen = aktenzeichenAus(a);
  const id = z.uuid().safeParse(a.pfad('id'));
  const dokument = id.success ? await a.inDb(async (db) => {
    const gefunden = await findDokument(db, aktenzeichen, id.data);
    if (gefunden) await writeJournal(db, { aktenzeichen, art: 'DOKUMENT_GELESEN', angaben: { dokument: id.data } }, a.kontext.uhr);
    return gefunden;
  }) : undefined;
  if (!dokument) throw nichtGefunden();
  const alsPdf = dokument.mime === 'application/pdf' && a.req.query['laden'] !== '1';
  a.res
    .set('Content-Type', dokument.mime === 'application/pdf' ? 'application/pdf' : 'application/octet-stream')
    .set('Content-Disposition', `${alsPdf ? 'inline' : 'attachment'}; filename="${aktenzeichen}.pdf"`)
    // Our own page of documents shows it in a frame; nobody else may.
    .set('X-Frame-Options', 'SAMEORIGIN')
    .set('Content-Security-Policy', alsPdf ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'" : "sandbox; default-src 'none'")
    .send(dokument.inhalt);
}
