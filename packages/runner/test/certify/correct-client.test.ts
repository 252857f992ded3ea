import { checkShape } from '@assay/cases';
import { describe, expect, test } from 'vitest';
import { certifyClient, scenarios } from '../../src/index.ts';
import { clientWith, settingFor } from './client.ts';

const settings = [
  ['redox-source-auth-v2', 'RS384'],
  ['redox-source-auth-v2', 'HS384'],
  ['smart-backend-services', 'ES384'],
  ['reltio-client-secret-jwt', 'HS256'],
  ['rfc7523', 'EdDSA'],
] as const;

describe.concurrent.each(settings)('a correct client under %s with %s', (profile, alg) => {
  test('is accused of nothing, in any scenario', { timeout: 120_000 }, async () => {
    const { key, options } = await settingFor(profile, alg);
    const report = await certifyClient(clientWith({ key }), options);
    checkShape(report, 'report', { file: 'report', code: 'ERR_CASE' });
    expect(report.results.filter(({ status }) => !['passed', 'info', 'skipped'].includes(status))).toEqual([]);
    expect(report).toMatchObject({ mode: 'certify', outcome: 'passed', exitCode: 0, interrupted: false });
    const played = report.results.filter(({ group }) => group === 'scenario');
    expect(played.map(({ id }) => id).sort()).toEqual(scenarios.map(({ id }) => id).sort());
    const skipped = played.filter(({ status }) => status === 'skipped').map(({ id }) => id);
    expect(skipped.filter((id) => !needsMore.includes(id))).toEqual([]);
  });
});

/** Scenarios that need TLS or a second key, or that bind only clients with a key pair. */
const needsMore: readonly string[] = ['key-rotation', 'foreign-certificate'];
