import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pruefeKeineDurchleitung } from '../../src/akte/durchleitung/sperre.ts';
import { baueBuehne, type Buehne } from './buehne.ts';
import { schreibePdf } from './pdf.ts';
import { dateien, nimmAn } from './unterwegs.ts';

let b: Buehne;
beforeAll(async () => {
  b = await baueBuehne();
});
afterAll(() => b.close());

const lhh = <T>(tun: Parameters<typeof b.web.inDb<T>>[1]): Promise<T> => b.web.inDb('LHH', tun);

describe('a document that is passed through', () => {
  it('leaves with its letter, byte for byte, and after the send report nothing of it is left anywhere', async () => {
    const akte = await b.fall();
    const pdf = await schreibePdf(4, { nummer: 99 });
    expect((await b.ladeHoch(akte, { pdf })).status).toBe(303);
    expect(await b.spuren()).toEqual([]);
    expect(await b.liegende()).toHaveLength(1);
    const id = await b.reiheEin(akte);
    await b.runden();
    expect(await b.ausgang()).toEqual(dateien(id));
    const [anlage = '', json = '', brief = ''] = dateien(id);
    expect((await b.lies(anlage)).equals(pdf)).toBe(true);
    expect(JSON.parse((await b.lies(json)).toString())).toMatchObject({ datei: brief, seiten: 2, anlage: { datei: anlage, seiten: 4, sha256: createHash('sha256').update(pdf).digest('hex') } });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await b.lies(brief))), { mergePages: true });
    expect(text).toContain('Seiten mit Deckblatt 6');
    expect(text).toContain('Anlage: Plan ohne Vorgeschichte, 4 Seiten');
    expect(await b.spuren()).toHaveLength(1);

    await b.berichte(id, 'GESENDET');
    expect((await b.stand(id)).status).toBe('GESENDET');
    expect(await b.spuren()).toEqual([]);
    expect([await b.liegende(), await b.ausgang()]).toEqual([[], []]);
    expect(await b.durchleitung(akte)).toEqual([{ status: 'ENTFERNT', grund: 'GESENDET', salz: null }]);
    const seite = (await b.anna.hole(`/akte/${akte}`)).text;
    for (const was of ['Plan ohne Vorgeschichte', 'Gelöscht', 'nach dem Sendebericht', 'Jobcenter Region Hannover', createHash('sha256').update(pdf).digest('hex').slice(0, 16)]) expect(seite).toContain(was);
    expect((await b.anna.hole(`/akte/${akte}/durchleitung/plan/inhalt`)).status).toBe(404);
  });

  it('gets into no file of any authority afterwards, and whoever tries is told why', async () => {
    const pdf = await schreibePdf(4, { nummer: 99 });
    const [{ aktenzeichen }] = (await b.pool.query('SELECT aktenzeichen FROM fall LIMIT 1')).rows as [{ aktenzeichen: string }];
    for (const behoerde of ['LHH', 'JC']) {
      await expect(b.web.inDb(behoerde, (db) => pruefeKeineDurchleitung(db, pdf))).rejects.toMatchObject({ code: 'NUR_DURCHGELEITET', message: expect.stringMatching(/„Plan ohne Vorgeschichte“.*in keiner Akte gespeichert werden \(H-1\.3\)/) });
    }
    await expect(lhh((db) => db.query("INSERT INTO dokument (behoerde, aktenzeichen, art, titel, inhalt, sha256, seiten, erzeugt_am, schluessel) VALUES ('LHH', $1, 'x', 'x', $2, 'another name', 4, now(), 'x')", [aktenzeichen, pdf]))).rejects.toMatchObject({ constraint: 'keine_durchleitung' });
    await lhh((db) => db.query("INSERT INTO eingang_fehler (behoerde, quelle, eingang_am, inhalt, fehler) VALUES ('LHH', 'DATEI', now(), $1, '[]')", [pdf]));
    expect(await b.spuren()).toEqual([]);
    await lhh(async (db) => pruefeKeineDurchleitung(db, await schreibePdf(4, { nummer: 100 })));
  });

  it('is not taken from a file: a letter that lies in one could not be handed on any more', async () => {
    const [akte, id] = await nimmAn(b);
    await b.berichte(id, 'GESENDET');
    const { inhalt } = (await b.pool.query('SELECT inhalt FROM dokument WHERE aktenzeichen = $1', [akte])).rows[0] as { inhalt: Buffer<ArrayBuffer> };
    const antwort = await b.ladeHoch(await b.fall(), { pdf: inhalt });
    expect(antwort.status).toBe(422);
    expect(antwort.text).toContain('liegt schon in einer Akte');
  });

  it('is a task for a person while nobody has uploaded it', async () => {
    const akte = await b.fall();
    await expect(b.reiheEin(akte)).rejects.toMatchObject({ code: 'ANGABEN_FEHLEN' });
  });

  it('goes by the channel of a recipient that works here, whose file then gets the letter that says so and nothing of it', async () => {
    await b.jobcenter(true);
    try {
      const [, id] = await nimmAn(b);
      expect((await b.stand(id)).kanal).toBe('DATEISPOOL');
      const imJobcenter = () => b.pool.query("SELECT 1 FROM posteingang WHERE behoerde = 'JC' AND angaben ->> 'uebermittlung' = $1", [id]);
      expect((await imJobcenter()).rowCount).toBe(0);
      await b.berichte(id, 'GESENDET');
      await b.runden();
      expect((await imJobcenter()).rowCount).toBe(1);
      expect(await b.spuren()).toEqual([]);
    } finally {
      await b.jobcenter(false);
    }
  });
});

