import { durchleitung } from './durchleitung/routen.ts';
import { mietschulden } from './mietschulden/index.ts';
import { mizi } from './mizi.ts';
import { erstattung } from './erstattung/routen.ts';
import { haft } from './haft/haft.ts';
import { unterbringung } from './unterbringung/unterbringung.ts';
import { vereinbarung } from './vereinbarung/routen.ts';
import { verfahrenWort } from '../bausteine/worte.ts';
import type { VerfahrenSeiten } from './verfahren.ts';
import { wohnungssicherung } from './wohnungssicherung/wohnungssicherung.ts';
import { verweisFachstelle, verweisJobcenter } from './verweis/verweis.ts';

/** Every procedure that people meet in the Akte, in the order of the agreement. */
export const alleVerfahren: readonly VerfahrenSeiten[] = [verweisJobcenter, verweisFachstelle, mizi, wohnungssicherung, mietschulden, unterbringung, haft, erstattung, vereinbarung((prozess) => verfahrenText(prozess)), durchleitung];

const namen: Readonly<Record<string, string>> = Object.assign({ 'gemeinsam-uebermittlung': 'Schreiben übermitteln' }, ...alleVerfahren.map((v) => v.prozesse));

/** The German name of a BPMN process; its id where neither a page nor its agreement knows it. */
export const verfahrenText = (prozess: string): string => namen[prozess] ?? verfahrenWort(prozess);
