import { get } from 'node:http';
import { type Case, checkShape, properties } from '@assay/cases';
import type { Behaviour } from '@assay/testbed';
import { describe, expect, test } from 'vitest';
import { type Ended, play } from './judged.ts';
import type { Change } from './misbehaving.ts';

function draw(id: string, behaviour: Change, runs = 60): Promise<Ended> {
  const chosen = properties.filter((one) => one.id === id);
  return play({ behaviour: behaviour, options: { properties: chosen, runs } });
}

describe('the property about the lifetime', () => {
  const id = 'property-lifetime-boundary';

  test('finds a limit at 437 s: the smallest exp that is a fault all the same is 361 s ahead', async () => {
    const ended = await draw(id, { lifetimeAccepted: (exp, _, { now }) => exp - now <= 437 });
    expect(ended.told(id)).toBe('failed exp-max-lifetime');
    expect(ended.result(id).message).toMatch(/\/claims\/exp {2}\d+ {2}\(now \+ 361 s\)$/);
    expect(ended.result(id).reproduce).toMatchObject({ id, seed: 7, path: expect.stringMatching(/^\d/) });
    expect(ended.result(id).evidence[0]?.request.diff).toEqual([expect.stringContaining('(now + 361 s)')]);
  });

  test('writes the counterexample out as an object for a case file, which finds the same', async () => {
    const behaviour = { lifetimeAccepted: () => true };
    const ended = await draw(id, behaviour);
    const [, text = ''] = / To keep it as a case: (.*)$/.exec(ended.result(id).help) ?? [];
    const found = JSON.parse(text) as Case;
    const file = { $schema: '../../schema/cases.schema.json', cases: [found] };
    expect(() => checkShape(file, 'cases', { file: 'found.json', code: 'ERR_CASE' })).not.toThrow();
    const again = await play({ behaviour, options: { cases: [{ ...found, group: 'own' }] } });
    expect(again.told(found.id)).toBe('failed exp-max-lifetime');
  });

  test('finds the same again from seed and path', async () => {
    const behaviour = { lifetimeAccepted: () => true };
    const chosen = properties.filter((one) => one.id === id);
    const first = await play({ behaviour, options: { properties: chosen } });
    const { path = '' } = first.result(id).reproduce;
    const again = await play({ behaviour, options: { properties: chosen, paths: { [`${id}[ES384]`]: path } } });
    expect(again.result(id).message).toContain('(now + 361 s)');
    expect(again.arrivals.length).toBeLessThan(first.arrivals.length);
  });

  test('accuses no lawful endpoint', async () => {
    const ended = await draw(id, {});
    expect(ended.told(id)).toBe('passed exp-max-lifetime');
    expect(ended.report.exitCode).toBe(0);
  });

  test('accuses no endpoint whose limit lies within the dead band', async () => {
    const ended = await draw(id, { lifetimeAccepted: (exp, _, { now }) => exp - now <= 359 });
    expect(ended.told(id)).toBe('passed exp-max-lifetime');
  });

  test('is skipped where the profile sets no MUST', async () => {
    const chosen = properties.filter((one) => one.id === id);
    const ended = await play({ alg: 'HS256', profile: 'reltio-client-secret-jwt', options: { properties: chosen } });
    expect(ended.result(id)).toMatchObject({ status: 'skipped', message: expect.stringContaining('exp-max-lifetime') });
  });
});

describe('the property about damage', () => {
  const id = 'property-damage';

  test('finds that only the first 17 octets of a signature are compared', async () => {
    const macMatches: Behaviour['macMatches'] = (one, other) => one.subarray(0, 17).equals(other.subarray(0, 17));
    const chosen = properties.filter((one) => one.id === id);
    const ended = await play({
      alg: 'HS384',
      behaviour: { macMatches },
      options: { properties: chosen, runs: 60 },
    });
    expect(ended.told(id)).toBe('failed signature-valid');
    expect(ended.result(id).message).toContain('signature octet 17: bit 0 flipped');
  });

  test('accuses no lawful endpoint', async () => {
    expect((await draw(id, {}, 20)).told(id)).toBe('passed signature-valid');
  });
});

describe('the property about aud', () => {
  const id = 'property-audience-near-misses';

  test('finds that only the first eleven characters are compared', async () => {
    const ended = await draw(id, {
      audiencesMatch: (list, [right = '']) => list.some((one) => one.slice(0, 11) === right.slice(0, 11)),
    });
    expect(ended.told(id)).toBe('failed aud-accepted');
    const { target } = ended.report;
    const aud = ended.result(id).evidence[0]?.request.claims?.['aud'];
    const spelled = typeof aud === 'string' ? aud : '';
    expect(spelled.slice(0, 11)).toBe(target.slice(0, 11));
    expect(spelled[11]).not.toBe(target[11]);
  });
});

describe('a key set of ours that a header points to', () => {
  const fetching: Change = {
    embeddedKeys: async ({ header }) => {
      const url = header['jku'];
      if (typeof url === 'string') await new Promise((resolve) => get(url, (answer) => resolve(answer.resume())));
      return [];
    },
  };

  test('is fetched before the refusal: a fault, whatever the answer says', async () => {
    const ended = await play({
      cases: ['jku-foreign', 'alg-none'],
      behaviour: { jkuAccepted: () => true, ...fetching },
    });
    expect(ended.told('jku-foreign')).toBe('failed key-url-not-fetched');
    expect(ended.result('jku-foreign').message).toBe('the server fetched a URL that a header told it to');
    expect(ended.told('alg-none')).toBe('passed jws-not-unsecured');
  });

  test('is fetched once and kept: once is enough', async () => {
    const known = new Set<unknown>();
    const once: Change = {
      embeddedKeys: (attempt, scene) => {
        const url = attempt.header['jku'];
        if (known.has(url)) return [];
        known.add(url);
        return fetching.embeddedKeys?.(attempt, scene) ?? [];
      },
    };
    const ended = await play({ cases: ['jku-foreign'], behaviour: { jkuAccepted: () => true, ...once } });
    expect(ended.told('jku-foreign')).toBe('failed key-url-not-fetched');
  });

  test('is fetched, once, and the answer is a 500: the fetch was seen', async () => {
    let fetched = false;
    const stumbling: Change = {
      embeddedKeys: async (attempt, scene) => {
        if (fetched || attempt.header['jku'] === undefined) return [];
        fetched = true;
        await fetching.embeddedKeys?.(attempt, scene);
        throw new TypeError('no keys in it');
      },
      onCrash: () => ({ status: 500, headers: {}, body: '' }),
    };
    const ended = await play({ cases: ['jku-foreign'], behaviour: { jkuAccepted: () => true, ...stumbling } });
    expect(ended.told('jku-foreign')).toBe('failed key-url-not-fetched');
  });

  test('is fetched and trusted: the forged assertion that got a token is the worse of the two', async () => {
    const ended = await play({
      cases: ['jku-foreign'],
      behaviour: { jkuAccepted: () => true, ...fetching, verifyWithKey: () => true },
    });
    expect(ended.told('jku-foreign')).toBe('failed embedded-key-not-trusted');
  });

  test('is left alone: passed', async () => {
    expect((await play({ cases: ['jku-foreign'] })).told('jku-foreign')).toBe('passed key-url-not-fetched');
  });
});
