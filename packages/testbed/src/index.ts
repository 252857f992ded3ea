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
export type {
  AssertionDecisions,
  ClientBehaviour,
  ClientErrand,
  ClientSetup,
  FlowDecisions,
  HeldToken,
  KeySetAnswer,
  Making,
  NamedKey,
  Outgoing,
  RequestDecisions,
  Signing,
  TokenAnswer,
} from './client/behaviour.ts';
export type { ClientStand, ClientWitness, Recorded, Script } from './client/bench/client-witness.ts';
export type { ScriptedReply, SeenRequest } from './client/bench/recorder.ts';
export { type ReferenceClient, referenceClient } from './client/client.ts';
export type { ClientDefect, ClientNeed, ClientVariant } from './client/client-defect.ts';
export { clientFaults } from './client/client-faults.ts';
export { clientVariants } from './client/client-variants.ts';
export { correctClient } from './client/correct-client.ts';
export { nextKeySet, setupFor } from './client/setup.ts';
export type { EndpointClient } from './client.ts';
export { correct } from './correct.ts';
export type { Defect, Need, Variant } from './defect.ts';
export { type Endpoint, type EndpointOptions, startEndpoint } from './endpoint.ts';
export { faults } from './faults.ts';
export type { JwksHabits, JwksSource } from './jwks-source.ts';
export { basePolicies, type Policy, policies, policyFor } from './policy.ts';
export type { ReplayStore } from './replay-store.ts';
export type * from './scene.ts';
export { variants } from './variants.ts';
