import { z } from 'zod';
import { endFrist, insertFrist, listFristen, type GespeicherteFrist } from '../../../src/akte/frist.ts';
import { findVerfahrensstand } from '../../../src/akte/wohnungssicherung/verfahrensstand.ts';
import { defineWorker, type Kontext } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { ablaufVon, vorfristVon } from '../../../src/recht/frist.ts';
import { lokalesDatum } from '../../../src/recht/zeit.ts';
import { findeFristart } from '../../../src/vereinbarung.ts';
import { alsAusgabe, fristausgabe, fristIdVon, vereinbarungVon } from '../../gemeinsam/frist.ts';

const ARTEN = { VERHANDLUNG: 'TERMIN-VERHANDLUNG', RAEUMUNG: 'TERMIN-RAEUMUNG' } as const;
type Anstehend = { termin: keyof typeof ARTEN; am: string };
const KEINER = { termin: 'KEINER' as const, fristart: 'TERMIN-VERHANDLUNG', fristBezug: '0', fristRunde: 1 as const, fristId: null, fristEnde: null, ablauf: null, vorfrist: null, faelligAm: null };

/** The next hearing or eviction day that is not over. One that was moved leaves the Fristenbuch. */
export const arbeiter = defineWorker({
  typ: 'hannover.wohnungssicherung.termin-setzen',
  name: 'Nächsten Termin eintragen',
  beschreibung: 'Trägt den nächsten Termin der mündlichen Verhandlung oder der Räumung ins Fristenbuch ein; ein Termin verschiebt sich nicht auf den nächsten Werktag.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    termin: z.enum(['VERHANDLUNG', 'RAEUMUNG', 'KEINER']).meta({ title: 'Termin' }),
    fristart: z.string(), fristBezug: z.string(), fristRunde: z.literal(1),
    fristId: fristausgabe.shape.fristId.nullable(), fristEnde: fristausgabe.shape.fristEnde.nullable(), ablauf: fristausgabe.shape.ablauf.nullable(),
    vorfrist: fristausgabe.shape.vorfrist.nullable(), faelligAm: fristausgabe.shape.faelligAm.nullable(),
  }),
  async handle(e, kontext) {
    const { raeumungAm, terminAm } = await findVerfahrensstand(kontext.db, e.aktenzeichen);
    const heute = lokalesDatum(kontext.uhr.jetzt());
    const termine: Anstehend[] = [...(terminAm ? [{ termin: 'VERHANDLUNG' as const, am: terminAm }] : []), ...(raeumungAm ? [{ termin: 'RAEUMUNG' as const, am: raeumungAm }] : [])];
    const naechster = termine.filter((t) => t.am >= heute).toSorted((a, b) => a.am.localeCompare(b.am))[0];
    const frist = naechster && (await speichere(e, naechster, kontext));
    const offen = (await listFristen(kontext.db, e.aktenzeichen)).filter((f) => f.fristart.startsWith('TERMIN-') && f.fristart !== 'TERMIN-AUSGANG' && f.erledigtAm === null && f.id !== frist?.id);
    for (const f of offen) await endFrist(kontext.db, f.id, 'AUFGEHOBEN', kontext.uhr);
    if (!naechster || !frist) return KEINER;
    return { ...alsAusgabe(frist), termin: naechster.termin, fristart: ARTEN[naechster.termin], fristBezug: naechster.am, fristRunde: 1 as const };
  },
});

function speichere(e: { aktenzeichen: string; vorgang?: string | null | undefined; vereinbarung: string }, { termin, am }: Anstehend, kontext: Kontext): Promise<GespeicherteFrist> {
  const vereinbarung = vereinbarungVon(e.vereinbarung, kontext);
  const fristart = ARTEN[termin];
  const { bezeichnung, klausel, modus, vorfristWerktage } = findeFristart(vereinbarung, fristart, am);
  const { land } = vereinbarung;
  const id = fristIdVon({ aktenzeichen: e.aktenzeichen, vorgang: e.vorgang, fristart, fristRunde: 1, fristBezug: am });
  const zeiten = { beginn: am, laenge: 0, einheit: 'TAG' as const, modus, land, fristEnde: am, ablauf: ablaufVon(am), vorfrist: vorfristVon(am, land, vorfristWerktage) };
  return insertFrist(kontext.db, { id, aktenzeichen: e.aktenzeichen, fristart, runde: 1, bezeichnung, klausel, ...zeiten, schritte: ['Ein Termin steht fest und verschiebt sich nicht (§ 26 Abs. 5 SGB X).'], prozess: kontext.auftrag.prozessId }, kontext.uhr);
}
