import type pg from 'pg';
import type { Arbeiter } from '../camunda/define-worker.ts';
import type { Camunda } from '../camunda/client.ts';
import { deployDateien } from '../camunda/deploy.ts';
import { inTransaktion, type Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import { berechneVorlagen } from '../modelle/vorlagen.ts';
import type { Protokoll } from '../protokoll.ts';
import type { Uhr } from '../uhr.ts';
import { recordBestand, rolleAus } from './ausrollen.ts';
import { stelleFassungenFest } from './auslieferung.ts';
import { Bestandsleser, type Bestand } from './bestand.ts';
import { zeichneDiagramm } from '../zeichnung/zeichnen.ts';
import { pruefsummeVon } from './fassung.ts';
import type { Befund } from './modell.ts';
import { Pruefer } from './pruefen.ts';
import { listOffeneVorlagen } from './vorlage.ts';

export type Werkstattangaben = {
  pool: pg.Pool;
  /** where the delivered models are */
  ordner: URL;
  uhr: Uhr;
  protokoll: Protokoll;
  camunda: Pick<Camunda, 'deploy' | 'leiteUeber'>;
  /** asked when they are needed first: a worker knows what it demands and brings */
  arbeiter: () => Promise<readonly Arbeiter[]>;
};

/** Pictures that are kept: each is some hundred kilobytes. */
const BILDER = 40;

/** What the pages of the process owners and the start of the program need, with what is read once. */
export class Werkstatt {
  readonly #w: Werkstattangaben;
  readonly #leser: Bestandsleser;
  readonly #pruefer: Pruefer;
  readonly #bilder = new Map<string, Promise<string>>();
  #vorlagen: Promise<Record<string, unknown>[]> | undefined;

  constructor(angaben: Werkstattangaben) {
    this.#w = angaben;
    this.#leser = new Bestandsleser(angaben.ordner);
    this.#pruefer = new Pruefer(angaben.ordner, angaben.arbeiter);
  }

  get camunda(): Werkstattangaben['camunda'] {
    return this.#w.camunda;
  }

  get pruefer(): Pruefer {
    return this.#pruefer;
  }

  bestand(db: Db): Promise<Bestand> {
    return this.#leser.lies(db);
  }

  /** Findings about drafts in place of what runs. @param ueberlagert by name */
  async pruefe(db: Db, ueberlagert: ReadonlyMap<string, string>): Promise<Befund[]> {
    return this.#pruefer.pruefe(await this.bestand(db), ueberlagert);
  }

  /** The element templates that the workers give, as objects. */
  elementvorlagen(): Promise<Record<string, unknown>[]> {
    this.#vorlagen ??= this.#w.arbeiter().then(async (alle) => [...(await berechneVorlagen(this.#w.ordner, alle)).values()].map((text) => JSON.parse(text) as Record<string, unknown>));
    return this.#vorlagen;
  }

  /** The picture of a diagram's text; drawn once. @throws Error when nothing can be drawn of it */
  async bild(inhalt: string): Promise<string> {
    const pruefsumme = pruefsummeVon(inhalt);
    const bekannt = this.#bilder.get(pruefsumme);
    if (bekannt) return bekannt;
    const svg = zeichneDiagramm(inhalt);
    const aeltestes = this.#bilder.keys().next().value;
    if (this.#bilder.size >= BILDER && aeltestes !== undefined) this.#bilder.delete(aeltestes);
    this.#bilder.set(pruefsumme, svg);
    svg.catch(() => this.#bilder.delete(pruefsumme));
    return svg;
  }

  /** Deploys an approved proposal in the name of a person. @throws FachlicherFehler see `rolleAus` */
  async rolleAus(vorlage: string, wer: string): Promise<void> {
    const { pool, camunda, uhr } = this.#w;
    await rolleAus({ pool, camunda, uhr, wer }, vorlage);
  }

  /**
   * At the start: records what the program brings, deploys what runs, and finishes deployments that were interrupted.
   * @throws InfrastrukturFehler while the engine is not there; TechnischerFehler when it refuses what ran before
   */
  async starte(): Promise<void> {
    const { uhr, camunda, protokoll } = this.#w;
    const in_ = <T>(tun: (db: Db) => Promise<T>): Promise<T> => inTransaktion(this.#w.pool, { behoerde: '', wer: 'programm' }, tun);
    const dateien = await this.#leser.ausgeliefert();
    const bestand = await in_(async (db) => {
      await stelleFassungenFest(db, dateien, uhr);
      return this.bestand(db);
    });
    const ausgerollt = await deployDateien(camunda, [...bestand.inhalte].map(([name, inhalt]) => ({ name, inhalt: Buffer.from(inhalt, 'utf8') })));
    await in_((db) => recordBestand(db, [...bestand.fassungen.values()], ausgerollt, uhr));
    for (const v of (await in_(listOffeneVorlagen)).filter((o) => o.status === 'FREIGEGEBEN')) {
      // Refused or not: the rest of the program starts, and the page says what happened.
      await this.rolleAus(v.id, 'programm').catch((fehler: unknown) => protokoll.warn('Eine freigegebene Vorlage ließ sich nicht ausrollen', { code: fehler instanceof FachlicherFehler ? fehler.code : 'UNBEKANNT' }));
    }
  }
}
