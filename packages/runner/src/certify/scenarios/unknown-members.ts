import { onlyTheAnswer, withToken } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

/** Members that no document names, null and nested ones among them. */
export const scenario: Scenario = {
  id: 'unknown-members',
  title: 'members that the client does not know are ignored',
  rules: ['unknown-members-ignored'],
  latitude: onlyTheAnswer,
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
