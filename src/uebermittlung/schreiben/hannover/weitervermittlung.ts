import type { Content } from 'pdfmake/interfaces.js';
import { z } from 'zod';
import { findBriefAngaben } from '../../../akte/brief-angaben.ts';
import type { Db } from '../../../db/pool.ts';
import type { BriefDaten } from '../../daten.ts';
import { formatDatum, glaette, zusammenhalten } from '../../typografie.ts';
import { angaben, anschrift, personen } from '../bausteine.ts';
import { brief } from '../brief.ts';
import type { BriefAuftrag, Schreiben } from '../schreiben.ts';

/** The matter in the clerk's words; without it the letter asks the service to speak with the household. */
const anliegenSchema = z.object({ anliegen: z.string().trim().min(1).max(2000) }).partial().catch({});

type Vermittlung = { anliegen?: string | undefined; einwilligungVom: string | null; telefon: string | null };

/** The Fachstelle refers the household to a service that helps on (H-3.1.5). */
export const weitervermittlung: Schreiben<Vermittlung> = {
  kuerzel: 'hannover.weitervermittlung',
  titel: 'Weitervermittlung eines Haushalts',
  seiten: 2,
  intern: { art: 'POSTEINGANG' },
  lade,
  async verfasse(daten, { heute }, vermittlung) {
    return brief(daten, heute, {
      betreff: 'Weitervermittlung eines Haushalts',
      einleitung: 'wir beraten diesen Haushalt dabei, seine Wohnung zu erhalten, und vermitteln ihn an Sie weiter:',
      inhalt: [angaben(zeilen(daten, vermittlung)), { text: 'Bitte nehmen Sie Kontakt mit dem Haushalt auf. Sind Sie nicht zuständig oder kommt kein Kontakt zustande, teilen Sie uns das bitte unter Angabe des Aktenzeichens mit.', margin: [0, 8, 0, 0] }],
      schluss: `Die Angaben dürfen Sie nur für diesen Zweck verarbeiten (${zusammenhalten('§ 78 SGB X')}). Betreffen sie Sie nicht, vernichten Sie dieses Schreiben bitte und sagen Sie uns Bescheid.`,
      unterzeichner: 'Fachstelle Wohnungserhalt',
    });
  },
};

/** Whether the household must have agreed, the procedure decides; the letter names a consent that holds for this recipient. */
async function lade(db: Db, auftrag: BriefAuftrag): Promise<Vermittlung> {
  const { behoerde, aktenzeichen, empfaenger, heute } = auftrag;
  const einwilligung = await db.query<{ am: string }>(
    `SELECT erteilt_am AS am FROM einwilligung WHERE behoerde = $1 AND aktenzeichen = $2 AND empfaenger = $3 AND erteilt_am <= $4
       AND (widerrufen_am IS NULL OR widerrufen_am > $4) ORDER BY erteilt_am DESC LIMIT 1`,
    [behoerde, aktenzeichen, empfaenger, heute],
  );
  const haushalt = await db.query<{ telefon: string | null }>('SELECT telefon FROM haushalt WHERE behoerde = $1 AND aktenzeichen = $2', [behoerde, aktenzeichen]);
  const { anliegen } = anliegenSchema.parse((await findBriefAngaben(db, behoerde, auftrag)) ?? {});
  return { anliegen, einwilligungVom: einwilligung.rows[0]?.am ?? null, telefon: haushalt.rows[0]?.telefon ?? null };
}

function zeilen(daten: BriefDaten, v: Vermittlung): [string, Content][] {
  return [
    ['Haushalt', personen(daten, 'MIETER')],
    ['Anschrift der Wohnung', anschrift(daten.haushalt)],
    ...(v.telefon ? [['Telefon', glaette(v.telefon)] as [string, Content]] : []),
    ['Worum es geht', v.anliegen ? { stack: v.anliegen.split('\n').map((absatz) => ({ text: glaette(absatz) })) } : 'Der Haushalt schildert es Ihnen selbst.'],
    ...(v.einwilligungVom ? [['Einwilligung des Haushalts', `vom ${formatDatum(v.einwilligungVom)}`] as [string, Content]] : []),
  ];
}
