import { ladeModellnamen } from '../bausteine/modellnamen.ts';
import { ladeStoerungen } from '../laden/stoerungen.ts';
import type { Weg } from '../rechte.ts';
import { stoerungenSeite } from '../seiten/stoerungen.ts';
import { verfahrenText } from '../verfahren/index.ts';
import type { Handlung } from '../wege.ts';

/** What does not run, and what is to be done about it. */
export function registriereStoerungen(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /stoerungen', async (a) => {
    const { uhr, links } = a.kontext;
    await a.zeige('Störungen', stoerungenSeite({ ...(await ladeStoerungen(a)), jetzt: uhr.jetzt(), operateUrl: links.operateUrl, namen: (await ladeModellnamen()).elemente, verfahrenText }));
  });
}
