import type { Scenario } from '../scenario.ts';

/** Several calls within the life of one token. */
export const scenario: Scenario = {
  id: 'token-reused',
  title: 'one token serves for several calls',
  rules: ['token-reused'],
  latitude: 'Tokens for processes, scopes or resources of their own are lawful; only one for every call is told.',
  calls: 4,
  intervalMs: 150,
  judge: ({ arrivals, calls }) => {
    const called = calls.filter(({ issued }) => issued !== undefined).length;
    if (called < 2) return { unshown: 'the client did not call the resource more than once' };
    if (arrivals.length < called) return [];
    return [{ rule: 'token-reused', message: `${arrivals.length} token requests were made for ${called} calls` }];
  },
};
