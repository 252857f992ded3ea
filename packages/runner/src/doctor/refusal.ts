import type { TestClient } from '@assay/cases';
import { parseResponse } from '@assay/validator';
import type { Lane } from '../session.ts';
import { describeAnswer, type Shot } from '../shot.ts';
import type { Cause } from './check.ts';
import { described, saysUnknown } from './description.ts';
import { keyMember, placeOfClient } from './place.ts';
import { fingerprint, probe, stranger, takes } from './probes.ts';
import { trials } from './trials.ts';

/** What is known beside the answer. */
export interface Known {
  /** The other clients of the configuration. */
  readonly others: readonly TestClient[];
  /** The registered key set was seen, and holds this key. */
  readonly keyRegistered: boolean;
}

/**
 * Why the valid request of a client is refused.
 *
 * First what the error code says, then requests that differ in one thing each: one that is accepted names the cause.
 * Else the refusal is compared with those of a made-up client and of a forged signature; what they share is most likely.
 */
export async function explainRefusal(lane: Lane, refused: Shot, known: Known): Promise<Cause> {
  const { client } = lane.variant;
  const told = codeCause(refused, lane);
  if (told !== undefined) return told;
  for (const { changed, cause } of trials(lane, known.others)) if (await takes(lane, changed)) return cause;
  return compared(lane, refused, { client, known });
}

/** Error codes that are given only once the client was authenticated (RFC 6749 section 5.2, RFC 8707 section 2). */
function codeCause({ answer }: Shot, { variant, session }: Lane): Cause | undefined {
  if ('none' in answer) return undefined;
  const error = parseResponse(answer.response).members['error'];
  const { scope } = session.target;
  const who = variant.client.clientId;
  if (error === 'invalid_scope')
    return {
      at: '/scope',
      message:
        scope === undefined
          ? `${who} is asked for a scope (invalid_scope)`
          : `${who} may not have "${scope}" (invalid_scope)`,
      help: 'Name a scope that is registered for every client of the configuration.',
    };
  if (error === 'unauthorized_client' || error === 'unsupported_grant_type')
    return {
      at: placeOfClient(variant.client, 'clientId'),
      message: `${who} may not use the grant client_credentials (${error})`,
      help: 'Allow it for this client at the endpoint, or take a client that has it.',
    };
  if (error === 'invalid_target')
    return {
      at: '/params',
      message: `the endpoint does not serve the resource that is asked for (invalid_target)`,
      help: 'Name a "resource" in "params" that the client may use.',
    };
  return undefined;
}

interface Compared {
  readonly client: TestClient;
  readonly known: Known;
}

async function compared(lane: Lane, refused: Shot, { client, known }: Compared): Promise<Cause> {
  const unknown = stranger(client);
  const own = fingerprint(refused.answer, client.clientId);
  const madeUp = fingerprint((await probe(lane, unknown)).answer, unknown.clientId);
  const keyAt = placeOfClient(client, keyMember(client));
  const idAt = placeOfClient(client, 'clientId');
  if (own === madeUp) {
    if (saysUnknown(refused.answer) || (await tellsApart(lane, known.others, madeUp))) return unregistered(client);
    return undecided(refused, { client, known }, { idAt, keyAt });
  }
  const forged = fingerprint((await probe(lane, client, { key: 'other' })).answer, client.clientId);
  if (own !== forged) return described(refused.answer, lane) ?? elsewhere(lane, refused);
  return (
    described(refused.answer, lane) ?? {
      at: keyAt,
      orAt: kidPlace(client),
      message: `most likely this is not the ${keyWord(client)} of ${client.clientId}: it is refused as a forged signature is`,
      help: `A made-up client is answered otherwise, so the id is known. Check the ${keyWord(client)} against the registration.`,
    }
  );
}

function unregistered(client: TestClient): Cause {
  return {
    at: placeOfClient(client, 'clientId'),
    message: `most likely ${client.clientId} is not registered: it is refused as a made-up client is`,
    help: 'A client that is known is answered otherwise. Check the id, and whether this is the right server.',
  };
}

/** Whether the endpoint answers a forged signature of a client that it knows otherwise than a made-up client. */
async function tellsApart(lane: Lane, others: readonly TestClient[], madeUp: string): Promise<boolean> {
  const { key } = lane.variant.client;
  for (const other of others.filter((one) => one.key.alg === key.alg)) {
    if (!(await takes(lane, other))) continue;
    return fingerprint((await probe(lane, other, { key: 'other' })).answer, other.clientId) !== madeUp;
  }
  return false;
}

/** The endpoint rightly does not tell an unknown client from a wrong key, so neither can we. */
function undecided(
  { answer }: Shot,
  { client, known }: Compared,
  { idAt, keyAt }: { readonly idAt: string; readonly keyAt: string },
): Cause {
  const alike = 'it answers a made-up client in the same way';
  if ('response' in answer && typeof parseResponse(answer.response).members['error'] !== 'string')
    return {
      at: '/headers',
      orAt: [idAt, keyAt],
      message: `most likely something before the endpoint refuses every request (${describeAnswer(answer)})`,
      help: 'A gateway may want a header field of its own, or a client certificate; every request is answered alike.',
    };
  if (known.keyRegistered)
    return {
      at: idAt,
      message: `most likely ${client.clientId} is not registered, or not with this key set`,
      help: `Its published key set holds the key. Check the id; the log of the endpoint tells more, for ${alike}.`,
    };
  return {
    at: idAt,
    orAt: [keyAt, ...kidPlace(client)],
    message: `most likely ${client.clientId} is not registered, or with another ${keyWord(client)}`,
    help: `Check them against the registration. Only the log of the endpoint tells which, for ${alike}.`,
  };
}

function kidPlace(client: TestClient): readonly string[] {
  return client.key.kid === undefined ? [] : [placeOfClient(client, 'kid')];
}

function keyWord({ key }: TestClient): 'secret' | 'key' {
  return key.method === 'client_secret_jwt' ? 'secret' : 'key';
}

/** Client and signature seem to be taken; what remains is what the assertion or the request says. */
function elsewhere({ session }: Lane, { answer }: Shot): Cause {
  const code = describeAnswer(answer);
  return {
    at: '/tokenEndpoint',
    orAt: [session.target.issuer === undefined ? '/params' : '/issuer', '/scope'],
    message: `most likely the endpoint misses something in the request, or knows itself by another URL (${code})`,
    help: 'It answers a made-up client and a forged signature otherwise, so client and key are likely right.',
  };
}
