import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testEngine, type TestEngine } from './engine.ts';

const ordner = join(import.meta.dirname, 'engine', 'beispiel');
const BEGINN = '2026-05-11T08:00:00+02:00';
const AZ = '56.34-2026-000123';

let engine: TestEngine;
let erinnertAm: Date[];
let misslingt: number;

beforeEach(async () => {
  engine = await testEngine(BEGINN);
  erinnertAm = [];
  misslingt = 0;
  await engine.deploy([join(ordner, 'probe.bpmn'), join(ordner, 'antwort.form')]);
});

afterEach(async () => {
  await engine.close();
});

/** A worker for both job types. The first `misslingt` jobs of probe.dienst fail, to be tried again after ten minutes. */
async function mitArbeiter(tue: () => Promise<void>): Promise<void> {
  const einstellung = { pollInterval: 20, longPoll: 10_000, timeout: 60_000 };
  const arbeiter = [
    engine.client.createWorker({
      ...einstellung,
      taskType: 'probe.dienst',
      taskHandler: (job) =>
        misslingt-- > 0 ? job.fail({ errorMessage: 'X', retries: job.retries - 1, retryBackOff: 600_000 }) : job.complete({ gemacht: true }),
    }),
    engine.client.createWorker({
      ...einstellung,
      taskType: 'probe.erinnern',
      taskHandler: (job) => {
        erinnertAm.push(engine.uhr.jetzt());
        return job.complete();
      },
    }),
  ];
  try {
    await engine.warteAufArbeiter(['probe.dienst', 'probe.erinnern']);
    await tue();
  } finally {
    await Promise.all(arbeiter.map((a) => a.close()));
  }
}

describe('the whole way', () => {
  test('a message starts an instance, people and messages carry it to its end', () =>
    mitArbeiter(async () => {
      const [instanz = ''] = await engine.publish({ name: 'probe.start', korrelation: AZ, variablen: { aktenzeichen: AZ } });
      expect(await engine.instanz('probe', AZ)).toBe(instanz);
      const aufgabe = await engine.userTask(instanz, 'UserTask_Antworten');
      expect(aufgabe).toMatchObject({ formId: 'antwort', priority: 70, assignee: '', candidateGroups: ['fachstelle-sachbearbeitung', 'fachstelle-leitung'] });
      expect(new Date(aufgabe.dueDate)).toEqual(new Date('2026-06-01T10:00:00Z'));
      expect(aufgabe.variables).toEqual({ aktenzeichen: AZ, anzeige: AZ, gemacht: true });
      await engine.claimUserTask(aufgabe.key, 'anna.berg');
      await engine.assignUserTask(aufgabe.key, 'lena.vogt');
      expect((await engine.userTask(instanz, 'UserTask_Antworten')).assignee).toBe('lena.vogt');
      await engine.completeUserTask(aufgabe.key, { ergebnis: 'JA' });
      expect(await engine.laeuft(instanz)).toBe(true);
      expect(await engine.publish({ name: 'probe.weiter', korrelation: 'nobody' })).toEqual([]);
      expect(await engine.publish({ name: 'probe.weiter', korrelation: AZ })).toEqual([instanz]);
      await engine.abgeschlossen(instanz);
      expect(await engine.laeuft(instanz)).toBe(false);
      expect(await engine.pfad(instanz)).toEqual(['Start_Nachricht', 'Task_Dienst', 'UserTask_Antworten', 'Task_Warten', 'End_Fertig']);
      expect(await engine.variablen(instanz)).toEqual({ aktenzeichen: AZ, gemacht: true, ergebnis: 'JA' });
    }));
});

describe('the clock', () => {
  test('starts where the test wants and is the same for the engine and for us', async () => {
    const abstand = engine.uhr.jetzt().getTime() - new Date(BEGINN).getTime();
    expect(abstand).toBeGreaterThanOrEqual(0);
    expect(abstand).toBeLessThan(60_000);
  });

  test('stops at each timer on the way, so the reminder is worked on before the end of the term', () =>
    mitArbeiter(async () => {
      const instanz = await engine.starte('probe', { aktenzeichen: AZ });
      await engine.userTask(instanz, 'UserTask_Antworten');
      await engine.stelleUhr('2026-05-20T00:00:00+02:00');
      await engine.abgeschlossen(instanz);
      expect(await engine.pfad(instanz)).toEqual(['Start_Leer', 'Task_Dienst', 'UserTask_Antworten', 'Timer_Erinnern', 'Task_Erinnern', 'End_Erinnert', 'Timer_Ablauf', 'End_Abgelaufen']);
      expect(erinnertAm.map((d) => d.toISOString().slice(0, 13))).toEqual(['2026-05-11T08']);
      expect(engine.uhr.jetzt().toISOString()).toMatch(/^2026-05-19T22:00/);
    }));

  test('fires no timer before its time', async () => {
    const instanz = await engine.starte('probe', { aktenzeichen: AZ });
    await engine.stelleUhr('2026-05-11T09:00:00+02:00');
    expect(await engine.pfad(instanz)).not.toContain('Timer_Erinnern');
  });

  test('reaches the next try of a failed job', () =>
    mitArbeiter(async () => {
      misslingt = 2;
      const instanz = await engine.starte('probe', { aktenzeichen: AZ });
      await engine.ruhe();
      expect(await engine.pfad(instanz)).toEqual(['Start_Leer', 'Task_Dienst']);
      await engine.stelleUhr('2026-05-11T08:30:00+02:00');
      await engine.userTask(instanz, 'UserTask_Antworten');
    }));

  test('refuses to go back', async () => {
    await expect(engine.stelleUhr('2026-05-11T07:00:00+02:00')).rejects.toThrow('The clock only goes forwards');
  });
});

