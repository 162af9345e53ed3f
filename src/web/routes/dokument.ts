import { z } from 'zod';
import { aktenzeichenAus } from '../aktenzeichen.ts';
import { listDokumentnamen } from '../abfragen/dokumente.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import { dokumentSeite } from '../seiten/dokument.ts';
import type { Anfrage, Handlung } from '../wege.ts';

/** Leafing through the documents of a file: the list beside the open one, in the PDF reader of the browser. */
export function registriereDokumentansicht(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /akte/:aktenzeichen/dokument/:id/ansehen', async (a: Anfrage) => {
    const aktenzeichen = aktenzeichenAus(a);
    const id = z.uuid().safeParse(a.pfad('id'));
    const dokumente = id.success ? await a.inDb((db) => listDokumentnamen(db, aktenzeichen)) : [];
    const gezeigt = dokumente.find((d) => d.id === id.data);
    if (!gezeigt) throw nichtGefunden();
    // This page alone may frame something, and only ours: the document itself, which is entered as read when it is loaded.
    a.res.set('Content-Security-Policy', String(a.res.get('Content-Security-Policy')).replace("frame-ancestors 'none'", "frame-src 'self';frame-ancestors 'none'"));
    await a.zeige(gezeigt.titel, dokumentSeite(aktenzeichen, gezeigt, dokumente));
  });
}
