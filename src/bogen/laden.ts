import { ladeDatendateien, liesDatendatei } from '../datendatei.ts';
import { bogenSchema, type Bogen } from './bogen.ts';

export const BOGEN_ENDUNG = '.bogen.json';

/** Reads the data sheets of an agreement. @throws FachlicherFehler DATEI_FEHLERHAFT */
export const ladeBoegen = async (ordner: URL): Promise<Bogen[]> => (await ladeDatendateien(ordner, BOGEN_ENDUNG, bogenSchema)).map((d) => d.inhalt);

/** @throws FachlicherFehler DATEI_FEHLERHAFT */
export const leseBogen = (name: string, text: string): Bogen => liesDatendatei(name, text, bogenSchema).inhalt;
