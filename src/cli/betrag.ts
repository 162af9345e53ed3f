import { z } from 'zod';
import { muss } from './rechnung.ts';

const MUSTER = /^\d{1,9}(?:\.\d{1,2})?$/;

/** A sum in Euro with at most two decimals: text with a point, `450.00`, or a number. Becomes integer Cent, digit by digit. */
export const betrag = z
  .union([z.string(), z.number()], muss('ein Betrag in Euro, z. B. „450.00“'))
  .transform(String)
  .refine((text) => MUSTER.test(text), { error: 'muss ein Betrag in Euro mit Punkt und höchstens zwei Nachkommastellen sein, z. B. „450.00“' })
  .transform((text) => {
    const [euro = '', cent = ''] = text.split('.');
    return Number(euro) * 100 + Number(cent.padEnd(2, '0'));
  });

/** 45000 → `450.00`. @param cent integer, not negative */
export const alsBetrag = (cent: number): string => `${Math.floor(cent / 100)}.${String(cent % 100).padStart(2, '0')}`;
