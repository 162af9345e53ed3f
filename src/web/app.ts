import express, { type Express } from 'express';
import { rateLimit } from 'express-rate-limit';
import { erstelleAnfrageprotokoll } from './anfrageprotokoll.ts';
import { ergaenzeWorte } from './bausteine/worte.ts';
import { leseDateiformular } from './dateiformular.ts';
import { liefereBuendel } from './buendel.ts';
import { erstelleFehlerseite, unbekannteSeite } from './fehlerseite.ts';
import { WebFehler } from './fehler.ts';
import { erstelleKopfzeilen, nichtSpeichern } from './kopfzeilen.ts';
import type { WebKontext } from './kontext.ts';
import { registriereAbwesenheiten } from './routes/abwesenheiten.ts';
import { registriereAkte } from './routes/akte.ts';
import { registriereAkteAktionen } from './routes/akte-aktionen.ts';
import { registriereBoegen } from './bogen/routen.ts';
import { registriereAnschrift } from './routes/anschrift.ts';
import { registriereAnmeldung, registriereStart } from './routes/anmeldung.ts';
import { registriereApi } from './routes/api.ts';
import { registriereBerichtigen } from './routes/berichtigen.ts';
import { registriereUebergeben } from './routes/uebergeben.ts';
import { registriereZusammenlegen } from './routes/zusammenlegen.ts';
import { registriereAuswertung } from './routes/auswertung.ts';
import { registriereDokumentansicht } from './routes/dokument.ts';
import { registriereFaelle } from './routes/faelle.ts';
import { registriereHeute } from './routes/heute.ts';
import { registriereFristen } from './routes/fristen.ts';
import { registriereGesundheit } from './routes/gesundheit.ts';
import { registriereNeu } from './routes/neu.ts';
import { registriereMitteilung } from './routes/mitteilung.ts';
import { registrierePostausgang } from './routes/postausgang.ts';
import { registrierePosteingang } from './routes/posteingang.ts';
import { registriereRueckmeldung } from './routes/rueckmeldung.ts';
import { registriereUebermittlungen } from './routes/uebermittlungen.ts';
import { registriereStoerungen } from './routes/stoerungen.ts';
import { registriereVereinbarung } from './routes/vereinbarung.ts';
import { registriereVerwaltung } from './routes/verwaltung.ts';
import { registriereWerkstatt } from './werkstatt/index.ts';
import { csrf, erstelleSitzung } from './sitzung.ts';
import { liefereStatisches } from './statisch.ts';
import { alleVerfahren } from './verfahren/index.ts';
import { erstelleWege } from './wege.ts';

/** The Akte: pages for people, and below /api the ways in for programs. */
export function erstelleWebApp(kontext: WebKontext): Express {
  ergaenzeWorte(kontext.vereinbarungen.values());
  const app = express();
  app.disable('x-powered-by');
  // A reverse proxy on the same machine may say who is calling and whether by https; nobody else may.
  app.set('trust proxy', 'loopback');
  app.set('query parser', 'simple');
  app.use(erstelleAnfrageprotokoll(kontext.protokoll, kontext.uhr));
  app.use(erstelleKopfzeilen(kontext.links.webUrl));
  liefereBuendel(app);
  liefereStatisches(app);
  registriereGesundheit(app, kontext);
  registriereApi(app, kontext);
  registriereSeiten(app, kontext);
  app.use(unbekannteSeite);
  app.use(erstelleFehlerseite(kontext));
  return app;
}

function registriereSeiten(app: Express, kontext: WebKontext): void {
  app.use(nichtSpeichern);
  app.use(rateLimit({ windowMs: 60_000, limit: 3000, standardHeaders: 'draft-8', legacyHeaders: false, handler: (_req, _res, next) => next(new WebFehler(429, 'Zu viele Anfragen', 'Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.')) }));
  app.use(erstelleSitzung(kontext));
  app.use(express.urlencoded({ extended: false, limit: '200kb', parameterLimit: 1000 }));
  app.use(leseDateiformular(/^\/(?:posteingang|werkstatt\/einspielen|akte\/[^/]+\/durchleitung\/[^/]+)$/));
  // A model of 2 MB, in which each line break and quotation mark takes two characters.
  app.use('/api/werkstatt', express.json({ limit: '5mb' }));
  app.use(csrf.csrfSynchronisedProtection);
  const weg = erstelleWege(app, kontext);
  registriereAnmeldung(app, kontext, weg);
  registriereStart(weg);
  registriereHeute(weg);
  registriereAbwesenheiten(weg);
  registriereFaelle(weg);
  registriereNeu(weg);
  registriereBoegen(weg);
  registriereMitteilung(weg);
  for (const v of alleVerfahren) v.registriere?.(weg);
  registriereAkte(weg);
  registriereDokumentansicht(weg);
  registriereAkteAktionen(weg);
  registriereAnschrift(weg);
  registriereBerichtigen(weg);
  registriereUebergeben(weg);
  registriereZusammenlegen(weg);
  registriereRueckmeldung(weg);
  registrierePosteingang(weg);
  registrierePostausgang(weg);
  registriereUebermittlungen(weg);
  registriereFristen(weg);
  registriereAuswertung(weg);
  registriereStoerungen(weg);
  registriereVereinbarung(weg);
  registriereWerkstatt(weg);
  registriereVerwaltung(weg);
}
