import type { Protokoll } from '../protokoll.ts';
import { ZeebeGrpcClient, type ZeebeClient } from './sdk.ts';

/** Where the engine is and how we sign in. */
export type CamundaZugang = {
  /** `http://host:26500` (plain) or `https://host` (TLS; further roots by NODE_EXTRA_CA_CERTS). */
  grpc: string;
  anmeldung?: 'KEINE' | 'BASIC' | 'OAUTH';
  /** User name (BASIC) or client id (OAUTH). */
  benutzer?: string | undefined;
  /** Password (BASIC) or client secret (OAUTH). */
  passwort?: string | undefined;
  oauthUrl?: string | undefined;
  oauthAudience?: string | undefined;
};

const STRATEGIE = { KEINE: 'NONE', BASIC: 'BASIC', OAUTH: 'OAUTH' } as const;

/** `http://host:26500` → `grpc://host:26500`; the port defaults to 26500 without and 443 with TLS. */
export function grpcAdresse(adresse: string): string {
  const url = new URL(adresse);
  const tls = url.protocol === 'https:' || url.protocol === 'grpcs:';
  return `${tls ? 'grpcs' : 'grpc'}://${url.hostname}:${url.port || (tls ? '443' : '26500')}`;
}

function anmeldedaten(zugang: CamundaZugang): Record<string, string> {
  if (zugang.anmeldung === 'BASIC') return { CAMUNDA_BASIC_AUTH_USERNAME: zugang.benutzer ?? '', CAMUNDA_BASIC_AUTH_PASSWORD: zugang.passwort ?? '' };
  if (zugang.anmeldung !== 'OAUTH') return {};
  return {
    ZEEBE_CLIENT_ID: zugang.benutzer ?? '',
    ZEEBE_CLIENT_SECRET: zugang.passwort ?? '',
    CAMUNDA_OAUTH_URL: zugang.oauthUrl ?? '',
    ...(zugang.oauthAudience ? { CAMUNDA_ZEEBE_OAUTH_AUDIENCE: zugang.oauthAudience } : {}),
  };
}

/**
 * One gRPC channel. Retries of the SDK are off: it would send a command again that was answered with a timeout; our callers
 * repeat with a key. Its log is off (it prints variables); changes of the connection go to our log.
 */
export function openVerbindung(zugang: CamundaZugang, protokoll: Protokoll): ZeebeClient {
  const client = new ZeebeGrpcClient({
    config: {
      ZEEBE_GRPC_ADDRESS: grpcAdresse(zugang.grpc),
      CAMUNDA_AUTH_STRATEGY: STRATEGIE[zugang.anmeldung ?? 'KEINE'],
      ...anmeldedaten(zugang),
      CAMUNDA_TOKEN_DISK_CACHE_DISABLE: true,
      CAMUNDA_LOG_LEVEL: 'none',
      zeebeGrpcSettings: {
        ZEEBE_CLIENT_LOG_LEVEL: 'NONE',
        ZEEBE_GRPC_CLIENT_RETRY: false,
        GRPC_INITIAL_RECONNECT_BACKOFF_MS: 250 as number as 1000,
        GRPC_MAX_RECONNECT_BACKOFF_MS: 5000 as number as 10_000,
      },
    },
  });
  client.on('connectionError', () => protokoll.warn('Verbindung zur Engine gestört', { dienst: 'camunda' }));
  client.on('ready', () => protokoll.info('Verbindung zur Engine steht', { dienst: 'camunda' }));
  return client;
}
