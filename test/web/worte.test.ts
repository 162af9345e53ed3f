import { describe, expect, it } from 'vitest';
import { leseModelle } from '../../src/modelle/lesen.ts';
import { ladeVereinbarungen, MODELLE } from '../../src/vereinbarung.ts';
import { journalAngaben } from '../../src/web/bausteine/journal.ts';
import { ergaenzeWorte, schreibenText } from '../../src/web/bausteine/worte.ts';
import { verfahrenText } from '../../src/web/verfahren/index.ts';
import { ladeProbe } from '../briefe/probe.ts';

describe('the pages', () => {
  it('call a letter that is data by its title', async () => {
    expect(schreibenText('probe.anzeige')).not.toBe('Aufnahmeanzeige');
    ergaenzeWorte((await ladeProbe()).values());
    expect(schreibenText('probe.anzeige')).toBe('Aufnahmeanzeige');
  });

  it('have a word for every procedure, also for those that are parts of another one', async () => {
    ergaenzeWorte((await ladeVereinbarungen()).values());
    const prozesse = (await leseModelle(MODELLE)).prozesse.map((p) => p.knoten.id);
    expect(prozesse).toContain('hannover-wohnungssicherung-antrag');
    expect(prozesse.filter((id) => verfahrenText(id) === id)).toEqual([]);
  });

  it('say the details of a journal entry in words, also which fields were changed', () => {
    expect(journalAngaben({ gemeldetVon: 'JVA_SOZIALDIENST', weg: 'SCHREIBEN', haftVon: '2026-03-11' })).toBe('Gemeldet von: Sozialdienst der Justizvollzugsanstalt; Weg: Schreiben; In Haft seit: 11.03.2026');
    expect(journalAngaben({ felder: ['anteil', 'kduMonat', 'entlassungAm'] })).toBe('Felder: Anteil der inhaftierten Person, Miete im Monat, Entlassung am');
  });
});
