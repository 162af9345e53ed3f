import { join } from 'node:path';
import type pg from 'pg';
import { alleArbeiter } from '../workers/index.ts';
import { seedBeteiligte } from './akte/beteiligter.ts';
import { seedKonten } from './akte/konto.ts';
import { erstelleAufgabenLeser } from './camunda/aufgaben/leser.ts';
import { erstelleCamunda } from './camunda/client.ts';
import { ladeLokaleKonten, LOKALES_PASSWORT } from './camunda/lokal/konten.ts';
import { startWorkers } from './camunda/worker-host.ts';
import type { Config } from './config.ts';
import { migriere } from './db/migrieren.ts';
import { erstellePool, inTransaktion } from './db/pool.ts';
import { Ablage } from './durchleitung/ablage.ts';
import { InfrastrukturFehler } from './fehler.ts';
import { erstelleAbgleichDienst } from './dienste/abgleich-dienst.ts';
import { erstelleAufbewahrungDienst } from './dienste/aufbewahrung-dienst.ts';
import { erstelleAufgabenDienst } from './dienste/aufgaben-dienst.ts';
import { erstelleAusgangDienst } from './dienste/ausgang-dienst.ts';
import { erstelleEingangsordner } from './dienste/eingangsordner.ts';
import { erstelleKennzahlenDienst } from './dienste/kennzahlen-dienst.ts';
import { erstelleStoerungenDienst } from './dienste/stoerungen-dienst.ts';
import { erstelleUebungenDienst } from './dienste/uebungen-dienst.ts';
import { erstelleStoerungsLeser } from './stoerung/leser.ts';
import { findProzessMitNamen } from './modelle/prozessnamen.ts';
import type { Protokoll } from './protokoll.ts';
import type { Geheimnisse, Umgebung } from './start/umgebung.ts';
import { erstelleUebermittlungsDienst, type UebermittlungOptionen } from './uebermittlung/index.ts';
import type { Uhr } from './uhr.ts';
import { ladeVereinbarungen, MODELLE, type Vereinbarung } from './vereinbarung.ts';
import { erstelleWebApp } from './web/app.ts';
import { starteWeb } from './web/start.ts';
import { Werkstatt } from './werkstatt/werkstatt.ts';

export type ProgrammAngaben = {
  config: Config;
  umgebung: Umgebung;
  uhr: Uhr;
  protokoll: Protokoll;
  geheimnisse: Geheimnisse;
  /** Nothing is fetched from the engine any more and opening anew did not help; default: end, so that the supervisor starts us again. */
  onStill?: () => void;
};
export type Programm = { webUrl: string; pool: pg.Pool; spool: string; stop(): Promise<void> };

/**
 * The composition root: puts database, engine, workers, services and pages together. Used by the product, the example
 * run and the tests alike. Stops in the opposite order, so that what is under way is finished.
 */
