import type {
  Exchange,
  Known,
  Measured,
  Report,
  Reproduce,
  Requirement,
  Result,
  ShownFetch,
  ShownRequest,
} from '@assay/runner';
import type { Shape } from './member-order.ts';

type Members<Value> = Readonly<Record<keyof Value, Shape | null>>;

const reproduce: Members<Reproduce> = { id: null, variant: null, seed: null, path: null };
const known: Members<Known> = { reason: null, whose: null, clause: null, until: null };
const measured: Members<Measured> = { name: null, value: null, unit: null, variant: null };

const request: Members<ShownRequest> = {
  method: null,
  url: null,
  headers: null,
  params: null,
  header: null,
  claims: null,
  diff: null,
};

const exchange: Members<Exchange> = {
  request: { ...request },
  response: { status: null, headers: null, body: null, none: null },
  seconds: null,
  fetches: { path: null, after: null } satisfies Members<ShownFetch>,
};

const requirement: Members<Requirement> = {
  rule: null,
  level: null,
  spec: null,
  passed: null,
  failed: null,
  warning: null,
  notRun: null,
  reason: null,
};

const result: Members<Result> = {
  id: null,
  variant: null,
  title: null,
  group: null,
  status: null,
  level: null,
  requirement: null,
  violates: null,
  spec: null,
  expected: null,
  observed: null,
  message: null,
  help: null,
  evidence: { ...exchange },
  seconds: null,
  reproduce: { ...reproduce },
  known: { ...known },
};

const summary: Members<Report['summary']> = {
  passed: null,
  failed: null,
  warning: null,
  error: null,
  blocked: null,
  skipped: null,
  info: null,
  requests: null,
};

const report: Members<Report> = {
  version: null,
  tool: { name: null, version: null } satisfies Members<Report['tool']>,
  mode: null,
  profile: { id: null, title: null, edition: null, digest: null } satisfies Members<Report['profile']>,
  target: null,
  startedAt: null,
  seconds: null,
  seed: null,
  interrupted: null,
  outcome: null,
  exitCode: null,
  summary: { ...summary },
  measured: { ...measured },
  requirements: { ...requirement },
  results: { ...result },
};

/**
 * The member order of a JSON report (`suites/schema/report.schema.json`). A member added to the report type
 * does not compile until it has its place here.
 */
export const reportShape: Shape = { ...report };
