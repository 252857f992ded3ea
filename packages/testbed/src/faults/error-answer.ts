import type { JsonObject } from '@assay/validator';
import type { Behaviour } from '../behaviour.ts';
import { withSignature } from '../bench/signing.ts';
import { looks, sends, type Witness } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import type { Reply } from '../scene.ts';
import { withoutHeader } from '../without-header.ts';

/** Every refusal changed as a whole. */
function refusing(b: Behaviour, change: (reply: Reply) => Reply): Behaviour {
  return {
    ...b,
    finish: (reply, outcome, scene) => b.finish(outcome.kind === 'refused' ? change(reply) : reply, outcome, scene),
  };
}

/** Members of the error body set. */
function saying(b: Behaviour, change: (...seen: Parameters<Behaviour['errorBody']>) => JsonObject): Behaviour {
  return {
    ...b,
    errorBody: (refusal, code, given) => ({ ...b.errorBody(refusal, code, given), ...change(refusal, code, given) }),
  };
}

const BAD = { claims: { aud: 'https://stranger.example' } } as const;

function header(name: string): Witness {
  return looks(BAD, (reply) => reply.headers[name]);
}

function basic(): Readonly<Record<string, string>> {
  return { authorization: `Basic ${Buffer.from('somebody:wrong').toString('base64')}` };
}

/** A challenge that says something about the refused request. */
function challenging(b: Behaviour, words: (detail: string, assertion: string) => string): Behaviour {
  return {
    ...b,
    finish: (reply, outcome, scene) => {
      if (outcome.kind !== 'refused') return b.finish(reply, outcome, scene);
      const text = words(outcome.refusal.detail, outcome.given?.assertion ?? '');
      const challenge = { 'WWW-Authenticate': `Bearer error_description="${text.replace(/[^\x20-\x7e]/g, '')}"` };
      return b.finish({ ...reply, headers: { ...reply.headers, ...challenge } }, outcome, scene);
    },
  };
}

