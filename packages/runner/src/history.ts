import type { Past } from '@assay/cases';
import { parseAssertion } from '@assay/validator';
import { observe, type Shot } from './shot.ts';

interface Entry {
  readonly issuer: unknown;
  readonly jti: unknown;
  readonly text: string;
  readonly genuine: boolean;
  readonly accepted: boolean;
}

/** What a sequence has shown the endpoint so far. */
export interface History {
  readonly add: (shot: Shot) => void;
  /** Replay facts for a request; undefined when either answer is lawful. */
  readonly past: (shot: Pick<Shot, 'minted'>) => Past | undefined;
}

/**
 * Opens the history of one sequence.
 *
 * A `jti` of an issuer is seen when it was accepted before. When it was only refused before, the endpoint may count
 * that as its one use if the signature was genuine, and must not if it was not.
 */
export function openHistory(): History {
  const entries: Entry[] = [];
  return {
    add(shot) {
      const claims = parseAssertion(shot.minted.assertion ?? '').claims;
      entries.push({
        issuer: claims?.['iss'],
        jti: claims?.['jti'],
        text: shot.minted.assertion ?? '',
        genuine: shot.minted.signature.outcome === 'valid',
        accepted: observe(shot) === 'accepted',
      });
    },
    past({ minted }) {
      const claims = parseAssertion(minted.assertion ?? '').claims;
      const same = entries.filter(
        (one) => one.jti !== undefined && one.jti === claims?.['jti'] && one.issuer === claims['iss'],
      );
      const sameAssertion = entries.some((one) => one.text === minted.assertion && one.accepted);
      if (same.some((one) => one.accepted)) return { replay: 'seen', history: { sameAssertion } };
      return same.some((one) => one.genuine) ? undefined : { replay: 'fresh', history: { sameAssertion } };
    },
  };
}
