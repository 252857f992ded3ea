import type { ClientBehaviour, HeldToken, Outgoing } from '../behaviour.ts';
import { showsCall } from '../bench/client-witness.ts';
import type { ClientDefect } from '../client-defect.ts';
import { answer } from './about.ts';

function calls(change: (call: Outgoing, held: HeldToken) => Outgoing): (b: ClientBehaviour) => ClientBehaviour {
  return (b) => ({ ...b, call: (held, making) => change(b.call(held, making), held) });
}

const authorization = (field: (held: HeldToken) => string) =>
  calls((call, held) => ({ ...call, headers: { ...call.headers, authorization: field(held) } }));

const field = showsCall(({ headers }) => headers.authorization);

/** Faults in presenting the token at the resource. */
export const bearerFaults: readonly ClientDefect[] = [
  {
    id: 'assertion-as-access-token',
    title: 'the assertion itself is presented as an access token',
    kind: 'wrong-behaviour',
    rules: ['bearer-header-format', 'assertion-not-sent-elsewhere'],
    alter: authorization(({ assertion }) => `Bearer ${assertion}`),
    witness: showsCall(({ headers }) => headers.authorization?.split('.').length),
  },
  {
    id: 'token-without-scheme',
    title: 'the token stands in the Authorization field without a scheme',
    kind: 'missing',
    rules: ['bearer-header-format'],
    alter: authorization(({ token }) => token),
    witness: field,
  },
  {
    id: 'token-in-quotes',
    title: 'the token stands in quotation marks',
    kind: 'wrong-behaviour',
    rules: ['bearer-header-format'],
    alter: authorization(({ token }) => `Bearer "${token}"`),
    witness: field,
  },
  {
    id: 'token-in-the-query',
    title: 'the token is sent in the URL',
    kind: 'wrong-behaviour',
    rules: ['bearer-header-format'],
    alter: calls((call, { token }) => ({ ...call, url: `${call.url}?access_token=${token}`, headers: {} })),
    witness: showsCall(({ query }) => query),
  },
  {
    id: 'scheme-as-it-came',
    title: 'the scheme is the token_type of the answer, in its letter case',
    kind: 'wrong-behaviour',
    rules: ['bearer-header-format'],
    scenarios: ['token-type-case'],
    weighs: 'SHOULD',
    alter: authorization(({ type, token }) => `${type} ${token}`),
    witness: showsCall(({ headers }) => headers.authorization, answer({ token_type: 'bearer' })),
  },
  {
    id: 'token-twice',
    title: 'the token is sent in the field and in the URL',
    kind: 'wrong-behaviour',
    rules: ['bearer-header-format'],
    alter: calls((call, { token }) => ({ ...call, url: `${call.url}?access_token=${token}` })),
    witness: showsCall(({ query }) => query),
  },
];
