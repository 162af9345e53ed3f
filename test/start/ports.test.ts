import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freiePorts, parseAdresse, pruefePorts, readLauscher } from '../../src/start/ports.ts';

test('free ports are different and free', async () => {
  const ports = await freiePorts(10);
  expect(new Set(ports).size).toBe(10);
  await expect(pruefePorts(ports.map((port) => ({ port, einstellung: 'X' })))).resolves.toBeUndefined();
});

test('a taken port is named with its setting and its holder', async () => {
  const [port = 0, frei = 0] = await freiePorts(2);
  const server = createServer();
  await new Promise<void>((fertig) => server.listen(port, '127.0.0.1', fertig));
  try {
    const fehler = await pruefePorts([
      { port: frei, einstellung: 'KOOPERATION_PORT_GRPC' },
      { port, einstellung: 'KOOPERATION_PORT_SUCHE' },
    ]).catch((e: Error) => e);
    expect(fehler).toMatchObject({ code: 'PORT_BELEGT' });
    expect(String(fehler)).toContain(`Port ${port} (KOOPERATION_PORT_SUCHE): belegt von Prozess ${process.pid}`);
    expect(String(fehler)).toContain('KOOPERATION_PORT_SUCHE=… npm start');
    expect(String(fehler)).not.toContain('KOOPERATION_PORT_GRPC');
    expect(await readLauscher()).toContainEqual(expect.objectContaining({ adresse: '127.0.0.1', port }));
  } finally {
    server.close();
  }
});

test.each([
  ['0100007F', '127.0.0.1'],
  ['00000000', '0.0.0.0'],
  ['0000000000000000FFFF00000100007F', '127.0.0.1'],
  ['00000000000000000000000001000000', '::1'],
  ['00000000000000000000000000000000', '[00000000000000000000000000000000]'],
])('the kernel address %s is %s', (hex, adresse) => {
  expect(parseAdresse(hex)).toBe(adresse);
});
