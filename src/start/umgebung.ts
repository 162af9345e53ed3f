import type { RestZugang } from '../camunda/aufgaben/zugang.ts';

/** Where the parts are that the program works with: its own local ones or those that the settings name. */
export type Umgebung = {
  /** gRPC address of the engine, for example `grpc://127.0.0.1:26500` */
  camundaGrpc: string;
  datenbankUrl: string;
  /** Addresses as people call them */
  tasklistUrl: string;
  operateUrl: string;
  webUrl: string;
  /** How to ask Camunda by REST: for open tasks and incidents; none: the Akte shows deadlines without tasks. */
  restZugang?: RestZugang | undefined;
};

/** Secrets of the Akte: from the settings or, in a local installation, generated once. */
export type Geheimnisse = {
  /** signs session cookies */
  sitzung: string;
  /** `Authorization: Bearer …` for /api */
  apiSchluessel: string;
  /** HMAC key of /api/sendebericht */
  bericht: string;
};