describe('after a crash', () => {
  it('between the row and the file of an upload nothing waits, and after an hour nothing is left', async () => {
    const akte = await b.fall();
    await lhh((db) => db.query("INSERT INTO durchleitung (id, behoerde, aktenzeichen, schreiben, art, bezeichnung, seiten, groesse, sha256, salz, hinterlegt_von, hinterlegt_am) VALUES (gen_random_uuid(), 'LHH', $1, 'hannover.plan', 'PLAN', 'Plan', 1, 1, 'x', 'x', 'anna.berg', $2)", [akte, b.web.uhr.jetzt()]));
    await expect(b.reiheEin(akte)).rejects.toMatchObject({ code: 'ANGABEN_FEHLEN' });
    await b.runden();
    expect(await b.durchleitung(akte)).toMatchObject([{ status: 'WIRD_ABGELEGT' }]);
    await b.pool.query("UPDATE durchleitung SET hinterlegt_am = $2 WHERE aktenzeichen = $1", [akte, new Date(b.web.uhr.jetzt().getTime() - 3_700_000)]);
    await b.runden();
    expect(await b.durchleitung(akte)).toMatchObject([{ status: 'ENTFERNT', grund: 'ABGEBROCHEN' }]);
  });

  it('a file that belongs to nobody goes at the next start, in the folder and in the spool', async () => {
    const [, id] = await nimmAn(b);
    await writeFile(join(b.liegt, '7f0c7c52-52b5-4f6e-8a9c-1f6f7b0d2a11.neu'), 'half a file');
    const fremd = ['56.34-2025-000001_plan_1_LHH.anlage.pdf', '56.34-2025-000001_plan_1_LHH.json', '56.34-2025-000001_plan_1_LHH.pdf'];
    for (const name of fremd) await writeFile(join(b.spool, 'ausgang', name), 'left behind');
    await writeFile(join(b.spool, '.uebergabe', '56.34-2025-000001_plan_1_LHH.2.anlage.pdf'), 'left behind');
    await b.starteNeu();
    await b.runden();
    expect(await b.ausgang()).toEqual(expect.arrayContaining(dateien(id)));
    for (const name of fremd) expect(await b.ausgang()).not.toContain(name);
    expect((await b.liegende()).filter((n) => n.endsWith('.neu'))).toEqual([]);
    expect((await readdir(join(b.spool, '.uebergabe'))).filter((n) => n.endsWith('.anlage.pdf'))).toEqual([]);
  });

  it('in the hand-over it is made once more, where the channel never got it, with the same content', async () => {
    const akte = await b.fall();
    await b.ladeHoch(akte);
    const id = await b.reiheEin(akte);
    await b.pool.query("UPDATE uebermittlung SET status = 'UEBERGABE', versuche = 1, uebergabe_am = $2 WHERE id = $1", [id, b.web.uhr.jetzt()]);
    await b.starteNeu();
    await b.runden();
    expect(await b.durchleitung(akte)).toMatchObject([{ status: 'HINTERLEGT' }]);
    b.web.uhr.stelle(new Date(b.web.uhr.jetzt().getTime() + 600_000));
    await b.runden();
    expect((await b.stand(id)).status).toBe('ANGENOMMEN');
    expect((await readFile(join(b.spool, 'ausgang', dateien(id)[0] ?? ''))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('that took the folder, a person is told, the transmission fails, and a new upload goes its way', async () => {
    const akte = await b.fall();
    await b.ladeHoch(akte);
    const id = await b.reiheEin(akte);
    const wartend = await b.fall();
    await b.ladeHoch(wartend);
    await rm(b.liegt, { recursive: true });
    await b.starteNeu();
    await b.runden();
    expect(await b.stand(id)).toMatchObject({ status: 'FEHLGESCHLAGEN', code: 'DURCHLEITUNG_FEHLT' });
    const { rows } = await b.pool.query("SELECT aktenzeichen AS a FROM hinweis WHERE art = 'DURCHLEITUNG_FEHLT' AND gruppe = 'fachstelle-sachbearbeitung'");
    expect(rows.map((r) => r.a)).toEqual(expect.arrayContaining([akte, wartend]));
    await expect(b.reiheEin(wartend)).rejects.toMatchObject({ code: 'ANGABEN_FEHLEN' });
    await b.ladeHoch(akte);
    const zweite = await b.reiheEin(akte, 2);
    await b.runden();
    expect((await b.stand(zweite)).status).toBe('ANGENOMMEN');
  });
});
