import { leseConfig } from '../../src/config.ts';
import { starteProgramm } from '../../src/programm.ts';
import { erstelleProtokoll } from '../../src/protokoll.ts';
import { StellbareUhr } from '../../src/uhr.ts';
import type { KindAngaben } from './programm.ts';

/** The product as a process of its own, so that it can be killed; its clock is moved by its parent. */
async function main({ einstellungen, umgebung, geheimnisse, jetzt }: KindAngaben): Promise<void> {
  const uhr = new StellbareUhr(new Date(jetzt));
  const programm = await starteProgramm({ config: leseConfig(einstellungen), umgebung, uhr, protokoll: erstelleProtokoll('info'), geheimnisse });
  process.on('message', (auftrag: { stelle?: number; ende?: true }) => {
    if (auftrag.stelle !== undefined) {
      uhr.stelle(new Date(auftrag.stelle));
      process.send?.('gestellt');
    }
    if (auftrag.ende) void programm.stop().then(() => process.exit(0));
  });
  process.send?.('bereit');
}

process.on('disconnect', () => process.exit(1));
process.once('message', (angaben: KindAngaben) => {
  main(angaben).catch((fehler: unknown) => {
    console.error(fehler);
    process.exit(1);
  });
});