describe('what does not happen is told clearly', () => {
  test('a wait that fails prints path, open element, job and timers', () =>
    mitArbeiter(async () => {
      const instanz = await engine.starte('probe', { aktenzeichen: AZ });
      const warten = engine.warteAuf(instanz, 'End_Fertig', 'ELEMENT_COMPLETED', { fristMs: 700 });
      await expect(warten).rejects.toThrow(/End_Fertig has not reached ELEMENT_COMPLETED within 700 ms[\s\S]*Path: Start_Leer → Task_Dienst → UserTask_Antworten[\s\S]*UserTask_Antworten \(USER_TASK[\s\S]*Timer_Erinnern at 2026-05-11T08:00/);
    }));

  test('an incident ends the wait at once and is quoted', () =>
    mitArbeiter(async () => {
      const instanz = await engine.starte('probe', {});
      const aufgabe = await engine.userTask(instanz, 'UserTask_Antworten');
      await engine.completeUserTask(aufgabe.key);
      await expect(engine.abgeschlossen(instanz, { fristMs: 60_000 })).rejects.toThrow(/has not completed\.[\s\S]*Incidents:[\s\S]*Task_Warten: EXTRACT_VALUE_ERROR/);
      expect((await engine.incidents(instanz)).map((i) => [i.elementId, i.art])).toEqual([['Task_Warten', 'EXTRACT_VALUE_ERROR']]);
    }));

  test('a job without a worker is no unrest and is named as open', async () => {
    const instanz = await engine.starte('probe', { aktenzeichen: AZ });
    await engine.ruhe();
    await expect(engine.userTask(instanz, 'UserTask_Antworten', { fristMs: 300 })).rejects.toThrow(/no open user task UserTask_Antworten[\s\S]*probe\.dienst at Task_Dienst/);
    expect(await engine.incidents(instanz)).toEqual([]);
  });

  test('a wait in an instance that has ended fails at once', async () => {
    const instanz = await engine.starte('probe', { aktenzeichen: AZ });
    await engine.cancel(instanz);
    await expect(engine.warteAuf(instanz, 'End_Fertig', 'ELEMENT_COMPLETED', { fristMs: 60_000 })).rejects.toThrow('ELEMENT_TERMINATED');
    await expect(engine.abgeschlossen(instanz)).rejects.toThrow('was cancelled');
  });

  test('an unknown instance is named, with those there are', async () => {
    const instanz = await engine.starte('probe', { aktenzeichen: AZ });
    await engine.ruhe();
    await expect(engine.warteAuf('4711', 'Start_Leer', 'ELEMENT_COMPLETED', { fristMs: 200 })).rejects.toThrow(`no instance 4711. Instances: ${instanz}`);
  });

  test('the refusal of a user task command carries the engine\'s reason', async () => {
    await expect(engine.completeUserTask('4711')).rejects.toThrow(/refused.*4711/);
  });
});

describe('tests do not see each other', () => {
  test('a new engine knows no instance of the one before', async () => {
    await engine.starte('probe', { aktenzeichen: AZ });
    const andere = await testEngine(BEGINN);
    await expect(andere.starte('probe')).rejects.toThrow('NOT_FOUND');
    await andere.close();
  });

  test('in one engine all instances can be cancelled', async () => {
    const instanzen = await Promise.all([1, 2, 3].map(() => engine.starte('probe', { aktenzeichen: AZ })));
    await engine.cancelAlle();
    for (const i of instanzen) expect(await engine.laeuft(i)).toBe(false);
  });

  test('every text that the engine wrote down can be searched', async () => {
    await engine.starte('probe', { aktenzeichen: AZ, geheim: 'Kanarienvogel', resource: 'Zaunkönig' });
    await engine.publish({ name: 'x', korrelation: 'Schlüsselwort', variablen: { feld: 'Nachrichtentext' } });
    const texte = await engine.alleTexte();
    for (const wort of ['Kanarienvogel', 'Zaunkönig', 'Schlüsselwort', 'Nachrichtentext']) expect(texte).toContain(wort);
    for (const wort of ['Rotkehlchen', 'Feld_ergebnis']) expect(texte).not.toContain(wort);
  });
});
