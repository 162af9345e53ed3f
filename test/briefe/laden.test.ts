import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nachrichtenDerBriefe } from '../../src/briefe/nachrichten.ts';
import { anzeige, einladung, ladeProbe, stoerung } from './probe.ts';

const mit = (anders: object): Promise<unknown> => ladeProbe([{ ...einladung, ...anders }]);
const abgelehnt = (text: string) => ({ code: 'DATEI_FEHLERHAFT', message: expect.stringContaining(text) as string });

describe('a letter of an agreement', () => {
  it('is read with its agreement, wherever below its folder it lies', async () => {
    expect((await ladeProbe()).get('probe')?.briefe.map((b) => b.kuerzel)).toEqual(['probe.anzeige', 'probe.stoerung', 'probe.einladung']);
  });

  it.each([
    ['{{klient.nachname}}', 'Den Platzhalter „klient.nachname“ gibt es nicht.'],
    ['{{bogen:probe.aufnahme.schuhgroesse}}', 'Den Platzhalter „bogen:probe.aufnahme.schuhgroesse“ gibt es nicht.'],
    ['{{bogen:probe.entlassung.am}}', 'gibt es nicht.'],
    ['{{fristende:WIDERSPRUCH}}', 'Den Platzhalter „fristende:WIDERSPRUCH“ gibt es nicht.'],
    ['{{tag:bogen:probe.aufnahme.hilfeart}}', 'ist kein Datum'],
    ['{{aktenzeichen}', 'Geschweifte Klammern ohne Platzhalter'],
  ])('that says %s is refused, with its file', async (text, meldung) => {
    await expect(mit({ absaetze: [text] })).rejects.toMatchObject(abgelehnt(meldung));
    await expect(mit({ angaben: [['x', text]] })).rejects.toMatchObject(abgelehnt('hilfe/0.brief.json'));
  });

  it.each([
    ['its name is of another agreement', { kuerzel: 'hannover.einladung' }, 'muss mit „probe.“ beginnen'],
    ['its title names a value', { titel: 'Brief an {{klient.name}}' }, 'titel'],
    ['it has a field that no letter has', { betref: 'x' }, 'betref'],
    ['it asks for a choice that there is not', { absaetze: ['a', { text: 'b', wenn: { wert: 'bogen:probe.aufnahme.hilfeart', ist: ['MOBIL'] } }] }, '„MOBIL“ kann'],
    ['it hands over what it does not print', { ...stoerung, kuerzel: 'probe.x', absaetze: ['nichts'] }, 'zeigt der Brief nichts'],
    ['it hands free text to the engine', { ...stoerung, kuerzel: 'probe.x', absaetze: ['{{bogen:probe.aufnahme.bemerkung}}'], intern: { ...stoerung.intern, variablen: { bemerkung: 'bogen:probe.aufnahme.bemerkung' } } }, 'darf nicht in den Prozess'],
    ['it tells the engine what it does not print', { intern: { ...stoerung.intern, variablen: { hilfeart: 'bogen:probe.aufnahme.hilfeart' } } }, 'steht nicht im Brief'],
    ['it opens a file for a person without saying who that is', { ...anzeige, kuerzel: 'probe.x', angaben: [] , intern: { ...anzeige.intern, variablen: {} } }, 'nennt nicht „klient.geburtsdatum“'],
  ])('is refused when %s', async (_warum, anders, meldung) => {
    await expect(mit(anders)).rejects.toMatchObject(abgelehnt(meldung));
  });

  it('is refused when there are two of one name', async () => {
    await expect(ladeProbe([einladung, einladung])).rejects.toMatchObject(abgelehnt('gibt es zweimal'));
  });
});

describe('the messages of letters', () => {
  it('bring the sender and the fields that the letter prints and the engine may know', async () => {
    const probe = (await ladeProbe()).get('probe');
    if (!probe) throw new Error('no agreement');
    const formen = nachrichtenDerBriefe(probe, { vorgang: z.string() }).map((n) => Object.entries(n).map(([name, schema]) => [name, Object.keys(schema.shape)]));
    expect(formen.flat()).toEqual([
      ['probe.amt.anzeige', ['vorgang', 'absender', 'hilfeart', 'aufnahmeAm', 'kostenCent', 'altersgruppe']],
      ['probe.amt.stoerung', ['absender', 'erreichbar']],
    ]);
  });
});
