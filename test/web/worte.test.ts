import { describe, expect, it } from 'vitest';
import { ergaenzeWorte, schreibenText } from '../../src/web/bausteine/worte.ts';
import { ladeProbe } from '../briefe/probe.ts';

describe('the pages', () => {
  it('call a letter that is data by its title', async () => {
    expect(schreibenText('probe.anzeige')).not.toBe('Aufnahmeanzeige');
    ergaenzeWorte((await ladeProbe()).values());
    expect(schreibenText('probe.anzeige')).toBe('Aufnahmeanzeige');
  });
});
