import { createRequire } from 'node:module';

type Sdk = typeof import('@camunda8/sdk');

/**
 * The SDK reads ZEEBE_*, CAMUNDA_* and GRPC_* from the environment when it is loaded, and refuses to load when one of them is
 * wrong. Our settings come from `src/config.ts` alone, so it is loaded while those names are out of sight.
 */
function loadSdk(): Sdk {
  const umgebung = process.env;
  process.env = Object.fromEntries(Object.entries(umgebung).filter(([name]) => !/^(?:ZEEBE|CAMUNDA|GRPC)_/i.test(name)));
  try {
    return createRequire(import.meta.url)('@camunda8/sdk') as Sdk;
  } finally {
    process.env = umgebung;
  }
}

const sdk = loadSdk();
export const ZeebeGrpcClient = sdk.Zeebe.ZeebeGrpcClient;
export const LosslessDto = sdk.LosslessDto;
export type ZeebeClient = InstanceType<Sdk['Zeebe']['ZeebeGrpcClient']>;
