import { beforeAll, describe, expect, it } from 'vitest';
import { legeFallAn, setzeInGang } from './faelle.ts';
import { mitLeser } from './leser.ts';
import { legeBrief } from './post.ts';

const { web, leser } = await mitLeser();
let aktenzeichen: string;
let brief: string;
beforeAll(async () => {
  for (let i = 1; i <= 4; i++) aktenzeichen = await legeFallAn(web, i, { vermieter: { name: 'Wohnbau Süd GmbH' } }).then(async (az) => ((brief = await legeBrief(web, az)), az));
  await setzeInGang(web, aktenzeichen);
  await leser.melde('anna');
});

describe('the letters of the Postausgang', () => {
  it('can be entered as posted by everybody, without a script', async () => {
    await leser.oeffne('/uebermittlungen');
    await leser.pruefe('postausgang');
    await leser.druecke('Markierte als abgeschickt vermerken');
    await leser.pruefe('postausgang-fehler');
    for (const kreuz of await leser.seite.getByRole('checkbox').all()) await kreuz.check();
    await leser.druecke('Markierte als abgeschickt vermerken');
    await leser.seite.getByText('4 Briefe sind als abgeschickt vermerkt').waitFor();
    await leser.pruefe('postausgang-leer');
    const { rows } = await web.datenbank.pool.query("SELECT 1 FROM uebermittlung WHERE kanal = 'POST' AND status = 'GESENDET'");
    expect(rows).toHaveLength(4);
  });

  it('have a page each, and the Akte one for a missing address', async () => {
    await leser.oeffne(`/uebermittlungen/${brief.replaceAll(':', '/')}`);
    await leser.pruefe('brief-gesendet');
    const wartend = await legeBrief(web, aktenzeichen, 'zweite');
    await leser.oeffne(`/uebermittlungen/${wartend.replaceAll(':', '/')}`);
    await leser.pruefe('brief-bereit');
    await leser.oeffne(`/akte/${aktenzeichen}`);
    await leser.seite.getByRole('link', { name: /^Anschrift ergänzen/ }).click();
    await leser.pruefe('anschrift');
  });
});
