import { createRedactor, type Redactor } from '@assay/runner';
import { type Assertion, isJsonObject, type Pair, type RawSubject, type TokenRequest } from '@assay/validator';

/** Parameters whose values are credentials, or may be. */
const secretParams = ['client_secret', 'password', 'assertion', 'refresh_token', 'code', 'code_verifier'];
/** Parameters of a token request that may be shown. Of any other only the name is. */
const publicParams = ['grant_type', 'scope', 'client_id', 'client_assertion_type', 'resource', 'audience'];

/** Characters of a signature that tell it from others. */
const signatureShown = 6;
/** Texts shorter than this are words that stand elsewhere too, and give nothing away. */
const leastWhole = 64;
const leastSignature = 16;

/** Shown for the value of a parameter that is not for every eye. */
export const hidden = '[not shown]';

/** A redactor that knows the secrets of a request: parameters, Authorization, the whole assertion and its signature. */
export function redactorFor(
  subject: RawSubject,
  assertion: Assertion | undefined,
  { params, confidential }: { readonly params: readonly Pair[]; readonly confidential: readonly string[] },
): Redactor {
  const secrets = params.filter(([name]) => secretParams.includes(name)).map(([, value]) => value);
  const redactor = createRedactor([
    ...confidential,
    ...secrets,
    ...('assertion' in subject ? [] : authorization(subject)),
  ]);
  if (assertion !== undefined) {
    const signature = assertion.text.split('.')[2] ?? '';
    if (assertion.text.length >= leastWhole) redactor.add(assertion.text, '[the assertion]');
    if (signature.length >= leastSignature) redactor.add(signature, shownSignature(assertion));
  }
  return redactor;
}

/** The first characters of a signature. */
export function shownSignature({ text }: Assertion): string {
  const signature = text.split('.')[2] ?? '';
  return signature.length <= signatureShown ? signature : `${signature.slice(0, signatureShown)}…`;
}

/** What of a parameter may be shown. */
export function shownParam([name, value]: Pair): string {
  if (name === 'client_assertion') return `${value.length} characters, see below`;
  return publicParams.includes(name) || value === '' ? value : hidden;
}

/** Every text of a value, names of members included, passed through a redactor. */
export function hide<Value>(value: Value, { redact }: Redactor): Value {
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return redact(one);
    if (typeof one === 'number') return redact(String(one)) === String(one) ? one : redact(String(one));
    if (Array.isArray(one)) return one.map(walk);
    if (!isJsonObject(one as never)) return one;
    return Object.assign(
      Object.create(null),
      Object.fromEntries(Object.entries(one as object).map(([name, inner]) => [redact(name), walk(inner)])),
    );
  };
  return walk(value) as Value;
}

/** Header fields that carry credentials, whole and in parts, and the user and password of Basic (RFC 7617). */
function authorization({ headers }: TokenRequest): readonly string[] {
  const fields = headers
    .filter(([name]) => /^(?:proxy-)?authorization$|^cookie$/i.test(name))
    .map(([, value]) => value);
  return fields.flatMap((value) => {
    const credentials = value.replace(/^\S+\s+/, '');
    const pair = Buffer.from(credentials, 'base64').toString('utf8');
    return [value, credentials, ...(/^basic /i.test(value) ? [pair, pair.slice(pair.indexOf(':') + 1)] : [])];
  });
}
