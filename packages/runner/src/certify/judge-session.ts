import { signatureFact } from '@assay/jws';
import type { Result } from '../report.ts';
import type { ClientEnd } from './client.ts';
import { type Desk, exchangeOf } from './desk.ts';
import type { Scenario, Seen } from './scenario.ts';
import { paramOf, resultOf, type Told, worstOf } from './scenario-result.ts';
import type { Stage } from './stage.ts';
import { describeEnd, successOf } from './success.ts';

const evidenceShown = 4;

/** What a session is judged by, beside what it has seen itself. */
export interface Ending {
  readonly ends: readonly ClientEnd[];
  /** Whether the client got through `first-request`. */
  readonly plain: boolean;
  readonly seconds: number;
}

/** Judges what a session has seen. */
export async function judgeSession(desk: Desk, session: Stage, { ends, plain, seconds }: Ending): Promise<Result> {
  const { scenario } = session;
  const silent = session.arrivals.length === 0 && session.strays.length === 0;
  if (silent && scenario.foreignCertificate !== true)
    return resultOf(desk, scenario, { ...neverCalled(ends), seconds });
  const judged = await scenario.judge(seenOf(desk, session, ends));
  const evidence = session.arrivals.slice(0, evidenceShown).map((one) => exchangeOf(desk, one));
  const tell = (told: Omit<Told, 'seconds' | 'evidence'>) => resultOf(desk, scenario, { ...told, seconds, evidence });
  if ('unshown' in judged) return tell(unshown(judged.unshown));
  if ('unclear' in judged) return tell(unclear(judged.unclear));
  const success = scenario.mustSucceed === true ? successOf({ ...session, ends }) : undefined;
  if (success === undefined || 'through' in success) return tell(worstOf(desk, judged));
  if ('unshown' in success) return tell(unshown(success.unshown));
  if (judged.length === 0 && !plain) return tell(withoutTwin(scenario, success.failure));
  return tell(worstOf(desk, [...judged, { rule: scenario.rules[0], message: success.failure }]));
}

function seenOf(desk: Desk, session: Stage, ends: readonly ClientEnd[]): Seen {
  return {
    ...session,
    ends,
    param: (rule, name) => paramOf(desk, rule, name),
    signedByNextKey: async ({ assertion = '' }) => {
      const { nextKeys } = desk.client;
      return nextKeys !== undefined && (await signatureFact(assertion, nextKeys)).outcome === 'valid';
    },
  };
}

function neverCalled(ends: readonly ClientEnd[]): Pick<Result, 'status' | 'message' | 'help'> {
  const [end] = ends;
  const ending = end === undefined ? '' : `; it ended with ${describeEnd(end)}`;
  return {
    status: 'error',
    message: `the client never called the token endpoint${ending}`,
    help: 'Let the client take the URL of its token endpoint from ASSAY_TOKEN_ENDPOINT, and see that it starts.',
  };
}

function unshown(message: string): Pick<Result, 'status' | 'message' | 'help'> {
  return { status: 'skipped', message, help: 'Nothing to do, unless the client is meant to do so.' };
}

function unclear(message: string): Pick<Result, 'status' | 'message' | 'help'> {
  return {
    status: 'error',
    message,
    help: 'Let the client do as the environment tells it; see: assay certify --help.',
  };
}

function withoutTwin({ id }: Scenario, message: string): Pick<Result, 'status' | 'message' | 'help'> {
  const help = 'Let the client exit with 0 when every call was answered with 200, and with another code else.';
  if (id === 'first-request') return { status: 'error', message, help };
  return { status: 'blocked', message: `proves nothing, for first-request ended the same way: ${message}`, help };
}