export async function starteProgramm(angaben: ProgrammAngaben): Promise<Programm> {
  const { config, umgebung, uhr, protokoll } = angaben;
  const vereinbarungen = await ladeVereinbarungen();
  await migriere(umgebung.datenbankUrl);
  const pool = erstellePool(umgebung.datenbankUrl, protokoll, 20);
  const laeuft: { stop(): Promise<void> }[] = [{ stop: () => pool.end() }];
  const stop = async (): Promise<void> => {
    for (const teil of laeuft.toReversed()) await teil.stop();
  };
  try {
    await seed(pool, vereinbarungen, uhr, config.KOOPERATION_DATENBANK_URL === undefined);
    const camunda = erstelleCamunda(camundaZugang(angaben), protokoll);
    laeuft.push({ stop: () => camunda.close() });
    const werkstatt = new Werkstatt({ pool, ordner: MODELLE, uhr, protokoll, camunda, arbeiter: async () => alleArbeiter });
    await deployBeharrlich(werkstatt, protokoll);

    const akteLink = (aktenzeichen: string): string => `${umgebung.webUrl}/akte/${aktenzeichen}`;
    const dienste = { vereinbarungen, uhr, akteLink };
    laeuft.push(await startWorkers({ camunda, pool, uhr, protokoll, dienste, arbeiter: alleArbeiter, onStill: angaben.onStill ?? (() => process.exit(70)) }));

    const spool = config.KOOPERATION_SPOOL ?? join(config.KOOPERATION_DATEN, 'spool');
    const ablage = new Ablage(config.KOOPERATION_DURCHLEITUNG ?? join(config.KOOPERATION_DATEN, 'durchleitung'), angaben.geheimnisse.sitzung);
    const eingang = config.KOOPERATION_EINGANG ?? join(config.KOOPERATION_DATEN, 'eingang');
    for (const dienst of [
      erstelleAusgangDienst({ pool, camunda, uhr, protokoll }),
      erstelleAbgleichDienst({ pool, camunda, uhr, protokoll }),
      erstelleAufbewahrungDienst({ pool, uhr, protokoll, behoerden: [...vereinbarungen.values()].flatMap((v) => v.behoerden.map((b) => b.kuerzel)) }),
      erstelleUebermittlungsDienst({ pool, uhr, protokoll, vereinbarungen, spool, ablage, ...smtp(config) }),
      ...[...vereinbarungen.values()].filter((v) => v.gerichtsmitteilungen).map((vereinbarung) => erstelleEingangsordner({ pool, uhr, protokoll, vereinbarung, ordner: join(eingang, vereinbarung.kuerzel) })),
      erstelleUebungenDienst({ pool, uhr, protokoll }),
      erstelleKennzahlenDienst({ pool, vereinbarungen, uhr, protokoll }),
      ...(umgebung.restZugang ? [erstelleStoerungenDienst({ pool, uhr, protokoll, leser: erstelleStoerungsLeser(umgebung.restZugang) })] : []),
      ...(umgebung.restZugang ? [erstelleAufgabenDienst({ pool, uhr, protokoll, leser: erstelleAufgabenLeser(umgebung.restZugang), prozessMitNamen: findProzessMitNamen })] : []),
    ]) {
      dienst.start();
      laeuft.push(dienst);
    }
    const app = erstelleWebApp({ pool, uhr, protokoll, vereinbarungen, ablage, spool, werkstatt, links: umgebung, geheimnisse: angaben.geheimnisse });
    laeuft.push(await starteWeb(app, config.KOOPERATION_WEB_HOST, config.KOOPERATION_WEB_PORT));
    return { webUrl: umgebung.webUrl, pool, spool, stop };
  } catch (fehler) {
    await stop();
    throw fehler;
  }
}

/** An engine that has just come up may be too slow for its first command. The same files again make no new version. */
async function deployBeharrlich(werkstatt: Werkstatt, protokoll: Protokoll, versuche = 10): Promise<void> {
  for (let versuch = 1; ; versuch++) {
    try {
      await werkstatt.starte();
      return;
    } catch (fehler) {
      if (!(fehler instanceof InfrastrukturFehler) || versuch === versuche) throw fehler;
      protokoll.warn('Camunda nimmt die Modelle noch nicht an', { code: fehler.code, versuch });
      await new Promise((fertig) => setTimeout(fertig, 3000));
    }
  }
}

async function seed(pool: pg.Pool, vereinbarungen: Map<string, Vereinbarung>, uhr: Uhr, lokal: boolean): Promise<void> {
  await inTransaktion(pool, { behoerde: '*', wer: 'programm' }, async (db) => {
    for (const vereinbarung of vereinbarungen.values()) await seedBeteiligte(db, vereinbarung);
  });
  // Accounts with a known password exist only where the program started its own database.
  for (const konto of lokal ? await ladeLokaleKonten() : []) await inTransaktion(pool, { behoerde: konto.behoerde, wer: 'programm' }, (db) => seedKonten(db, [konto], LOKALES_PASSWORT, uhr));
}

function camundaZugang({ config, umgebung }: ProgrammAngaben): Parameters<typeof erstelleCamunda>[0] {
  return {
    grpc: umgebung.camundaGrpc,
    anmeldung: config.KOOPERATION_CAMUNDA_ANMELDUNG,
    benutzer: config.KOOPERATION_CAMUNDA_BENUTZER,
    passwort: config.KOOPERATION_CAMUNDA_PASSWORT,
    oauthUrl: config.KOOPERATION_CAMUNDA_OAUTH_URL,
    oauthAudience: config.KOOPERATION_CAMUNDA_OAUTH_AUDIENCE,
  };
}

function smtp(c: Config): Pick<UebermittlungOptionen, 'smtp'> {
  if (!c.KOOPERATION_SMTP_URL || !c.KOOPERATION_SMTP_ABSENDER || !c.KOOPERATION_FAX_DOMAIN) return {};
  return { smtp: { url: c.KOOPERATION_SMTP_URL, absender: c.KOOPERATION_SMTP_ABSENDER, faxDomain: c.KOOPERATION_FAX_DOMAIN } };
}
