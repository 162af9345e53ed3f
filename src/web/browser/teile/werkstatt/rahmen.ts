import type { ModellAntwort } from '../../../../werkstatt/modell.ts';
import { finde, frage, leseDaten } from '../seite.ts';
import type { Editor, Seitendaten } from './editor.ts';
import { ladeHerunter } from './herunterladen.ts';
import { erklaere, melde } from './meldung.ts';
import { Pruefung } from './pruefung.ts';
import { starteRegister } from './register.ts';
import { letzteEingabe, Speicher } from './speichern.ts';
import { starteStellenliste } from './stellenliste.ts';

/** Whether this person may change the model now; otherwise it is opened in a viewer. */
export const aenderbar = (modell: ModellAntwort, daten: Seitendaten): boolean => !daten.nurAnsehen && modell.schreibbar && modell.entwurf?.status !== 'VORGELEGT' && modell.entwurf?.eigener !== false;

export type Bau = { editor: Editor; /** Called when the model is shown, and after each change. */ beiStand?: () => void; beiBlatt?: (blatt: string) => void };

/** Opens the model of this page in an editor and puts the tools around it to work. */
export async function starteWerkstatt(baue: (modell: ModellAntwort, daten: Seitendaten) => Bau | Promise<Bau>): Promise<void> {
  const daten = leseDaten<Seitendaten>('werkstatt-daten');
  try {
    const modell = await frage<ModellAntwort>(`/api/werkstatt/modell?name=${encodeURIComponent(daten.name)}`);
    await oeffne(modell, daten, await baue(modell, daten));
    finde('#werkstatt').dataset['bereit'] = 'ja';
  } catch (fehler) {
    melde(fehler instanceof Error && fehler.message.startsWith('answered') ? erklaere(fehler) : 'Diese Fassung lässt sich nicht anzeigen. Bitte laden Sie sie auf der Seite des Modells herunter.', 'schlecht');
    throw fehler;
  }
}

async function oeffne(modell: ModellAntwort, daten: Seitendaten, { editor, beiStand, beiBlatt }: Bau): Promise<void> {
  const aendern = aenderbar(modell, daten);
  await editor.lade(modell.entwurf?.inhalt ?? modell.inhalt);
  melde(standText(modell, daten, aendern));
  const zeichneListe = starteStellenliste(editor);
  const pruefung = new Pruefung(editor, daten);
  starteRegister(finde('#werkstatt [role=tablist]'), (blatt) => beiBlatt?.(blatt));
  starteWerkzeuge(editor, daten);
  zeichneListe();
  beiStand?.();
  if (aendern) {
    const speicher = new Speicher(editor, daten, modell, (b) => pruefung.zeige(b));
    starteTasten(speicher);
    editor.beiAenderung(() => {
      speicher.geaendert();
      zeichneStand(editor);
      zeichneListe();
      beiStand?.();
      pruefung.plane();
    });
  }
  for (const name of aendern ? [] : ['speichern', 'rueckgaengig', 'wiederholen']) finde(`#${name}`).hidden = true;
  void pruefung.pruefe();
}

function standText({ entwurf, nummer, schreibbar }: ModellAntwort, daten: Seitendaten, aendern: boolean): string {
  if (entwurf?.status === 'VORGELEGT') return `Fassung ${entwurf.nummer} ist vorgelegt. Bis darüber entschieden ist, lässt sie sich nur ansehen.`;
  if (entwurf && !entwurf.eigener) return `Fassung ${entwurf.nummer} ist der Entwurf einer anderen Person; Sie sehen ihn nur an.`;
  if (!schreibbar) return `Fassung ${nummer}. Dieses Modell gehört zu einer anderen Vereinbarung; es lässt sich nur ansehen.`;
  if (daten.nurAnsehen || !aendern) return `Fassung ${entwurf?.nummer ?? nummer}, nur zum Ansehen`;
  return entwurf ? `Entwurf, Fassung ${entwurf.nummer}` : `Fassung ${nummer}, wie sie läuft. Was Sie ändern, wird ein Entwurf.`;
}

function starteWerkzeuge(editor: Editor, daten: Seitendaten): void {
  finde('#rueckgaengig').addEventListener('click', () => editor.rueckgaengig());
  finde('#wiederholen').addEventListener('click', () => editor.wiederholen());
  for (const wie of ['groesser', 'kleiner', 'ganz'] as const) {
    const knopf = finde(`#zoom-${wie}`);
    knopf.hidden = !editor.zoome;
    knopf.addEventListener('click', () => editor.zoome?.(wie));
  }
  const bild = finde('#laden-bild');
  bild.hidden = !editor.alsBild;
  bild.addEventListener('click', () => void editor.alsBild?.().then((svg) => ladeHerunter(svg, daten.name, 'svg')));
  finde('#laden-datei').addEventListener('click', () => void editor.inhalt().then((text) => ladeHerunter(text, daten.name)));
}

function zeichneStand(editor: Editor): void {
  const stand = editor.stand();
  finde<HTMLButtonElement>('#rueckgaengig').disabled = !stand.rueckgaengig;
  finde<HTMLButtonElement>('#wiederholen').disabled = !stand.wiederholen;
}

function starteTasten(speicher: Speicher): void {
  const sichere = (): void => void speicher.speichere();
  finde('#speichern').addEventListener('click', sichere);
  addEventListener('keydown', (e) => {
    if (!(e.ctrlKey || e.metaKey) || e.altKey || e.key.toLowerCase() !== 's') return;
    e.preventDefault();
    void letzteEingabe().then(() => !finde<HTMLButtonElement>('#speichern').disabled && sichere());
  });
}
