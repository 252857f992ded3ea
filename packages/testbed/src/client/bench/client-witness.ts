import type { Json } from '@assay/validator';
import type { ClientSetup, KeySetAnswer } from '../behaviour.ts';
import type { ScriptedReply, SeenRequest } from './recorder.ts';

/** What a client is asked to do, and how it is answered. */
export interface Script {
  /** Default 1. */
  readonly calls?: number;
  /** Default 0 milliseconds. */
  readonly intervalMs?: number;
  /** Default 1. */
  readonly starts?: number;
  /** The last start is told to sign with its next key. */
  readonly rotated?: true;
  /** How the token request of this number, over all starts, is answered; undefined sends a token of an hour. */
  readonly token?: (nth: number, elsewhere: string) => ScriptedReply | undefined;
  /** How the call of this number is answered; undefined sends 200. */
  readonly resource?: (nth: number) => ScriptedReply | undefined;
  /** Ends the client after so many token requests; default 8. */
  readonly most?: number;
}

/** What a client did. */
export interface Recorded {
  readonly tokens: readonly SeenRequest[];
  readonly calls: readonly SeenRequest[];
  /** Requests to another origin. */
  readonly strays: readonly SeenRequest[];
  /** Requests to other places of the origin. */
  readonly others: readonly SeenRequest[];
  /** Starts that ended well. */
  readonly well: number;
}

/** A hand that starts the client against a recorder, with nothing of the suite. */
export interface ClientStand {
  readonly setup: ClientSetup;
  readonly keySet: KeySetAnswer;
  readonly run: (script?: Script) => Promise<Recorded>;
  /** Sends the client to a host with a certificate of its own making; how many requests came through. */
  readonly runAtStrangers: () => Promise<number>;
}

/** Shows one client: returns what was seen, in a few words. A faulty client and the correct one differ in it. */
export type ClientWitness = (stand: ClientStand) => Promise<string>;

function told(value: Json | undefined): string {
  // Every run has ports of its own.
  return (JSON.stringify(value) ?? 'nothing').replaceAll(/127\.0\.0\.1:\d+/g, 'here');
}

/** A witness that looks at what was done. */
export function shows(
  at: (seen: Recorded, stand: ClientStand) => Json | undefined,
  script: Script = {},
): ClientWitness {
  return async (stand) => told(at(await stand.run(script), stand));
}

/** A witness that looks at the first token request. */
export function showsFirst(
  at: (request: SeenRequest, stand: ClientStand) => Json | undefined,
  script: Script = {},
): ClientWitness {
  return shows(({ tokens: [first] }, stand) => (first === undefined ? 'no request' : at(first, stand)), script);
}

/** A witness that looks at the first call of the resource. */
export function showsCall(at: (call: SeenRequest) => Json | undefined, script: Script = {}): ClientWitness {
  return shows(({ calls: [first] }) => (first === undefined ? 'no call' : at(first)), script);
}

/** Whether all these values differ. */
export function differ(values: readonly (Json | undefined)[]): boolean {
  return new Set(values.map((one) => JSON.stringify(one))).size === values.length;
}
