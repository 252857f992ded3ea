import { isJsonObject, type Json } from '@assay/validator';
import { short, type Witness, type WitnessBench } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import { textOf } from '../json-object.ts';

/** Asks for the resource; the bearer value is made with the bench. */
function asks(bearer: (bench: WitnessBench) => Promise<string> | string | undefined): Witness {
  return async (bench) => {
    const token = await bearer(bench);
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const reply = await bench.post({ method: 'GET', target: '/resource', headers, body: '' });
    return `${short(reply)} ${reply.headers['www-authenticate'] ?? 'no challenge'}`;
  };
}

async function issued(bench: WitnessBench): Promise<string> {
  return textOf((await bench.send({})).json['access_token']);
}

function claimedIssuer(token: string): Json | undefined {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Json;
    return isJsonObject(claims) ? claims['iss'] : undefined;
  } catch {
    return undefined;
  }
}

/** Faults of the protected resource that the tokens are for. */
export const resourceFaults: readonly Defect[] = [
  {
    id: 'resource-open-without-token',
    title: 'the resource asks for a token only when an Authorization field is there',
    kind: 'wrong-behaviour',
    rules: ['resource-token-required'],
    needs: ['resource'],
    alter: (b) => ({ ...b, tokenOpens: (token, scene) => token === undefined || b.tokenOpens(token, scene) }),
    witness: asks(() => undefined),
  },
  {
    id: 'resource-opened-by-assertion',
    title: 'any JWT that names a known client as its issuer opens the resource',
    kind: 'wrong-behaviour',
    rules: ['resource-assertion-refused'],
    needs: ['resource'],
    alter: (b) => ({
      ...b,
      tokenOpens: (token, scene) =>
        b.tokenOpens(token, scene) || scene.clients.some(({ id }) => id === claimedIssuer(token ?? '')),
    }),
    witness: asks((bench) => bench.assertion({})),
  },
  {
    id: 'resource-opened-by-any-token',
    title: 'the resource looks whether there is a token and not which',
    kind: 'missing-check',
    rules: ['resource-assertion-refused', 'resource-token-required'],
    needs: ['resource'],
    alter: (b) => ({ ...b, tokenOpens: (token) => token !== undefined }),
    witness: asks(() => 'made-up'),
  },
  {
    id: 'resource-token-start-compared',
    title: 'the resource compares the first 16 characters of a token',
    kind: 'wrong-behaviour',
    rules: ['resource-token-required'],
    needs: ['resource'],
    alter: (b) => ({
      ...b,
      tokenOpens: (token, { tokens }) => tokens.all().some((one) => one.slice(0, 16) === token?.slice(0, 16)),
    }),
    witness: asks(async (bench) => `${(await issued(bench)).slice(0, 16)}forged`),
  },
  {
    id: 'resource-opened-by-form',
    title: 'the resource opens to whatever looks like one of its tokens',
    kind: 'wrong-behaviour',
    rules: ['resource-token-required'],
    needs: ['resource'],
    alter: (b) => ({ ...b, tokenOpens: (token) => /^[\w-]{43}$/.test(token ?? '') }),
    witness: asks(() => 'A'.repeat(43)),
  },
  {
    id: 'resource-token-letter-case-lost',
    title: 'the resource looks a token up in lower case',
    kind: 'wrong-behaviour',
    rules: ['resource-token-accepted'],
    needs: ['resource'],
    alter: (b) => ({ ...b, tokenOpens: (token, scene) => b.tokenOpens(token?.toLowerCase(), scene) }),
    witness: asks(issued),
  },
  {
    id: 'resource-token-known-late',
    title: 'a token opens the resource only once the next one was issued',
    kind: 'wrong-behaviour',
    rules: ['resource-token-accepted'],
    needs: ['resource'],
    alter: (b) => ({
      ...b,
      tokenOpens: (token, scene) => b.tokenOpens(token, scene) && scene.tokens.all().at(-1) !== token,
    }),
    witness: asks(issued),
  },
  {
    id: 'resource-refuses-without-challenge',
    title: 'the resource refuses and does not say which scheme it wants',
    kind: 'wrong-behaviour',
    rules: ['resource-challenge-sent'],
    needs: ['resource'],
    alter: (b) => ({ ...b, resourceRefusal: (token) => ({ ...b.resourceRefusal(token), headers: {} }) }),
    witness: asks(() => undefined),
  },
  {
    id: 'resource-challenges-for-basic',
    title: 'the resource challenges for a user name and a password',
    kind: 'wrong-behaviour',
    rules: ['resource-challenge-sent'],
    needs: ['resource'],
    alter: (b) => ({
      ...b,
      resourceRefusal: (token) => ({
        ...b.resourceRefusal(token),
        headers: { 'WWW-Authenticate': 'Basic realm="no Bearer here"' },
      }),
    }),
    witness: asks(() => undefined),
  },
  {
    id: 'resource-refuses-with-403',
    title: 'the resource answers a request without a token with 403',
    kind: 'wrong-behaviour',
    rules: ['resource-status-401'],
    needs: ['resource'],
    alter: (b) => ({ ...b, resourceRefusal: (token) => ({ ...b.resourceRefusal(token), status: 403 }) }),
    witness: asks(() => undefined),
  },
];
