import type { Application } from 'express';
import type { WebKontext } from '../kontext.ts';

/** `GET /gesundheit`: 200 while PostgreSQL answers, otherwise 503. For monitoring; says nothing else. */
export function registriereGesundheit(app: Application, { pool }: WebKontext): void {
  app.get('/gesundheit', async (_req, res) => {
    const da = await pool.query('SELECT 1').then(() => true, () => false);
    res.status(da ? 200 : 503).set('Cache-Control', 'no-store').json({ status: da ? 'bereit' : 'gestört' });
  });
}