/** Faults in the error answer. */
export const errorAnswerFaults: readonly Defect[] = [
  {
    id: 'error-with-200',
    title: 'an error is answered with 200',
    kind: 'wrong-behaviour',
    rules: ['error-status'],
    alter: (b) => ({ ...b, errorStatus: () => 200 }),
    witness: sends(BAD),
  },
  {
    id: 'error-with-403',
    title: 'a client that failed to authenticate is answered with 403',
    kind: 'wrong-behaviour',
    rules: ['error-status'],
    alter: (b) => ({ ...b, errorStatus: () => 403 }),
    witness: sends(BAD),
  },
  {
    id: 'error-code-invalid-grant',
    title: 'a client that failed to authenticate is answered invalid_grant',
    kind: 'wrong-behaviour',
    rules: ['error-code'],
    alter: (b) => ({
      ...b,
      errorCode: (refusal) => (refusal.reason === 'authentication' ? 'invalid_grant' : b.errorCode(refusal)),
    }),
    witness: sends(BAD),
  },
  {
    id: 'error-code-in-capitals',
    title: 'error codes are the names of constants',
    kind: 'wrong-behaviour',
    rules: ['error-code'],
    alter: (b) => ({ ...b, errorCode: (refusal) => b.errorCode(refusal).toUpperCase() }),
    witness: sends(BAD),
  },
  {
    id: 'error-is-a-number',
    title: 'error repeats the status as a number',
    kind: 'wrong-behaviour',
    rules: ['error-json'],
    alter: (b) => saying(b, () => ({ error: 400 })),
    witness: looks(BAD, (reply) => reply.json['error']),
  },
  {
    id: 'error-in-an-object',
    title: 'error is an object with code and message',
    kind: 'wrong-behaviour',
    rules: ['error-json'],
    alter: (b) => saying(b, (_refusal, code) => ({ error: { code, message: 'refused' } })),
    witness: looks(BAD, (reply) => reply.json['error']),
  },
  {
    id: 'error-as-html',
    title: 'an error is a page for people',
    kind: 'wrong-behaviour',
    rules: ['response-media-type', 'response-json-object', 'error-json'],
    alter: (b) =>
      refusing(b, (reply) => ({
        ...reply,
        headers: { ...reply.headers, 'Content-Type': 'text/html' },
        body: '<html><body>Bad Request</body></html>',
      })),
    witness: sends(BAD),
  },
  {
    id: 'error-repeats-the-assertion',
    title: 'error_description repeats the assertion',
    kind: 'wrong-behaviour',
    rules: ['error-no-leak'],
    alter: (b) => saying(b, (_refusal, _code, given) => ({ error_description: `invalid token: ${given?.assertion}` })),
    witness: looks(BAD, (reply) => reply.text.includes('eyJ')),
  },
  {
    id: 'error-shows-a-stack',
    title: 'an error shows where in the program it came from',
    kind: 'wrong-behaviour',
    rules: ['error-no-leak'],
    alter: (b) =>
      saying(b, ({ detail }) => ({
        error_description: `Error: ${detail}\n    at verify (/srv/app/auth.js:41:11)\n    at handle (/srv/app/token.js:17:5)`,
      })),
    witness: looks(BAD, (reply) => reply.text.includes('auth.js:41:11')),
  },
  {
    id: 'error-tells-the-check',
    title: 'error_description tells which check failed',
    kind: 'wrong-behaviour',
    rules: ['error-sparse'],
    profiles: ['redox-source-auth-v2'],
    alter: (b) => saying(b, ({ detail }) => ({ error_description: `refused: ${detail}` })),
    witness: looks(BAD, (reply) => reply.json['error_description']),
  },
  {
    id: 'error-tells-unknown-clients',
    title: 'an unknown client gets another error than a wrong signature',
    kind: 'wrong-behaviour',
    rules: ['error-sparse'],
    profiles: ['redox-source-auth-v2'],
    alter: (b) =>
      saying(b, ({ detail }, code) =>
        detail === 'unknown client' ? { error: code, error_description: 'client not found' } : {},
      ),
    witness: looks({ claims: { iss: 'nobody', sub: 'nobody' } }, (reply) => reply.json['error_description']),
  },
  {
    id: 'error-tells-expired',
    title: 'only an expired assertion has an error text of its own',
    kind: 'wrong-behaviour',
    rules: ['error-sparse'],
    profiles: ['redox-source-auth-v2'],
    alter: (b) =>
      saying(b, ({ detail }) => (detail === 'expired' ? { error_description: 'the assertion is expired' } : {})),
    witness: looks(
      (bench) => ({ claims: { exp: bench.now() - 100, iat: bench.now() - 200 } }),
      (reply) => reply.json['error_description'],
    ),
  },
  {
    id: 'error-tells-replay',
    title: 'only a used jti has a member of its own in the error',
    kind: 'wrong-behaviour',
    rules: ['error-sparse'],
    profiles: ['redox-source-auth-v2'],
    alter: (b) => saying(b, ({ detail }) => (detail === 'jti was used' ? { replayed: true } : {})),
    witness: async (bench) => {
      const claims = { jti: 'once-and-again' };
      await bench.send({ claims });
      return Object.keys((await bench.send({ claims })).json).join(' ');
    },
  },
  {
    id: 'error-header-tells-the-check',
    title: 'a header field of its own names the check that failed',
    kind: 'wrong-behaviour',
    rules: ['error-sparse'],
    profiles: ['redox-source-auth-v2'],
    alter: (b) => ({
      ...b,
      finish: (reply, outcome, scene) => {
        if (outcome.kind !== 'refused') return b.finish(reply, outcome, scene);
        const reason = outcome.refusal.detail.replace(/[^\x20-\x7e]/g, '');
        return b.finish({ ...reply, headers: { ...reply.headers, 'X-Error-Reason': reason } }, outcome, scene);
      },
    }),
    witness: header('x-error-reason'),
  },
  {
    id: 'error-description-outside-grammar',
    title: 'error_description has quotes and letters beyond ASCII',
    kind: 'wrong-behaviour',
    rules: ['error-members'],
    profiles: ['rfc7523', 'smart-backend-services', 'reltio-client-secret-jwt'],
    alter: (b) => saying(b, () => ({ error_description: 'Authentifizierung „fehlgeschlagen“' })),
    witness: looks(BAD, (reply) => reply.json['error_description']),
  },
  {
    id: 'error-cacheable',
    title: 'an error is sent without Cache-Control',
    kind: 'wrong-behaviour',
    rules: ['response-no-store'],
    profiles: ['redox-source-auth-v2'],
    alter: (b) => refusing(b, (reply) => withoutHeader(reply, 'Cache-Control')),
    witness: header('cache-control'),
  },
  {
    id: 'error-without-pragma',
    title: 'an error is sent without Pragma',
    kind: 'wrong-behaviour',
    rules: ['response-pragma'],
    profiles: ['redox-source-auth-v2'],
    alter: (b) => refusing(b, (reply) => withoutHeader(reply, 'Pragma')),
    witness: header('pragma'),
  },
  {
    id: 'error-401-without-challenge',
    title: 'a failed Authorization header is answered with 401 and no WWW-Authenticate',
    kind: 'wrong-behaviour',
    rules: ['error-www-authenticate'],
    profiles: ['rfc7523', 'smart-backend-services', 'reltio-client-secret-jwt'],
    alter: (b) => ({ ...b, challenge: () => ({}) }),
    witness: looks(
      { params: { client_assertion: undefined, client_assertion_type: undefined }, headers: basic() },
      (reply) => reply.headers['www-authenticate'],
    ),
  },
  {
    id: 'bad-signature-with-500',
    title: 'a signature that does not verify is an exception, and ends in 500',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered', 'error-status'],
    alter: (b) => ({
      ...b,
      errorStatus: (refusal, scene) => (refusal.detail === 'signature' ? 500 : b.errorStatus(refusal, scene)),
    }),
    witness: sends({ text: withSignature((octets) => octets.with(9, (octets[9] ?? 0) ^ 1)) }),
  },
  {
    id: 'claims-told-before-the-signature',
    title: 'claims are judged and their faults told before the signature is checked',
    kind: 'wrong-behaviour',
    rules: ['error-sparse'],
    profiles: ['redox-source-auth-v2'],
    alter: (b) => ({
      ...saying(b, ({ detail }) =>
        detail === 'aud' || detail === 'expired' ? { error_description: `claims: ${detail}` } : {},
      ),
      order: ['client', 'header', 'claims', 'signature', 'grant', 'scope', 'replay'],
    }),
    witness: looks(
      (bench) => ({ claims: { exp: bench.now() - 100, iat: bench.now() - 200 }, key: bench.stranger }),
      (reply) => reply.json['error_description'],
    ),
  },
  {
    id: 'challenge-repeats-the-assertion',
    title: 'WWW-Authenticate repeats the assertion',
    kind: 'wrong-behaviour',
    rules: ['error-no-leak'],
    // What is longer than a header field may be is not repeated.
    alter: (b) => challenging(b, (_detail, assertion) => `bad token ${assertion.length < 4000 ? assertion : ''}`),
    witness: looks(BAD, (reply) => reply.headers['www-authenticate']?.includes('eyJ') ?? false),
  },
  {
    id: 'challenge-tells-the-check',
    title: 'WWW-Authenticate tells which check failed',
    kind: 'wrong-behaviour',
    rules: ['error-sparse'],
    profiles: ['redox-source-auth-v2'],
    alter: (b) => challenging(b, (detail) => detail),
    witness: looks(BAD, (reply) => reply.headers['www-authenticate']),
  },
  {
    id: 'page-for-crowded-forms-shows-them',
    title: 'the error page for a form of too many parameters shows its last ones',
    kind: 'wrong-behaviour',
    rules: ['error-no-leak'],
    alter: (b) => ({
      ...b,
      admit: (scene) => {
        const { body } = scene.request;
        if (body.filter((octet) => octet === 0x26).length < 5000) return b.admit(scene);
        const page = `<pre>${body.subarray(-4000).toString('latin1')}</pre>`;
        return { status: 413, headers: { 'Content-Type': 'text/html' }, body: page };
      },
    }),
    witness: looks({ params: { x: Array.from({ length: 6000 }, () => '1') } }, (reply) => reply.text.includes('<pre>')),
  },
];
