import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findeJdk } from '../../../src/camunda/lokal/jdk.ts';
import { stelleTestEngineBereit } from './bereitstellen.ts';

export type EngineProzess = { url: string; stop(): Promise<void> };

/** Starts the Java side (TestEngine.java). It ends with us: it reads our end of its standard input. */
export async function starteEngineProzess(version?: string): Promise<EngineProzess> {
  const jdk = await findeJdk();
  const jars = await stelleTestEngineBereit(jdk.heim, version);
  const angaben = ['-Xmx768m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Dsun.net.httpserver.nodelay=true', '-cp', join(jars, '*'), join(import.meta.dirname, 'TestEngine.java')];
  const prozess = spawn(join(jdk.heim, 'bin', 'java'), angaben, { stdio: ['pipe', 'pipe', 'pipe'] });
  let ausgabe = '';
  prozess.stderr.on('data', (teil: Buffer) => (ausgabe = `${ausgabe}${teil}`.slice(-8000)));
  const ende = new Promise<void>((fertig) => prozess.once('exit', () => fertig()));
  const port = await new Promise<number>((fertig, fehler) => {
    createInterface(prozess.stdout).once('line', (zeile) => fertig((JSON.parse(zeile) as { http: number }).http));
    prozess.once('error', fehler);
    prozess.once('exit', () => fehler(new Error(`The engine of the tests did not start:\n${ausgabe}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      prozess.stdin.end();
      await ende;
    },
  };
}
