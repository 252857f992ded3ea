import { describe, expect, test } from 'vitest';
import { certifyClient } from '../../src/index.ts';
import { clientWith, settingFor } from './client.ts';

const settings = [
  ['redox-source-auth-v2', 'RS384'],
  ['redox-source-auth-v2', 'ES384'],
  ['redox-source-auth-v2', 'HS384'],
  ['smart-backend-services', 'ES384'],
  ['reltio-client-secret-jwt', 'HS256'],
  ['rfc7523', 'ES256'],
  ['rfc7523', 'EdDSA'],
] as const;

describe.each(settings)('%s, %s', (profile, alg) => {
  test('a correct client passes', async () => {
    const { key, options } = await settingFor(profile, alg);
    const report = await certifyClient(clientWith({ key }), options);
    const bad = report.results.filter(({ status }) => !['passed', 'info', 'skipped'].includes(status));
    expect(bad).toEqual([]);
    expect(report).toMatchObject({ mode: 'certify', outcome: 'passed', exitCode: 0, interrupted: false });
  });
});
