import type { Command } from 'commander';

/** `kooperation klauseln`: which element, worker, letter, Fristart, decision and test belongs to which clause. */
export function registriereKlauseln(programm: Command): void {
  programm
    .command('klauseln')
    .description('zeigt, was welche Klausel ausführt; Rückgabewert 1, wenn einer zugesagten etwas fehlt oder es Genanntes nicht gibt')
    .argument('[klausel]', 'nur diese Klausel, mit allem, was zu ihr gehört')
    .option('--json', 'als JSON ausgeben')
    .option('--markdown', 'als Markdown ausgeben, wie in docs/klauseln.md')
    .action(async (klausel: string | undefined, optionen: { json?: boolean; markdown?: boolean }) => {
      const karte = await lade();
      process.stdout.write(await gib(karte, klausel, optionen));
      for (const b of optionen.markdown ? karte.befunde : []) process.stderr.write(`${[b.datei, b.element].filter(Boolean).join(' › ')}: ${b.text}\n`);
      if (karte.befunde.length > 0) process.exitCode = 1;
    });
}

type Karte = Awaited<ReturnType<typeof lade>>;

async function gib(karte: Karte, klausel: string | undefined, { json, markdown }: { json?: boolean; markdown?: boolean }): Promise<string> {
  const { alsBlatt, alsTabelle } = await import('../klauselkarte/als-text.ts');
  const { alsMarkdown } = await import('../klauselkarte/als-markdown.ts');
  const blatt = klausel === undefined ? null : alsBlatt(karte, klausel);
  if (json) return `${JSON.stringify(blatt === null ? karte : { ...karte, eintraege: karte.eintraege.filter((e) => e.id === klausel) }, null, 2)}\n`;
  if (markdown) return alsMarkdown(karte);
  return blatt ?? alsTabelle(karte);
}

async function lade() {
  const { ladeGepruefteKarte } = await import('../klauselkarte/zum-pruefen.ts');
  const { alleArbeiter } = await import('../../workers/index.ts');
  const { alleSchreiben } = await import('../uebermittlung/schreiben/index.ts');
  const { ladeVereinbarungen } = await import('../vereinbarung.ts');
  return ladeGepruefteKarte({ arbeiter: alleArbeiter.map((a) => a.typ), schreiben: alleSchreiben(await ladeVereinbarungen()).map((s) => s.kuerzel) });
}
