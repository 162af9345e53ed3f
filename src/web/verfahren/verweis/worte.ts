import type { Stand } from '../../../akte/verweis/widerruf.ts';
import type { Anlass } from '../../../akte/verweis/verweis.ts';

export const ANLASS: Record<Anlass, string> = {
  ABMAHNUNG: 'Abmahnung wegen mietwidrigen Verhaltens',
  KUENDIGUNG: 'Kündigung wegen mietwidrigen Verhaltens',
  RAEUMUNGSKLAGE: 'Räumungsklage wegen mietwidrigen Verhaltens',
  MIETSCHULDEN: 'Mietschulden, die nicht übernommen werden',
};

/** What a withdrawal does at each moment, said to the clerk plainly. */
export const WIDERRUF: Record<Stand, { vorher: string; nachher: string }> = {
  NICHT_HINAUS: { vorher: 'Die Kontaktdaten haben das Haus nicht verlassen. Nach dem Widerruf gehen sie nicht mehr hinaus.', nachher: 'Es geht nichts an die Fachstelle. Bitte händigen Sie den Flyer aus; danach werden die Angaben gelöscht.' },
  UNTERWEGS: { vorher: 'Die Kontaktdaten werden gerade übergeben oder sind schon beim Faxdienst. Sie lassen sich nicht sicher aufhalten. Die Fachstelle wird über den Widerruf unterrichtet.', nachher: 'Die Kontaktdaten waren schon unterwegs. Die Fachstelle wird über den Widerruf unterrichtet.' },
  HINAUS: { vorher: 'Die Kontaktdaten sind schon bei der Fachstelle. Das lässt sich nicht zurückholen: Der Widerruf gilt für die Zukunft. Die Fachstelle wird unterrichtet und gebeten, die Angaben zu löschen.', nachher: 'Die Kontaktdaten waren schon bei der Fachstelle. Sie wird unterrichtet und gebeten, die Angaben zu löschen.' },
};
