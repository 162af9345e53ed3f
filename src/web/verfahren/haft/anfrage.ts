import { z } from 'zod';
import type { Akte } from '../../../akte/akte.ts';
import { anfragenIn } from '../../../akte/haft/anfrage.ts';
import type { AuskunftAngaben } from '../../../akte/haft/auskunft.ts';
import type { Posteingang } from '../../../akte/posteingang.ts';
import { abschnitt } from '../../bausteine/abschnitt.ts';
import { zeigeDatum, zeigeGeld } from '../../bausteine/format.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { angaben } from '../../bausteine/tabelle.ts';
import { postStatus } from '../../bausteine/worte.ts';
import type { Anfrage } from '../../wege.ts';

const gegeben = z.object({ auskunft: z.enum(['GEZAHLT', 'NICHT_GEZAHLT']), gezahltBis: z.string().nullable(), monatCent: z.number().nullable(), gezahltAn: z.enum(['VERMIETER', 'HAUSHALT']).nullable(), eingestelltAm: z.string().nullable() });

/** The answer as the rest of a sentence: `bis 30.04.2026 gezahlt`. */
export function auskunftText(a: AuskunftAngaben): string {
  if (a.auskunft === 'NICHT_GEZAHLT') return 'nicht gezahlt';
  return [
    `bis ${zeigeDatum(a.gezahltBis)} gezahlt`, a.monatCent === null ? '' : `${zeigeGeld(a.monatCent)} je Monat`,
    a.gezahltAn === null ? '' : a.gezahltAn === 'VERMIETER' ? 'an die Vermieterseite' : 'an den Haushalt', a.eingestelltAm === null ? '' : `eingestellt am ${zeigeDatum(a.eingestelltAm)}`,
  ].filter(Boolean).join(', ');
}

/** In the file of the Jobcenter: what the Fachstelle asks about the rent in detention, and what was answered. */
export function anfrageAbschnitt(a: Anfrage, { fall, posteingang }: Akte): Html | null {
  const anfragen = anfragenIn(posteingang);
  if (anfragen.length === 0) return null;
  const offen = anfragen.some((p) => p.status === 'OFFEN');
  return abschnitt('haft', 'Haft: Anfrage der Fachstelle', html`
    ${anfragen.map((p, i) => angaben([[i === 0 ? 'Anfrage vom' : 'Erinnerung vom', zeigeDatum(p.eingangAm)], ['Stand', postStatus(p.status)], ...antwort(p)]))}
    ${offen && a.darf('GET /akte/:aktenzeichen/haft/rueckmeldung') ? html`<p class="kern-body"><a class="kern-link" href="/akte/${fall.aktenzeichen}/haft/rueckmeldung">Anfrage beantworten: Bis wann haben Sie die Miete gezahlt?</a></p>` : leer}`);
}

function antwort(p: Posteingang): [string, string][] {
  const a = gegeben.safeParse(p.angaben['antwort']);
  return a.success ? [['Ihre Antwort', auskunftText(a.data)]] : [];
}
