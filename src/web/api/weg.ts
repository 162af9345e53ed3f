import type { Application } from 'express';
import express from 'express';
import type { z } from 'zod';
import { liesStreng } from '../frage.ts';
import type { Weg } from '../rechte.ts';
import type { Anfrage, Handlung } from '../wege.ts';

type ApiWeg = Extract<Weg, `${string} /api/${string}`>;

/** One way to read by program: what may be asked, and what leaves. Route and OpenAPI document are both made from it. */
export type Leseweg = {
  weg: ApiWeg;
  titel: string;
  beschreibung?: string;
  /** parameters of the query, of a POST its body */
  frage: z.ZodObject;
  antwort: z.ZodType;
  antworte(a: Anfrage): Promise<unknown>;
};

/** What `lade` gives is read through `antwort` before it leaves: a field that is not described there stays here. */
export function leseweg<F extends z.ZodObject, A extends z.ZodType>({ lade, ...weg }: Omit<Leseweg, 'frage' | 'antwort' | 'antworte'> & { frage: F; antwort: A; lade(a: Anfrage, frage: z.output<F>): Promise<z.input<A>> }): Leseweg {
  return { ...weg, antworte: async (a) => weg.antwort.parse(await lade(a, liesStreng(weg.frage, a.req.method === 'POST' ? a.req.body : a.req.query))) };
}

/** Bodies of these ways; before the check of the token, which may not be in them. */
export const leseKoerper = (app: Application): void => void app.use('/api/faelle', express.json({ limit: '10kb' }));

export function registriereLesewege(weg: (weg: Weg, tun: Handlung) => void, lesewege: readonly Leseweg[]): void {
  for (const l of lesewege) weg(l.weg, async (a) => void a.res.json(await l.antworte(a)));
}
