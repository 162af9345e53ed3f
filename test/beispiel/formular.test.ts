import { describe, expect, it } from 'vitest';
import { liesFormular, meldungIn, textIn } from '../../src/beispiel/formular.ts';

const SEITE = `<header><form method="post" action="/abmelden"><input type="hidden" name="_csrf" value="t" /></form></header><main>
  <div class="kern-alert kern-alert--success" role="status"><div class="kern-alert__header"><h2>Gespeichert</h2></div></div>
  <form method="post" action="/akte/1/zahlung" class="formular"><input type="hidden" name="_csrf" value="t" /><input type="hidden" name="runde" value="2" />
    <input class="x" name="ort" type="text" value="Bad &amp; Berg" /><input name="a" type="radio" value="JA" checked /><input name="a" type="radio" value="NEIN" />
    <input type="checkbox" name="b" value="ja" /><textarea name="text" rows="4">\nerste\nzweite</textarea>
    <select name="wahl"><option value="X" >X</option><option value="Y" selected>Y</option></select><select name="erste"><option value="" >Bitte wählen</option></select>
    <button type="submit" name="aktion" value="speichern">Los</button></form>
  <td><span class="spaltenname" aria-hidden="true">Anzahl</span><span>3</span></td></main>`;

describe('a page as a story reads it', () => {
  it('gives what its form would send unchanged: hidden, typed, ticked and chosen, but no button and no other form', () => {
    expect(liesFormular(SEITE, '/akte/1/zahlung')).toEqual({ runde: '2', ort: 'Bad & Berg', a: 'JA', text: 'erste\nzweite', wahl: 'Y', erste: '' });
    expect(liesFormular(SEITE, '/anders')).toEqual({});
  });

  it('shows its message and its text without what is hidden from readers', () => {
    expect(meldungIn(SEITE)).toBe('Gespeichert');
    expect(textIn('<main><p>Fälle <b>heute</b></p><span aria-hidden="true">Anzahl</span> 3</main>')).toBe('Fälle heute 3');
    expect(textIn(SEITE)).not.toContain('Anzahl');
  });
});
