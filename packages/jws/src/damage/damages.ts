import { AssayError } from '@assay/validator';
import type { ClientKey } from '../client-key.ts';
import { type AlgorithmDamage, algorithmDamages } from './algorithm.ts';
import { type CurveDamage, curveDamages } from './curve.ts';
import { type DamageEntry, type DamageTools, split } from './damage.ts';
import { type EncodingDamage, encodingDamages } from './encoding.ts';
import { type EncryptionDamage, encryptionDamages } from './encryption.ts';
import { type FormDamage, formDamages } from './form.ts';
import { type KeyDamage, keyDamages } from './key.ts';
import { type RsaDamage, rsaDamages } from './rsa.ts';
import { type SignatureDamage, signatureDamages } from './signature.ts';

/** The name of a damage: a closed list, in the schema of the cases as well. */
export type Damage =
  | SignatureDamage
  | CurveDamage
  | RsaDamage
  | AlgorithmDamage
  | KeyDamage
  | EncodingDamage
  | FormDamage
  | EncryptionDamage;

const entries: Readonly<Record<Damage, DamageEntry>> = {
  ...signatureDamages,
  ...curveDamages,
  ...rsaDamages,
  ...algorithmDamages,
  ...keyDamages,
  ...encodingDamages,
  ...formDamages,
  ...encryptionDamages,
};

/** Every damage, by name. */
export const damages: readonly Damage[] = Object.keys(entries) as Damage[];

/** Tells whether a damage makes sense for an assertion signed with this key. */
export function damageApplies(name: Damage, key: ClientKey): boolean {
  return find(name).applies(key);
}

/**
 * Does one named damage to a properly signed compact JWS.
 *
 * @throws AssayError `ERR_KEY` when the damage does not apply to the key, or the other key cannot sign likewise;
 *   `ERR_CASE` when there is no such damage, or the JWS is not one it can be done to
 */
export async function damage(name: Damage, compact: string, tools: DamageTools): Promise<string> {
  const { applies, apply } = find(name);
  if (!applies(tools.key)) {
    throw new AssayError('ERR_KEY', `the damage "${name}" does not apply to a key of ${tools.key.alg}`);
  }
  return apply(split(compact), tools);
}

function find(name: Damage): DamageEntry {
  if (!Object.hasOwn(entries, name)) throw new AssayError('ERR_CASE', `there is no damage "${name}"`);
  return entries[name];
}
