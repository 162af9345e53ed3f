/**
 * Measures the batch: 10,000 lines through `kooperation frist --stapel` as a program of its own, start included.
 * Run: `node_modules/.bin/node bench/frist.ts [lines]`
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const zeilen = Number(process.argv[2] ?? 10_000);
const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

/** A fixed mixture: every day of ten years in turn, both Länder, both modes, all units. */
function zeile(id: number): string {
  const beginn = new Date(Date.UTC(2026, 0, 1 + (id % 3652))).toISOString().slice(0, 10);
  const laenge = [{ werktage: 2 }, { werktage: 3 }, { tage: 14 }, { monate: 2 }][id % 4];
  return `${JSON.stringify({ id, beginn, ...laenge, land: id % 2 ? 'NI' : 'NW', modus: id % 3 ? 'MO_SA' : 'MO_FR' })}\n`;
}

const eingabe = Array.from({ length: zeilen }, (_, id) => zeile(id)).join('');
const beginn = performance.now();
const kind = spawn(process.execPath, [cli, 'frist', '--stapel'], { stdio: ['pipe', 'pipe', 'inherit'] });
let antworten = 0;
kind.stdout.on('data', (stueck: Buffer) => {
  for (let i = stueck.indexOf(10); i >= 0; i = stueck.indexOf(10, i + 1)) antworten += 1;
});
kind.on('close', (code) => {
  const sekunden = (performance.now() - beginn) / 1000;
  console.log(`${antworten} of ${zeilen} lines answered, exit code ${code}`);
  console.log(`${sekunden.toFixed(2)} s, ${Math.round(antworten / sekunden)} lines per second`);
});
kind.stdin.end(eingabe);
