import Log from 'bpmn-js-token-simulation/lib/features/log/Log.js';
import Notifications from 'bpmn-js-token-simulation/lib/features/notifications/Notifications.js';
import ElementNotifications from 'bpmn-js-token-simulation/lib/features/element-notifications/ElementNotifications.js';
import { finde } from '../../seite.ts';
import { uebersetzeTexte } from '../texte.ts';
import type { Hole } from './dienste.ts';
import { SIMULATION } from './woerter.ts';

const zeichen: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const alsText = (text: string): string => text.replaceAll(/[&<>"']/g, (z) => zeichen[z] ?? z);

/** `Name finished` and the like: the name stays, the rest is German. */
function deutsch(text: string): string {
  const ende = Object.keys(SIMULATION.enden).find((e) => text.endsWith(e));
  return SIMULATION.texte[text] ?? (ende ? `${deutsch(text.slice(0, -ende.length))}${SIMULATION.enden[ende] ?? ''}` : text);
}

type Meldung = { text: string };
// The library puts names of elements into markup as they are: here they become text.
class SicheresProtokoll extends Log {
  override log(m: Meldung): void {
    // It hands the very same message on to the notifications, which make text of it themselves.
    const roh = this._notifications;
    this._notifications = { showNotification: () => roh.showNotification(m) };
    super.log({ ...m, text: alsText(deutsch(m.text)) });
    this._notifications = roh;
  }
}
class SichereHinweise extends Notifications {
  override showNotification(m: Meldung): void {
    super.showNotification({ ...m, text: alsText(deutsch(m.text)) });
  }
}
class SichereElementhinweise extends ElementNotifications {
  override addElementNotification(element: unknown, m: Meldung): void {
    super.addElementNotification(element, { ...m, text: alsText(deutsch(m.text)) });
  }
}

/** Replaces the parts of the simulation that show names and texts. */
export const sichereSimulation = {
  log: ['type', SicheresProtokoll],
  notifications: ['type', SichereHinweise],
  elementNotifications: ['type', SichereElementhinweise],
};

/** The switch for playing the flow: tokens run through the drawing, nothing can be changed meanwhile. */
export function starteDurchspielen(hole: Hole): void {
  const knopf = finde<HTMLButtonElement>('#durchspielen');
  knopf.hidden = false;
  knopf.addEventListener('click', () => hole('toggleMode').toggleMode(knopf.getAttribute('aria-pressed') !== 'true'));
  hole('eventBus').on('tokenSimulation.toggleMode', ({ active }: { active: boolean }) => {
    knopf.setAttribute('aria-pressed', String(active));
    if (active) zeigeBeginn(hole);
    finde('#werkstatt').classList.toggle('werkstatt--spielt', active);
    finde('#durchspielen-hinweis').hidden = !active;
    // Nothing may be changed meanwhile: the library only forbids it in the drawing.
    for (const name of ['.werkstatt__eigenschaften', '#rueckgaengig', '#wiederholen']) finde(name).inert = active;
  });
  uebersetzeTexte(finde('#zeichnung'), '[class*=bts-]', SIMULATION.texte);
}

/** The handles of the simulation are only drawn from half the size on: near enough to see them, at the first beginning. */
function zeigeBeginn(hole: Hole): void {
  const flaeche = hole('canvas');
  const [beginn] = hole('elementRegistry').filter((e) => e.type === 'bpmn:StartEvent' && !e.labelTarget && e.businessObject.$parent?.$type === 'bpmn:Process');
  if (!beginn || flaeche.zoom() >= 0.6) return;
  flaeche.zoom(0.8, 'auto');
  flaeche.scrollToElement(beginn, 150);
}
