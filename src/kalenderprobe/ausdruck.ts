/** One way that the value of a mapping can turn out. */
export type Zweig = {
  /** FEEL of the condition; null: always, or when none of the conditions before is true */
  bedingung: string | null;
  /** FEEL of the value: a literal, or a name */
  wert: string;
};

const WERT = '(?:"[^"]*"|-?\\d+(?:\\.\\d+)?|[A-Za-z_]\\w*)';
const WENN = new RegExp(`^if\\s+((?:"[^"]*"|[^"])+?)\\s+then\\s+(${WERT})\\s+else\\s+(.+)$`, 's');
const EINFACH = new RegExp(`^${WERT}$`);

/**
 * Reads `=3`, `="TAG"`, `=null`, `=name` and `=if … then … else …` of those, as deadlines are written in the diagrams.
 * @returns null for anything else: it cannot be told what it will be
 */
export function leseZweige(ausdruck: string): Zweig[] | null {
  if (!ausdruck.startsWith('=')) return [{ bedingung: null, wert: JSON.stringify(ausdruck) }];
  const zweige: Zweig[] = [];
  let rest = ausdruck.slice(1).trim();
  for (let wenn = WENN.exec(rest); wenn; wenn = WENN.exec(rest)) {
    zweige.push({ bedingung: wenn[1] ?? '', wert: wenn[2] ?? '' });
    rest = (wenn[3] ?? '').trim();
  }
  return EINFACH.test(rest) && rest !== 'if' ? [...zweige, { bedingung: null, wert: rest }] : null;
}

/** The expression of these ways. */
export const schreibeZweige = (zweige: readonly Zweig[]): string => `=${zweige.map((z) => (z.bedingung === null ? z.wert : `if ${z.bedingung} then ${z.wert} else `)).join('')}`;

/** The value of a literal; undefined for a name: it depends on the case. */
export function literal(wert: string): string | number | null | undefined {
  if (wert === 'null') return null;
  if (wert.startsWith('"')) return wert.slice(1, -1);
  return /^-?\d/.test(wert) ? Number(wert) : undefined;
}
