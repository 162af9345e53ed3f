import type { Camunda, Nachricht } from '../../src/camunda/client.ts';
import { InfrastrukturFehler } from '../../src/fehler.ts';

/** What the engine does with messages, as far as the services can tell: it buffers by name, key and id, and remembers instances. */
export class EngineNachbau implements Pick<Camunda, 'publishNachricht' | 'instanzLebt'> {
  readonly empfangen: Nachricht[] = [];
  readonly lebende = new Set<string>();
  readonly gefragt: string[] = [];
  weg = false;
  /** Runs after a message was taken and before the publisher hears of it. */
  nachEmpfang: (n: Nachricht) => void | Promise<void> = () => undefined;
  vorEmpfang: (n: Nachricht) => void | Promise<void> = () => undefined;

  async publishNachricht(n: Nachricht): Promise<void> {
    if (this.weg) throw new InfrastrukturFehler('CAMUNDA_UNAVAILABLE', 'weg');
    await this.vorEmpfang(n);
    this.empfangen.push(n);
    await this.nachEmpfang(n);
  }

  async instanzLebt(instanz: string): Promise<boolean> {
    if (this.weg) throw new InfrastrukturFehler('CAMUNDA_UNAVAILABLE', 'weg');
    this.gefragt.push(instanz);
    return this.lebende.has(instanz);
  }

  namen(aktenzeichen: string): string[] {
    return this.empfangen.filter((n) => n.korrelation.startsWith(aktenzeichen)).map((n) => n.name);
  }
}
