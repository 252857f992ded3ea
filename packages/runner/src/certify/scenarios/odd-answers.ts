import { withToken } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

const anyClient = 'Everything but the answer is as in first-request, and the client is to get through in the same way.';

/** `token_type` as Redox writes it, then as nobody does. */
export const tokenTypeCase: Scenario = {
  id: 'token-type-case',
  title: 'token_type is understood in any letter case',
  rules: ['token-type-any-case'],
  latitude: anyClient,
  starts: 2,
  mustSucceed: true,
  token: (arrival, session) => withToken(arrival, session, { token_type: session.start === 1 ? 'bearer' : 'BEARER' }),
  judge: () => [],
};

/** Members that no document names, null and nested ones among them. */
export const unknownMembers: Scenario = {
  id: 'unknown-members',
  title: 'members that the client does not know are ignored',
  rules: ['unknown-members-ignored'],
  latitude: anyClient,
  mustSucceed: true,
  token: (arrival, session) =>
    withToken(arrival, session, {
      ext_expires_in: 7200,
      need_patient_banner: true,
      fhirContext: [{ reference: 'ImagingStudy/123' }],
      patient: null,
      'x-trace': { nested: { deeper: ['a', 1, null] } },
    }),
  judge: () => [],
};

/** No `expires_in`. */
export const noExpiresIn: Scenario = {
  id: 'no-expires-in',
  title: 'an answer without expires_in is enough',
  rules: ['optional-members-not-needed'],
  latitude: `${anyClient} It may take any lifetime.`,
  mustSucceed: true,
  token: (arrival, session) => withToken(arrival, session, { expires_in: undefined }),
  judge: () => [],
};

/** No `scope`. */
export const noScope: Scenario = {
  id: 'no-scope',
  title: 'an answer without scope is enough',
  rules: ['optional-members-not-needed'],
  latitude: anyClient,
  mustSucceed: true,
  token: (arrival, session) => withToken(arrival, session, { scope: undefined }),
  judge: () => [],
};

/** A token of a type that a client of bearer tokens cannot use. */
export const tokenTypeUnknown: Scenario = {
  id: 'token-type-unknown',
  title: 'a token of another type is not presented as a bearer token',
  rules: ['token-type-understood'],
  latitude: 'Every end without a call of the resource is right.',
  token: (arrival, session) => withToken(arrival, session, { token_type: 'N_A' }),
  judge: ({ calls }) => {
    const used = calls.some(({ issued }) => issued !== undefined);
    return used
      ? [{ rule: 'token-type-understood', message: 'the client presented a token of type "N_A" as a bearer token' }]
      : [];
  },
};
