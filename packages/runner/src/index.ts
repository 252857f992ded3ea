export type { Activity, Watch } from './activity.ts';
export { type Baseline, type BaselineEntry, type Compared, compare } from './baseline.ts';
export type { Authority, Identity, Wish } from './certify/authority.ts';
export { certify } from './certify/certify.ts';
export { type CertifyClientOptions, type ClientFunction, certifyClient } from './certify/certify-client.ts';
export type { CertifiedClient, ClientEnd, ClientTask, StartClient } from './certify/client.ts';
export { type Command, commandClient } from './certify/command-client.ts';
export { type KeySetReading, readKeySet } from './certify/key-set-reading.ts';
export type { CertifyOptions } from './certify/options.ts';
export type { RecordedExchange } from './certify/recorded.ts';
export type { Scenario } from './certify/scenario.ts';
export { scenarios } from './certify/scenarios/index.ts';
export { newAuthority, type ThrowAwayTls, throwAwayTls } from './certify/throw-away.ts';
export { clockOffset, worstOffsetSeconds } from './clock.ts';
export { type Collected, type CollectOptions, collect } from './collect.ts';
export { digestOf } from './digest.ts';
export { secureContextOf, type TransportOptions } from './dispatchers.ts';
export { type Cause, type Check, causeLine } from './doctor/check.ts';
export { type DiagnoseOptions, diagnose } from './doctor/diagnose.ts';
export type { KeySetText } from './doctor/key-set.ts';
export { type Environment, realEnvironment } from './environment.ts';
export { type Estimate, type EstimatedCase, estimate } from './estimate.ts';
export type { RunEvent } from './event.ts';
export { answerLimit } from './exchange.ts';
export { exitCode } from './outcome.ts';
export { type Patience, patience } from './patience.ts';
export type { Proxies } from './proxy.ts';
export { type CheckedRecord, checkRecord, digestProblems, type RecordTexts } from './record/check-record.ts';
export { type KeptExchange, keptExchange } from './record/kept-exchange.ts';
export {
  type Manifest,
  manifestFile,
  manifestText,
  type RecordFile,
  recordFiles,
  sealFile,
} from './record/record-files.ts';
export type { Rejudged } from './record/rejudge.ts';
export { seal, sealKey } from './record/seal.ts';
export { createRedactor, cutSignature, type Redactor, spellings } from './redact.ts';
export * from './report.ts';
export type { TestOptions } from './test-options.ts';
export { runTest } from './test-run.ts';
export { type Answer, openTransport } from './transport.ts';
