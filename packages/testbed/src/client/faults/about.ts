import type { Members } from '../../bench/witness.ts';
import type { Pairs } from '../../scene.ts';
import type { ClientBehaviour, Making } from '../behaviour.ts';
import type { Script } from '../bench/client-witness.ts';
import type { ScriptedReply } from '../bench/recorder.ts';

type Alter = (b: ClientBehaviour) => ClientBehaviour;

/** Sets claims; undefined takes one away. */
export function claims(change: Members | ((making: Making) => Members)): Alter {
  return (b) => ({
    ...b,
    claims: (making) => ({ ...b.claims(making), ...(typeof change === 'function' ? change(making) : change) }),
  });
}

/** Sets members of the header; undefined takes one away. */
export function header(change: Members | ((making: Making) => Members)): Alter {
  return (b) => ({
    ...b,
    header: (making) => ({ ...b.header(making), ...(typeof change === 'function' ? change(making) : change) }),
  });
}

/** Changes the parameters of the body. */
export function params(change: (pairs: Pairs, making: Making) => Pairs): Alter {
  return (b) => ({ ...b, parameters: (assertion, making) => change(b.parameters(assertion, making), making) });
}

/** Takes a parameter away. */
export function without(name: string): Alter {
  return params((pairs) => pairs.filter(([one]) => one !== name));
}

/** Gives a parameter another value. */
export function setTo(name: string, value: string): Alter {
  return params((pairs) => pairs.map(([one, old]) => [one, one === name ? value : old]));
}

/** Adds a parameter behind the others. */
export function added(name: string, value: string | ((making: Making) => string)): Alter {
  return params((pairs, making) => [...pairs, [name, typeof value === 'function' ? value(making) : value]]);
}

/** Sends another body under another media type. */
export function body(type: string | undefined, write: (form: string) => string): Alter {
  return (b) => ({
    ...b,
    request: (form, making) => {
      const { headers, ...request } = b.request(form, making);
      const { 'content-type': _, ...others } = headers;
      return {
        ...request,
        headers: { ...others, ...(type !== undefined && { 'content-type': type }) },
        body: write(form),
      };
    },
  });
}

/** Sends more header fields. */
export function headers(more: (making: Making) => Readonly<Record<string, string>>): Alter {
  return (b) => ({
    ...b,
    request: (form, making) => {
      const request = b.request(form, making);
      return { ...request, headers: { ...request.headers, ...more(making) } };
    },
  });
}

/** Answers the first token requests with a status, then with tokens. */
export function firstly(times: number, reply: ScriptedReply): Script {
  return { token: (nth) => (nth <= times ? reply : undefined) };
}

/** A token answer with other members. */
export function answer(members: Readonly<Record<string, unknown>>): Script {
  const usual = { access_token: 'token', token_type: 'Bearer', expires_in: 3600 };
  return { token: () => ({ body: JSON.stringify({ ...usual, ...members }) }) };
}

/** Counts up from a number. */
export function counter(from: number): () => number {
  let count = from;
  return () => {
    count += 1;
    return count;
  };
}
