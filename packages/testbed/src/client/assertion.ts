import type { Json, JsonObject } from '@assay/validator';
import { signature } from '../bench/signing.ts';
import type { Members } from '../bench/witness.ts';
import type { ClientBehaviour, Making } from './behaviour.ts';

function present(members: Members): JsonObject {
  return Object.fromEntries(Object.entries(members).filter((one): one is [string, Json] => one[1] !== undefined));
}

/** Writes and signs the assertion of one token request, by the decisions of a client. */
export function writeAssertion(b: ClientBehaviour, making: Making): string {
  const { key, kid } = b.keyFor(making);
  const { alg, ...header } = b.header(making);
  const texts = [
    present({ alg, kid, ...header }),
    present({ aud: b.audience(making), jti: b.jti(making), ...b.claims(making) }),
  ].map((members) => b.encodePart(Buffer.from(b.jsonText(members))));
  const input = texts.join('.');
  const signing = b.signing({ ...making, setup: { ...making.setup, client: { ...making.setup.client, key } } });
  const sign = () => signature(input, signing.alg, signing.key);
  return `${input}.${b.encodePart(b.signatureOctets(sign, making))}`;
}
