import { bildName } from '../modelle/bild-name.ts';
import { QUELLEN } from '../modelle/klauseln.ts';
import { gliedere } from './gliederung.ts';
import type { Karteneintrag, Klauselkarte } from './karte.ts';
import { mittel, nameVon } from './mittel.ts';

const KOPF = `# Klauseln und was sie ausführt

Erzeugt aus den Diagrammen mit \`npm run -s kooperation -- klauseln --markdown > docs/klauseln.md\`; nicht von Hand ändern.
Ein Element führt eine Klausel aus, wenn seine Eigenschaft \`klausel\` sie nennt.
`;

/** The map as docs/klauseln.md: by document and heading, for people who hold the agreement beside it. */
export function alsMarkdown({ eintraege }: Klauselkarte): string {
  const teile = QUELLEN.flatMap((quelle) => [`## ${quelle.titel}`, ...gliedere(eintraege, quelle).flatMap((a) => [`### ${a.titel}`, ...a.klauseln.map(klausel)])]);
  return `${[KOPF.trimEnd(), ...teile].join('\n\n')}\n`;
}

function klausel(e: Karteneintrag): string {
  const m = mittel(e);
  const code = (werte: readonly string[]): string => werte.map((w) => `\`${w}\``).join(', ');
  const angaben = [
    ...[...Map.groupBy(e.entscheidungen, (t) => t.datei)].map(([datei, tabellen]) => [`Entscheidungstabellen in \`${datei}\``, tabellen.map((t) => zelle(t.name || t.id)).join(' · ')]),
    ['Fristarten', e.fristarten.map((f) => `\`${f.fristart}\` ${zelle(f.bezeichnung)}`).join(', ')],
    ['Arbeiter', code(m.arbeiter)],
    ['Schreiben', code(m.schreiben)],
    ['Tests', code(e.tests)],
  ].filter(([, wert]) => wert);
  return [`**${e.id}**${e.wer ? ` ${e.wer}:` : ''} ${e.was}`, ...tabelle(e), ...(angaben.length > 0 ? [angaben.map(([name, wert]) => `- ${name}: ${wert}`).join('\n')] : [])].join('\n\n');
}

function tabelle(e: Karteneintrag): string[] {
  if (e.elemente.length === 0) return e.entscheidungen.length === 0 ? ['Kein Element.'] : [];
  const zeilen = e.elemente.map((s) => `| ${zelle(nameVon(s))} | ${s.art} | \`${s.element}\` | [${bildName(s.datei)}](diagramme/${bildName(s.datei)}.svg) |`);
  return [['| Element | Art | Id | Diagramm |', '|---|---|---|---|', ...zeilen].join('\n')];
}

/** Names are typed by people: nothing in them is markup. */
const zelle = (text: string): string => text.replaceAll(/[\\|`*_<>[\]]/g, (zeichen) => `\\${zeichen}`);
