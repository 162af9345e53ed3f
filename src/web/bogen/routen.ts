import type { Weg } from '../rechte.ts';
import type { Handlung } from '../wege.ts';
import { nimmBogenAuf, zeigeBogen } from './ausfuellen.ts';
import { beginne, zeigeBeginn } from './beginnen.ts';

/** The pages of all data sheets: what they ask and who may fill them is data of the agreements. */
export function registriereBoegen(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /neu/:bogen', zeigeBeginn);
  weg('POST /neu/:bogen', beginne);
  weg('GET /akte/:aktenzeichen/bogen/:bogen', zeigeBogen);
  weg('POST /akte/:aktenzeichen/bogen/:bogen', nimmBogenAuf);
}
