import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Dateispool } from '../../../src/uebermittlung/kanal/dateispool.ts';
import type { Sendung } from '../../../src/uebermittlung/typen.ts';

let spool: string;
beforeEach(async () => {
  spool = await mkdtemp(join(tmpdir(), 'kooperation-spool-'));
});
afterEach(() => rm(spool, { recursive: true }));

const NAME = '56.34-2026-000001_anlage-1_1_LHH';
const sendung = (weiteres: Partial<Sendung> = {}): Sendung => ({
  behoerde: 'LHH', id: '56.34-2026-000001:anlage-1:1', aktenzeichen: '56.34-2026-000001', vereinbarung: 'hannover', dokumentId: 'd', empfaenger: 'JOBCENTER', kanal: 'DATEISPOOL',
  status: 'UEBERGABE', messageId: '7f0c7c52-52b5-4f6e-8a9c-1f6f7b0d2a11', versuche: 1, uebergabeAm: null, gesendetAm: null, art: 'hannover.anlage-1',
  inhalt: Buffer.from('%PDF Kanarienvogel'), seiten: 3, sha256: 'abc', faxnummer: '0511 / 6559-0', empfaengerBehoerde: 'JC', durchleitungId: null, ...weiteres,
});
const ausgang = () => readdir(join(spool, 'ausgang'));
const vorbereitet = (endung: string) => join(spool, '.uebergabe', `${NAME}.1${endung}`);

describe('the file spool', () => {
  it('gets the document and its sidecar, which names no person', async () => {
    expect(await new Dateispool(spool).uebergib(sendung())).toEqual({ art: 'ANGENOMMEN' });
    expect((await ausgang()).toSorted()).toEqual([`${NAME}.json`, `${NAME}.pdf`]);
    const beiblatt = await readFile(join(spool, 'ausgang', `${NAME}.json`), 'utf8');
    expect(JSON.parse(beiblatt)).toEqual({
      version: 1, datei: `${NAME}.pdf`, sha256: 'abc', seiten: 3, aktenzeichen: '56.34-2026-000001', uebermittlung: '56.34-2026-000001:anlage-1:1',
      messageId: '7f0c7c52-52b5-4f6e-8a9c-1f6f7b0d2a11', empfaenger: 'JOBCENTER', faxnummer: '0511 / 6559-0',
    });
    expect(await readFile(join(spool, 'ausgang', `${NAME}.pdf`), 'utf8')).toBe('%PDF Kanarienvogel');
  });

  it('refuses to replace the file of another transmission', async () => {
    await new Dateispool(spool).uebergib(sendung());
    expect(await new Dateispool(spool).uebergib(sendung({ messageId: '00000000-0000-4000-8000-000000000000', versuche: 2 }))).toEqual({ art: 'FEHLGESCHLAGEN', code: 'SPOOL_NAME_BELEGT' });
    expect(await readFile(join(spool, 'ausgang', `${NAME}.json`), 'utf8')).toContain(sendung().messageId);
  });

  it('gets what goes with the letter as a file of its own, named in the sidecar, and gives all of it up again', async () => {
    const kanal = new Dateispool(spool);
    const mitAnlage = sendung({ durchleitungId: 'd', anlage: { inhalt: Buffer.from('%PDF Anlage'), seiten: 2, sha256: 'def' } });
    expect(await kanal.uebergib(mitAnlage)).toEqual({ art: 'ANGENOMMEN' });
    expect(JSON.parse(await readFile(join(spool, 'ausgang', `${NAME}.json`), 'utf8'))).toMatchObject({ datei: `${NAME}.pdf`, sha256: 'abc', anlage: { datei: `${NAME}.anlage.pdf`, seiten: 2, sha256: 'def' } });
    expect(await readFile(join(spool, 'ausgang', `${NAME}.anlage.pdf`), 'utf8')).toBe('%PDF Anlage');
    for (let i = 0; i < 2; i++) await kanal.raeumeWeg(mitAnlage);
    expect(await ausgang()).toEqual([]);
    expect(await kanal.frage(mitAnlage)).toBe('ANGENOMMEN');
  });

  it('that cannot be written is tried again later', async () => {
    await writeFile(join(spool, 'ausgang'), 'a file where the folder should be');
    expect(await new Dateispool(spool).uebergib(sendung())).toEqual({ art: 'SPAETER', code: 'SPOOL_NICHT_BESCHREIBBAR' });
  });
});

describe('asked after a crash, the file spool says', () => {
  it('handed over, even when the gateway has taken the files away since', async () => {
    const kanal = new Dateispool(spool);
    await kanal.uebergib(sendung());
    for (const datei of await ausgang()) await rm(join(spool, 'ausgang', datei));
    expect(await kanal.frage(sendung())).toBe('ANGENOMMEN');
    expect(await kanal.frage(sendung())).toBe('ANGENOMMEN');
  });

  it('not handed over, when nothing was begun; and says so again', async () => {
    for (let i = 0; i < 3; i++) expect(await new Dateispool(spool).frage(sendung())).toBe('NICHT_ANGEKOMMEN');
  });

  it('not handed over, when the attempt died while it made its marker', async () => {
    const kanal = new Dateispool(spool);
    await kanal.uebergib(sendung({ id: '56.34-2026-000002:anlage-1:1' }));
    for (const endung of ['.pdf', '.json', '.marke']) await writeFile(vorbereitet(endung), '');
    expect(await kanal.frage(sendung())).toBe('NICHT_ANGEKOMMEN');
  });

  it('not handed over, when the sidecar was prepared and not moved', async () => {
    const kanal = new Dateispool(spool);
    await kanal.uebergib(sendung({ id: '56.34-2026-000002:anlage-1:1' }));
    for (const endung of ['.json', '.marke']) await writeFile(vorbereitet(endung), endung === '.marke' ? 'BEGONNEN' : '');
    for (const endung of ['.pdf', '.anlage.pdf']) await writeFile(join(spool, 'ausgang', NAME + endung), 'Kanarienvogel');
    await writeFile(vorbereitet('.anlage.pdf'), 'Kanarienvogel');
    for (let i = 0; i < 3; i++) expect(await kanal.frage(sendung())).toBe('NICHT_ANGEKOMMEN');
    expect((await ausgang()).filter((n) => n.startsWith(NAME))).toEqual([]);
    expect((await readdir(join(spool, '.uebergabe'))).filter((n) => n.startsWith(NAME) && n.endsWith('.pdf'))).toEqual([]);
  });

  it.each(['nothing', 'a marker', 'the way out'])('leaves no letter behind in a hidden folder, when %s stood in the way', async (was) => {
    if (was === 'the way out') await writeFile(join(spool, 'ausgang'), 'a file where the folder should be');
    const kanal = new Dateispool(spool);
    if (was === 'a marker') await kanal.frage(sendung());
    await kanal.uebergib(sendung());
    await kanal.frage(sendung());
    expect((await readdir(join(spool, '.uebergabe'))).filter((n) => n.endsWith('.pdf'))).toEqual([]);
  });

  it('and then bars the way: an attempt that wakes up again cannot hand over any more', async () => {
    const kanal = new Dateispool(spool);
    await kanal.frage(sendung());
    expect(await kanal.uebergib(sendung())).toEqual({ art: 'SPAETER', code: 'SPOOL_NICHT_BESCHREIBBAR' });
    expect(await ausgang()).not.toContain(`${NAME}.json`);
    expect(await kanal.uebergib(sendung({ versuche: 2 }))).toEqual({ art: 'ANGENOMMEN' });
  });
});
