import { randomInt } from 'node:crypto';
import type { Capability, Target, Variant } from '@assay/cases';
import { digestOf, type TestOptions } from '@assay/runner';
import type { Profile } from '@assay/validator';
import type { LoadedConfig } from './config.ts';
import type { Io } from './io.ts';
import { parseRate } from './numbers.ts';
import { pathsOf, type Replay, wants } from './replay.ts';
import { isJudgedOnAnswers, type Selection } from './selection.ts';
import { targetOf } from './target.ts';
import type { TestArguments } from './test-arguments.ts';
import { transportOf } from './transport.ts';
import { loadVariants } from './variants.ts';
import { version } from './version.ts';

/** What a run is made from, beside the command line. */
export interface Around {
  readonly loaded: LoadedConfig;
  readonly profile: Profile;
  readonly selection: Selection;
  readonly replay: Replay | undefined;
  readonly io: Io;
}

/**
 * What the command line and the configuration ask for; the command line goes first.
 *
 * @throws AssayError for everything that is wrong with the configuration and its keys
 */
export async function optionsOf(given: TestArguments, around: Around): Promise<TestOptions> {
  const { loaded, profile, selection, replay, io } = around;
  const { config } = loaded;
  const target = targetOf(loaded, profile);
  const variants = chosen(await loadVariants(loaded, profile, io), replay);
  const rate = given.rate === undefined ? config.rate : parseRate(given.rate);
  const maxRequests = given['max-requests'];
  const named = replay?.wanted.every((one) => !isJudgedOnAnswers(one.id)) ?? false;
  return {
    profile,
    digest: digestOf(profile),
    version: version(),
    target,
    variants,
    ...selection,
    capabilities: capabilitiesOf(given, { target, variants, served: config.jwksServer !== undefined, named }),
    seed: given.seed ?? replay?.seed ?? randomInt(0, 2 ** 31),
    runs: given.runs,
    measure: given.grep === undefined && replay === undefined,
    concurrency: given.concurrency ?? config.concurrency ?? 4,
    ...(rate !== undefined && { rate }),
    ...(maxRequests !== undefined && { maxRequests }),
    ...(config.jwksServer && { jwksServer: config.jwksServer.listen }),
    transport: await transportOf(loaded, io),
    signal: io.signal,
    ...(replay && { paths: pathsOf(replay), pick: pickOf(replay) }),
  };
}

/** The variants that a replay names; all of them when it names none that is there, so that this can be told. */
function chosen(variants: readonly Variant[], replay: Replay | undefined): readonly Variant[] {
  const named = variants.filter(({ name }) =>
    replay?.wanted.some(({ variant }) => variant === undefined || variant === name),
  );
  return named.length === 0 ? variants : named;
}

/** A variant gets what is wanted of it; a rule that is judged on every answer wants every case. */
function pickOf(replay: Replay): (id: string, variant: string) => boolean {
  const all = replay.wanted.filter((one) => isJudgedOnAnswers(one.id));
  return (id, variant) =>
    wants(replay, { id, variant }) || all.some((one) => one.variant === undefined || one.variant === variant);
}

function capabilitiesOf(
  { slow, intrusive }: TestArguments,
  {
    target,
    variants,
    served,
    named,
  }: {
    readonly target: Target;
    readonly variants: readonly Variant[];
    readonly served: boolean;
    /** Who names a case asks for it: it waits long and intrudes without being told twice. */
    readonly named: boolean;
  },
): ReadonlySet<Capability> {
  const has: readonly (readonly [Capability, boolean])[] = [
    ['second-client', variants.some((one) => one.second !== undefined)],
    ['jwks-server', served],
    ['slow', slow || named],
    ['intrusive', intrusive || named],
    ['tls', target.tokenEndpoint.startsWith('https:')],
    ['hmac', variants.some((one) => one.client.key.method === 'client_secret_jwt')],
    ['resource', target.resource !== undefined],
  ];
  return new Set(has.flatMap(([name, there]) => (there ? [name] : [])));
}
