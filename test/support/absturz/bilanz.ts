import type { FaxGateway } from '../fax-gateway.ts';
import type { Einblick } from './einblick.ts';

export type Bilanz = { angenommen: string[]; verloren: string[]; doppelt: string[]; unklar: string[]; abweichend: string[]; erholungMs: number[]; /** kills that came when all cases were over */ zuSpaet: number };

/** What the cases have left behind, against the one that nothing disturbed. */
export async function zieheBilanz(einblick: Einblick, fax: FaxGateway, angenommen: string[], soll: string[]): Promise<Omit<Bilanz, 'erholungMs' | 'zuSpaet'>> {
  const abweichend: string[] = [];
  for (const az of angenommen) {
    const ist = await leseSpur(einblick, az);
    const [fehlt, zuviel] = [ohne(soll, ist), ohne(ist, soll)];
    if (fehlt.length + zuviel.length > 0) abweichend.push(`${az}: missing ${JSON.stringify(fehlt)}, too much ${JSON.stringify(zuviel)}`);
  }
  const unklar = await einblick.lies("SELECT id AS wert FROM uebermittlung WHERE aktenzeichen = ANY($1) AND status = 'UNKLAR'", [angenommen]);
  const beendet = new Set(await einblick.lies("SELECT aktenzeichen AS wert FROM fall WHERE aktenzeichen = ANY($1) AND status = 'BEENDET'", [angenommen]));
  const gesendet = await einblick.lies('SELECT id AS wert FROM uebermittlung WHERE aktenzeichen = ANY($1)', [angenommen]);
  const verloren = [...angenommen.filter((az) => !beendet.has(az)), ...gesendet.filter((id) => fax.anzahl(id) === 0)];
  const doppelt = [...gesendet.filter((id) => fax.anzahl(id) > 1), ...angenommen.filter((az, i) => angenommen.indexOf(az) !== i)];
  return { angenommen, verloren, doppelt, unklar, abweichend };
}

/**
 * What a case has left behind, one line per effect: its end, Fristen, letters and journal. Left out is what only says that
 * something was tried: a notice that was sent again, a hand-over that was begun again, and that the channel has a letter: after a
 * kill the send report may come before that is noted.
 */
export async function leseSpur(einblick: Einblick, az: string): Promise<string[]> {
  const zeilen = await einblick.lies(
    `SELECT 'Fall ' || status || ' ' || coalesce(ergebnis, '') AS wert FROM fall WHERE aktenzeichen = $1
     UNION ALL SELECT 'Frist ' || fristart || ' ' || runde || ' ' || status FROM frist WHERE aktenzeichen = $1
     UNION ALL SELECT 'Brief ' || id || ' ' || status FROM uebermittlung WHERE aktenzeichen = $1
     UNION ALL SELECT 'Dokument ' || schluessel FROM dokument WHERE aktenzeichen = $1
     UNION ALL SELECT 'Hinweis ' || art FROM hinweis WHERE aktenzeichen = $1
     UNION ALL SELECT 'Journal ' || art || ' ' || coalesce(schluessel, angaben->>'uebermittlung', '') FROM journal
       WHERE aktenzeichen = $1 AND art NOT IN ('MITTEILUNG_ERNEUT', 'UEBERMITTLUNG_UEBERGABE', 'UEBERMITTLUNG_BEREIT', 'UEBERMITTLUNG_ANGENOMMEN')`,
    [az],
  );
  return zeilen.map((z) => z.replaceAll(az, 'AZ').replaceAll(/\d{16,}/g, 'KEY')).toSorted();
}

/** Elements of `a` that `b` does not have, with their number. */
function ohne(a: readonly string[], b: readonly string[]): string[] {
  const rest = [...b];
  return a.filter((z) => (rest.includes(z) ? (rest.splice(rest.indexOf(z), 1), false) : true));
}
