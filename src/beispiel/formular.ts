/** What a form would send if nobody changed it: hidden fields, preset values, ticked boxes, chosen options. */
export function liesFormular(html: string, ziel: string): Record<string, string> {
  const formular = [...html.matchAll(/<form[^>]*action="([^"]*)"[\s\S]*?<\/form>/g)].find(([, action]) => entziffere(action ?? '') === ziel)?.[0] ?? '';
  const felder: Record<string, string> = {};
  for (const [feld] of formular.matchAll(/<input[^>]*>/g)) {
    const typ = eigenschaft(feld, 'type') ?? 'text';
    const gewaehlt = !['radio', 'checkbox'].includes(typ) || /\schecked\b/.test(feld);
    if (gewaehlt) setze(felder, eigenschaft(feld, 'name'), eigenschaft(feld, 'value') ?? '');
  }
  for (const [, kopf = '', text = ''] of formular.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)) setze(felder, eigenschaft(kopf, 'name'), entziffere(text.replace(/^\n/, '')));
  for (const [, kopf = '', wahl = ''] of formular.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const optionen = [...wahl.matchAll(/<option[^>]*>/g)].map(([option]) => option);
    setze(felder, eigenschaft(kopf, 'name'), eigenschaft(optionen.find((o) => /\sselected\b/.test(o)) ?? optionen[0] ?? '', 'value') ?? '');
  }
  return felder;
}

/** The message that stands on top of a page after something was sent. */
export const meldungIn = (html: string): string | undefined => {
  const treffer = /<div class="kern-alert[\s\S]*?<\/div>\s*<\/div>/.exec(html)?.[0];
  return treffer && ohneMarken(treffer);
};

/** What a reader of the page sees. */
export const textIn = (html: string): string => ohneMarken(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html);

const ohneMarken = (html: string): string => entziffere(html.replaceAll(/<(\w+)[^>]*aria-hidden="true"[^>]*>[^<]*<\/\1>/g, ' ').replaceAll(/<[^>]*>/g, ' ')).replaceAll(/\s+/g, ' ').trim();

function setze(felder: Record<string, string>, name: string | undefined, wert: string): void {
  if (name && name !== '_csrf') felder[name] = wert;
}

function eigenschaft(marke: string, name: string): string | undefined {
  const wert = new RegExp(`\\s${name}="([^"]*)"`).exec(marke)?.[1];
  return wert === undefined ? undefined : entziffere(wert);
}

const ZEICHEN: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const entziffere = (text: string): string => text.replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ZEICHEN[name] ?? '');
