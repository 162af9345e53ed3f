import type { Akte } from '../akte/akte.ts';
import { lokalesDatum, schreibeUhrzeit } from '../recht/zeit.ts';
import { schreibeTag } from '../recht/datum.ts';
import { ladeVereinbarungen } from '../vereinbarung.ts';
import { befunde } from './befund.ts';
import { spieleAkte, spieleEnde, spieleFrist, spieleHinweis, spieleMitteilung, spieleSendebericht, spieleUhr, spieleVerfahren } from './ereignisse.ts';
import type { Geschichte, Schritt } from './geschichte.ts';
import { leseAkte, type Lage } from './lage.ts';
import { spieleAnsicht, spieleAufgabe, spieleDatei, spieleEinstellung, spieleSeite } from './menschen.ts';

/** Plays a story on a stage and says each step in German as it happens. @throws TechnischerFehler when something expected does not come */
export async function erzaehle(geschichte: Geschichte, lage: Omit<Lage, 'aktenzeichen' | 'behoerde'>): Promise<Akte> {
  const [erste] = (await ladeVereinbarungen()).get(geschichte.vereinbarung)?.behoerden ?? [];
  const l: Lage = { ...lage, aktenzeichen: '', behoerde: erste?.kuerzel ?? '' };
  for (const schritt of geschichte.schritte) {
    const ausgang = await spiele(schritt, l).catch(async (fehler: unknown) => {
      l.melde(`Beim Schritt „${schritt.text}“ ging es nicht weiter.\n${await befunde(l)}`);
      throw fehler;
    });
    const jetzt = l.buehne.uhr.jetzt();
    l.melde(`${schreibeTag(lokalesDatum(jetzt))} ${schreibeUhrzeit(jetzt)}  ${schritt.text}${ausgang ? `\n${' '.repeat(24)}→ ${ausgang}` : ''}`);
  }
  return leseAkte(l);
}

function spiele(schritt: Schritt, l: Lage): Promise<string> {
  switch (schritt.art) {
    case 'mitteilung': return spieleMitteilung(schritt, l);
    case 'aufgabe': return spieleAufgabe(schritt, l);
    case 'seite': return spieleSeite(schritt, l);
    case 'datei': return spieleDatei(schritt, l);
    case 'ansicht': return spieleAnsicht(schritt, l);
    case 'akte': return spieleAkte(schritt, l);
    case 'frist': return spieleFrist(schritt, l);
    case 'einstellung': return spieleEinstellung(schritt, l);
    case 'sendebericht': return spieleSendebericht(schritt, l);
    case 'uhr': return spieleUhr(schritt, l);
    case 'hinweis': return spieleHinweis(schritt, l);
    case 'verfahren': return spieleVerfahren(schritt, l);
    case 'ende': return spieleEnde(l);
  }
}
