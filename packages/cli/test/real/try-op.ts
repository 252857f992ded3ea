import { reasons, shippedCases, shippedProfile } from '@assay/cases';
import { pretty } from '@assay/reporters';
import { collect, runTest } from '@assay/runner';
import { startOidcProvider } from './oidc-provider.ts';

const p = await startOidcProvider();
const profile = shippedProfile('rfc7523');
const run = runTest({
  profile,
  digest: 'sha256:x',
  version: '0',
  target: p.target,
  variants: p.variants,
  cases: shippedCases(),
  capabilities: new Set(['second-client', 'hmac', 'intrusive']),
  seed: 1,
  runs: 20,
  concurrency: 4,
  transport: { timeoutSeconds: 3 },
});
const t = Date.now();
const { report } = await collect(run, { profile, reasons: reasons(), failOn: 'failed' });
if (process.argv[2]) console.log(pretty(report, { width: 130 }));
console.log(Date.now() - t, 'ms', JSON.stringify(report.summary));
const by = new Map();
for (const r of report.results)
  if (!['passed', 'info', 'skipped'].includes(r.status)) {
    const k = [r.status, r.id, r.requirement, r.message.replace(/character \d+/, '').slice(0, 190)].join(' | ');
    by.set(k, [...(by.get(k) ?? []), r.variant]);
  }
for (const [k, v] of by) console.log(k, v.join(','));
const sk = new Map();
for (const r of report.results)
  if (r.status === 'skipped') {
    const k = r.id + ': ' + r.message;
    sk.set(k, [...(sk.get(k) ?? []), r.variant]);
  }
for (const [k, v] of sk) console.log('skipped', k, v.join(','));
await p.close();
