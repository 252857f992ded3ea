import type { KeyObject } from 'node:crypto';
import type { Json, JsonObject } from '@assay/validator';
import type { EndpointClient } from '../client.ts';
import type { Policy } from '../policy.ts';
import type { Answering } from './key-host.ts';

/** Something that signs: a private key, or the octets of a secret. */
export type SigningKey = KeyObject | Buffer;

/** A registered client together with what it signs with. */
export interface BenchClient extends EndpointClient {
  readonly key: SigningKey;
  readonly kid?: string;
  /** SHA-256 thumbprint of its certificate, where the policy asks for one. */
  readonly thumbprint?: string;
}

/** Members to set; undefined takes a member away. */
export type Members = Readonly<Record<string, Json | undefined>>;

/** A request on the wire. */
export interface WireRequest {
  readonly method: string;
  /** Path and query; default the token endpoint. */
  readonly target?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What came back. */
export interface WireReply {
  /** 0 when there was no answer; `text` then says `timeout` or `reset`. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  /** The JSON object of the body; empty when it holds none. */
  readonly json: JsonObject;
}

/** The valid request of a client with some of it changed. */
export interface Draft {
  /** Default: the tested client. */
  readonly client?: BenchClient;
  readonly header?: Members;
  readonly claims?: Members;
  /** The JSON text of the header, instead of `header`. */
  readonly headerText?: string;
  /** The JSON text of the claims, or the octets of the payload, instead of `claims`. */
  readonly payload?: string | Buffer;
  /** JWS algorithm to compute; default the one of the client. */
  readonly alg?: string;
  /** Key to sign with; default the one of the client. */
  readonly key?: SigningKey;
  /** Changes the finished assertion. */
  readonly text?: (assertion: string) => string;
  /** Parameters to set; an array sends a name several times. */
  readonly params?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly method?: string;
  /** Appended to the token endpoint, with its question mark. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent instead of the form. */
  readonly body?: string | Buffer;
}

/** A running endpoint and a hand that writes requests for it, with `node:crypto` and nothing of the suite. */
export interface WitnessBench {
  readonly tokenEndpoint: string;
  readonly issuer: string;
  readonly policy: Policy;
  readonly clients: readonly BenchClient[];
  /** The first client that the fault is about. */
  readonly tested: BenchClient;
  /** A second client of the same algorithm. */
  readonly other: BenchClient;
  /** A client of the same algorithm that registered only a JWK Set URL; the tested one where secrets are used. */
  readonly hosted: BenchClient;
  /** A client that is registered, but for which the method was never switched on. */
  readonly disabled: BenchClient;
  /** A key of the kind the tested client uses, registered nowhere. */
  readonly stranger: SigningKey;
  /** The clock of the endpoint, in whole seconds. */
  readonly now: () => number;
  /** Puts that clock forward. */
  readonly advance: (seconds: number) => void;
  /** Serves a JSON value on a port of its own; the URL and how often it was asked for. */
  readonly serve: (path: string, value: Json | Answering) => { readonly url: string; readonly hits: () => number };
  /** Header, claims and parameters of a valid request. */
  readonly base: (client?: BenchClient) => {
    header: Members;
    claims: Members;
    params: Readonly<Record<string, string>>;
  };
  /** Signs JSON texts as they are. */
  readonly sign: (header: string, payload: string | Buffer, how: { alg: string; key: SigningKey }) => string;
  readonly assertion: (draft: Draft) => string;
  /** Sends bytes and waits at most a second. */
  readonly post: (request: WireRequest) => Promise<WireReply>;
  readonly send: (draft: Draft) => Promise<WireReply>;
}

/** Shows one endpoint: returns what was seen, in a few words. A faulty endpoint and the correct one differ in it. */
export type Witness = (bench: WitnessBench) => Promise<string>;

/** An answer in two words: `200`, `400 invalid_client`, `timeout`. */
export function short(reply: WireReply): string {
  if (reply.status === 0) return reply.text;
  const error = reply.json['error'];
  return error === undefined ? String(reply.status) : `${reply.status} ${JSON.stringify(error).replaceAll('"', '')}`;
}

/** A draft, or a function that writes it for a bench. */
export type DraftOf = Draft | ((bench: WitnessBench) => Draft);

function draftOn(bench: WitnessBench, draft: DraftOf): Draft {
  return typeof draft === 'function' ? draft(bench) : draft;
}

/** A witness that sends one request. */
export function sends(draft: DraftOf): Witness {
  return async (bench) => short(await bench.send(draftOn(bench, draft)));
}

/** A witness that sends several requests, one after the other. */
export function sendsInTurn(...drafts: readonly DraftOf[]): Witness {
  return async (bench) => {
    const seen: string[] = [];
    for (const draft of drafts) seen.push(short(await bench.send(draftOn(bench, draft))));
    return seen.join(', ');
  };
}

/** A witness that looks at one thing of an answer. */
export function looks(draft: DraftOf, at: (reply: WireReply) => Json | undefined): Witness {
  return async (bench) => JSON.stringify(at(await bench.send(draftOn(bench, draft)))) ?? 'nothing';
}
