import type { Behaviour } from '../behaviour.ts';
import type { Answer, Asked, Attempt, Outcome, Refusal, Reply, Scene } from '../scene.ts';
import { givenIn, readAssertion } from './read-assertion.ts';
import { readRequest, refused } from './read-request.ts';
import { grantRefusal, scopeRefusal, steps } from './steps.ts';

function isRefusal(value: object): value is Refusal {
  return 'reason' in value;
}

function issued(b: Behaviour, { pairs, client }: Asked, { policy }: Scene): Outcome {
  const requested = b.valueOf(pairs, 'scope');
  return { kind: 'token', client, scope: b.grantScope(requested, client, policy) ?? [], requested };
}

async function runSteps(b: Behaviour, attempt: Attempt, scene: Scene): Promise<Outcome> {
  for (const name of b.order) {
    const refusal = await steps[name](b, attempt, scene);
    if (refusal !== undefined) return { kind: 'refused', refusal, client: attempt.client, given: attempt.given };
  }
  return issued(b, attempt, scene);
}

/** A client that showed its secret instead of an assertion still has to ask for something that exists. */
function afterSecret(b: Behaviour, asked: Asked, scene: Scene): Outcome {
  const refusal = grantRefusal(b, asked) ?? scopeRefusal(b, asked, scene);
  return refusal === undefined ? issued(b, asked, scene) : { kind: 'refused', refusal, ...asked };
}

async function decide(b: Behaviour, scene: Scene): Promise<Outcome> {
  const pairs = readRequest(b, scene);
  if (isRefusal(pairs)) return { kind: 'refused', refusal: pairs };
  const given = givenIn(b, pairs, scene);
  if (b.severalCredentials(given, pairs)) {
    return { kind: 'refused', refusal: refused('malformed', 'several credentials'), given };
  }
  const client = given.assertion === undefined ? b.secretLogin(given, scene) : undefined;
  if (client !== undefined) return afterSecret(b, { pairs, given, client }, scene);
  const attempt = readAssertion(b, given, { pairs, scene });
  return isRefusal(attempt) ? { kind: 'refused', refusal: attempt, given } : runSteps(b, attempt, scene);
}

function reply(b: Behaviour, outcome: Outcome, scene: Scene): Reply {
  const issuing = outcome.kind === 'token';
  const status = issuing ? b.tokenStatus() : b.errorStatus(outcome.refusal, scene);
  const body = issuing
    ? b.tokenBody(outcome.scope, outcome.requested, scene.policy)
    : b.errorBody(outcome.refusal, b.errorCode(outcome.refusal), outcome.given);
  const token = issuing ? body['access_token'] : undefined;
  if (typeof token === 'string') scene.tokens.add(token, scene.now + scene.policy.expiresInSeconds);
  const headers = { ...b.headers(status, scene.policy), ...b.challenge(status, scene.request) };
  return { status, headers, body: JSON.stringify(body) };
}

/** Answers one request as the behaviour decides. Never throws: a check that does is answered by `onCrash`. */
export async function answer(b: Behaviour, scene: Scene): Promise<Answer> {
  try {
    const early = await b.admit(scene);
    if (early !== undefined) return early;
    const outcome = await decide(b, scene);
    return await b.finish(reply(b, outcome, scene), outcome, scene);
  } catch (error) {
    return b.onCrash(error, scene);
  }
}
