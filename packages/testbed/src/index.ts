export type {
  AnswerDecisions,
  Behaviour,
  ClaimDecisions,
  CredentialDecisions,
  FormDecisions,
  Jwk,
  KeyDecisions,
  StepName,
  VerifyKey,
} from './behaviour.ts';
export { type BenchOptions, type OpenBench, openBench } from './bench/open-bench.ts';
export {
  type BenchClient,
  type Draft,
  type SigningKey,
  short,
  type WireReply,
  type WireRequest,
  type Witness,
  type WitnessBench,
} from './bench/witness.ts';
export type { EndpointClient } from './client.ts';
export { correct } from './correct.ts';
export type { Defect, Need, Variant } from './defect.ts';
export { type Endpoint, type EndpointOptions, startEndpoint } from './endpoint.ts';
export { faults } from './faults.ts';
export type { JwksSource } from './jwks-source.ts';
export { basePolicies, type Policy, policies, policyFor } from './policy.ts';
export type { ReplayStore } from './replay-store.ts';
export type * from './scene.ts';
export { variants } from './variants.ts';
