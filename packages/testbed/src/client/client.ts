import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { exchange } from '../bench/wire.ts';
import type { WireReply } from '../bench/witness.ts';
import { writeAssertion } from './assertion.ts';
import type { ClientBehaviour, ClientErrand, ClientSetup, HeldToken, Making, Outgoing } from './behaviour.ts';
import { correctClient } from './correct-client.ts';

/** A client that can be started; it throws when a call was not answered with 200. */
export type ReferenceClient = (errand: ClientErrand) => Promise<void>;

type Send = (request: Outgoing) => Promise<WireReply>;

/** One start of a client. */
interface Running {
  readonly b: ClientBehaviour;
  readonly errand: ClientErrand;
  readonly making: (nth: number) => Making;
  readonly send: Send;
  /** Token requests so far. */
  requests: number;
  held: HeldToken | undefined;
}

/**
 * Makes a client that gets a token, calls the resource and renews, by these decisions.
 *
 * @param setup how it is registered, after `behaviour.own`
 */
export function referenceClient(setup: ClientSetup, behaviour: ClientBehaviour = correctClient): ReferenceClient {
  return async (errand) => {
    const running = await start(setup, behaviour, errand);
    await behaviour.prepare(running.making(0), running.send);
    for (let call = 1; call <= errand.calls; call += 1) {
      if (call > 1) await pause(errand.intervalMs, errand);
      await callOnce(running);
    }
  };
}

async function start(setup: ClientSetup, b: ClientBehaviour, errand: ClientErrand): Promise<Running> {
  const memory = new Map<string, unknown>();
  const ca = errand.caFile === undefined ? undefined : await readFile(errand.caFile, 'utf8');
  const tls = { rejectUnauthorized: b.checkCertificate, ...(ca !== undefined && { ca }) };
  return {
    b,
    errand,
    making: (nth) => ({ setup, errand, nth, now: Math.floor(Date.now() / 1000), memory }),
    send: ({ url, ...wire }) => {
      errand.signal?.throwIfAborted();
      return exchange(url, wire, { waitMs: b.patienceMs, tls });
    },
    requests: 0,
    held: b.restore(errand),
  };
}

async function callOnce(running: Running): Promise<void> {
  const { b, send } = running;
  for (let renewals = 0; ; renewals += 1) {
    const held = await tokenOf(running);
    const { status } = await send(b.call(held, running.making(running.requests)));
    if (status === 200) return;
    const next = b.afterRefusal(status, renewals);
    if (next === 'fail') throw new Error(`the resource answered ${status}`);
    if (next === 'ignore') return;
    running.held = undefined;
    if (next === 'forget') return;
  }
}

async function tokenOf(running: Running): Promise<HeldToken> {
  const { b, errand, held } = running;
  if (held !== undefined && b.stillGood(held, Date.now())) return held;
  for (let tries = 1; ; tries += 1) {
    const { reply, making, assertion } = await ask(running);
    const fresh = b.readToken({ reply, at: Date.now(), making, assertion });
    if (fresh !== undefined) {
      running.held = fresh;
      b.keep(fresh, errand);
      return fresh;
    }
    const seconds = b.pauseAfter(tries, reply);
    if (seconds === undefined) throw new Error(`no token: ${reply.status === 0 ? reply.text : reply.status}`);
    await pause(seconds * 1000, errand);
  }
}

async function ask(running: Running): Promise<{ reply: WireReply; making: Making; assertion: string }> {
  const { b, send } = running;
  running.requests += 1;
  const making = running.making(running.requests);
  const assertion = b.assertion(making, () => writeAssertion(b, making));
  const request = b.request(b.encode(b.parameters(assertion, making)), making);
  const reply = await send(request);
  const led = b.follow(reply, request);
  return { reply: led === undefined ? reply : await send(led), making, assertion };
}

async function pause(milliseconds: number, { signal }: ClientErrand): Promise<void> {
  await delay(milliseconds, undefined, signal === undefined ? {} : { signal });
}
