import { type Damage, damageApplies } from '@assay/jws';
import { holds, type Profile } from '@assay/validator';
import type { Capability, Case, Step } from './case.ts';
import { type Bench, base, type Draft } from './draft.ts';
import { applyEdits } from './edit.ts';
import { lineOf } from './line.ts';
import { methodOf, type Target, type Variant } from './target.ts';
import { Unresolvable } from './unresolvable.ts';

/** A case chosen for a variant, or the reason why it is left out. */
export interface Planned {
  readonly case: Case;
  readonly skip?: string;
}

/** What a run is made of. */
export interface Setting {
  readonly profile: Profile;
  readonly target: Target;
  readonly capabilities: ReadonlySet<Capability>;
}

const missing: Readonly<Record<Capability, string>> = {
  'second-client': 'needs a second client of the same algorithm in the configuration',
  'jwks-server': 'needs jwksServer in the configuration',
  slow: 'waits long; give --slow',
  intrusive: 'may lock an account or load a shared server; give --intrusive',
  tls: 'needs an https token endpoint',
  hmac: 'needs a client with a secret',
  resource: 'needs resource in the configuration',
};

/** Chooses the cases for one variant, in order. A case whose condition does not hold is not part of the plan. */
export function plan(cases: readonly Case[], variant: Variant, setting: Setting): readonly Planned[] {
  const client = { id: variant.client.clientId, method: methodOf(variant), algs: [variant.name] };
  const trial = trialOf(variant, setting);
  return cases
    .filter((one) => holds(one.when, client) === true)
    .map((one): Planned => {
      const skip = reasonToSkip(one, setting, trial);
      return skip === undefined ? { case: one } : { case: one, skip };
    });
}

/** A valid request that nobody sends, to try edits on. */
interface Trial {
  readonly bench: Bench;
  readonly draft: Draft;
}

function trialOf(variant: Variant, { profile, target }: Setting): Trial {
  const bench = { profile, target, variant, now: 0 };
  return { bench, draft: base(bench) };
}

function reasonToSkip(one: Case, setting: Setting, trial: Trial): string | undefined {
  const { variant } = trial.bench;
  const lacking = one.needs?.find(
    (need) => !setting.capabilities.has(need) || (need === 'second-client' && !variant.second),
  );
  if (lacking !== undefined) return missing[lacking];
  const wantsOther = one.steps?.some((step) => step.client === 'other' || step.key === 'second-client') ?? false;
  if ((wantsOther || one.key === 'second-client') && variant.second === undefined) return missing['second-client'];
  const wantsNotEnabled = one.steps?.some((step) => step.client === 'not-enabled') ?? false;
  if (wantsNotEnabled && variant.notEnabled === undefined)
    return `needs a ${variant.name} client with the role not-enabled in the configuration`;
  const fixed = one.needs?.includes('jwks-server') ? fixedKeys(variant, setting) : undefined;
  if (fixed !== undefined) return fixed;
  for (const recipe of [one, ...(one.steps ?? [])]) {
    const reason = unresolved(recipe, trial);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Why the key set of a client cannot be changed. */
function fixedKeys({ client }: Variant, { profile }: Setting): string | undefined {
  if (client.jwksUrl === undefined) return `needs jwksUrl for the client ${client.clientId} in the configuration`;
  if (client.key.kid === undefined)
    return `needs a kid for the key of ${client.clientId}: several keys are told apart by it`;
  return lineOf(profile, 'x5t-s256-known') ? `${profile.id} registers certificates, not key sets` : undefined;
}

function unresolved(recipe: Case | Step, { bench, draft }: Trial): string | undefined {
  const { variant } = bench;
  if (recipe.damage !== undefined && !damageApplies(recipe.damage as Damage, variant.client.key)) {
    return `the damage ${recipe.damage} does not apply to ${variant.name}`;
  }
  try {
    applyEdits(draft, recipe.edit ?? [], bench);
    return undefined;
  } catch (error) {
    if (error instanceof Unresolvable) return error.message;
    throw error;
  }
}
