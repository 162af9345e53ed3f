import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Grpc from '@grpc/grpc-js';
import type * as ProtoLoader from '@grpc/proto-loader';

const sdk = createRequire(createRequire(import.meta.url).resolve('@camunda8/sdk'));
const grpc = sdk('@grpc/grpc-js') as typeof Grpc;
const loader = sdk('@grpc/proto-loader') as typeof ProtoLoader;
const PROTO = join(sdk.resolve('@camunda8/sdk'), '../proto/zeebe.proto');

export type FakeJob = { key: string; type: string; variables: string; retries: number };
type Aufruf = { befehl: string; anfrage: Record<string, unknown>; metadaten: Record<string, unknown> };
type Ruf = { request: Record<string, unknown>; metadata: Grpc.Metadata };
type Antwort = (fehler: { code: number; details: string } | null, antwort?: object) => void;
type Strom = Ruf & { write(x: object): void; end(): void; cancelled: boolean };

/** A gateway that hands out jobs and writes down what it is told. Back-offs pass `zeitraffer` times faster. */
export class FakeGateway {
  readonly aufrufe: Aufruf[] = [];
  /** gRPC status that the next calls of a command get, one after the other. */
  readonly fehler = new Map<string, number[]>();
  port = 0;
  /** Accepts polls and never answers them, like a gateway in a bad moment. */
  stumm = false;
  zeitraffer = 50;
  readonly #jobs: FakeJob[] = [];
  #server: Grpc.Server | null = null;
  #geweckt: (() => void)[] = [];

  get adresse(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const proto = grpc.loadPackageDefinition(loader.loadSync(PROTO, { keepCase: true, longs: String, defaults: true, oneofs: true })) as unknown as {
      gateway_protocol: { Gateway: { service: Grpc.ServiceDefinition } };
    };
    const server = new grpc.Server();
    const { service } = proto.gateway_protocol.Gateway;
    const befehle = Object.keys(service).filter((name) => name !== 'ActivateJobs' && name !== 'StreamActivatedJobs');
    const unaer = Object.fromEntries(befehle.map((name) => [name, (ruf: Ruf, antworte: Antwort) => this.#unary(name, ruf, antworte)]));
    server.addService(service, { ...unaer, ActivateJobs: (strom: Strom) => void this.#activate(strom) } as unknown as Grpc.UntypedServiceImplementation);
    this.port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.port}`, grpc.ServerCredentials.createInsecure(), (fehler, port) => (fehler ? reject(fehler) : resolve(port)));
    });
    this.#server = server;
  }

  /** Cuts all connections at once. Jobs stay; `start` again listens at the same port. */
  kill(): void {
    this.#server?.forceShutdown();
    this.#server = null;
    this.#wake();
  }

  addJob(job: Partial<FakeJob> & Pick<FakeJob, 'key' | 'type'>): void {
    this.#jobs.push({ variables: '{"behoerde":"LHH"}', retries: 3, ...job });
    this.#wake();
  }

  of(befehl: string): Record<string, unknown>[] {
    return this.aufrufe.filter((a) => a.befehl === befehl).map((a) => a.anfrage);
  }

  #wake(): void {
    for (const wecke of this.#geweckt.splice(0)) wecke();
  }

  async #activate(strom: Strom): Promise<void> {
    this.aufrufe.push({ befehl: 'ActivateJobs', anfrage: strom.request, metadaten: strom.metadata.getMap() });
    if (this.stumm) return;
    const bis = Date.now() + Number(strom.request['requestTimeout']);
    while (!strom.cancelled && this.#server) {
      const genommen = this.#take(String(strom.request['type']), Number(strom.request['maxJobsToActivate']));
      if (genommen.length > 0) strom.write({ jobs: genommen });
      if (genommen.length > 0 || Date.now() >= bis) return strom.end();
      await new Promise<void>((resolve) => {
        this.#geweckt.push(resolve);
        setTimeout(resolve, Math.max(1, bis - Date.now()));
      });
    }
  }

  #take(type: string, anzahl: number): object[] {
    const genommen = this.#jobs.filter((j) => j.type === type).slice(0, anzahl);
    for (const job of genommen) this.#jobs.splice(this.#jobs.indexOf(job), 1);
    this.#vergeben.push(...genommen);
    return genommen.map((j) => ({ ...j, processInstanceKey: '2251799813685999', bpmnProcessId: 'probe', elementId: 'Task_Probe', customHeaders: '{}', deadline: '0' }));
  }

  readonly #vergeben: FakeJob[] = [];

  #unary(befehl: string, ruf: Ruf, antworte: Antwort): void {
    this.aufrufe.push({ befehl, anfrage: ruf.request, metadaten: ruf.metadata.getMap() });
    const code = this.fehler.get(befehl)?.shift();
    if (code !== undefined) return antworte({ code, details: 'refused by the test' });
    if (befehl === 'FailJob') this.#fail(ruf.request);
    antworte(null, befehl === 'Topology' ? { brokers: [{ nodeId: 0 }], clusterSize: 1, gatewayVersion: '8.6.0' } : {});
  }

  #fail({ jobKey, retries, retryBackOff }: Record<string, unknown>): void {
    const job = this.#vergeben.findLast((j) => j.key === jobKey);
    if (!job || Number(retries) <= 0) return;
    setTimeout(() => this.addJob({ ...job, retries: Number(retries) }), Number(retryBackOff) / this.zeitraffer);
  }
}
