import type { Behaviour } from './behaviour.ts';
import { answerDecisions } from './correct/answers.ts';
import { claimDecisions } from './correct/claims.ts';
import { credentialDecisions } from './correct/credentials.ts';
import { formDecisions } from './correct/form.ts';
import { keyDecisions } from './correct/keys.ts';
import { resourceDecisions } from './correct/resource.ts';

/**
 * The lawful endpoint under any policy.
 *
 * Single use is taken last, right before the token is issued: neither a stranger's copy nor a request with a wrong
 * scope uses an assertion up.
 */
export const correct: Behaviour = {
  ...formDecisions,
  ...credentialDecisions,
  ...keyDecisions,
  ...claimDecisions,
  ...answerDecisions,
  ...resourceDecisions,
  order: ['client', 'header', 'signature', 'claims', 'grant', 'scope', 'replay'],
};
