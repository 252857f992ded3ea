import { profileIds, properties, shippedCases, shippedProfile } from '@assay/cases';
import { rules, words } from '@assay/validator';
import { about } from '@assay/validator/about';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explain } from '../../src/explain/explain.ts';
import { type Folder, folder } from './workshop.ts';

let place: Folder;
beforeAll(async () => {
  place = await folder();
});
afterAll(() => place.remove());

async function read(id: string): Promise<string> {
  const { code, stdout, stderr } = await place.assay(['explain', id]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** The texts of a row. */
function row(page: string, label: string): readonly string[] {
  const lines = page.split('\n');
  const first = lines.findIndex((line) => line.startsWith(label.padEnd(10)));
  if (first < 0) return [];
  const more = lines.slice(first + 1).findIndex((line) => !line.startsWith(' '.repeat(10)));
  return lines.slice(first, more < 0 ? undefined : first + 1 + more).map((line) => line.slice(10));
}

describe.concurrent('assay explain', () => {
  test('a rule: what, why, source, right and wrong, profiles, cases', async () => {
    const page = await read('exp-max-lifetime');
    expect(page).toMatch(
      /^exp-max-lifetime — exp lies no further ahead than allowed\na rule about what a client sends; /,
    );
    expect(row(page, 'what')[0]).toBe('exp lies no further ahead than allowed.');
    expect(row(page, 'source')).toContain('redox#jwt-claims: Redox Source Auth v2, Authentication JWT Claims');
    expect(row(page, 'right')).toContain('exactly at the limit');
    expect(row(page, 'wrong')).toEqual(expect.arrayContaining(['one second over', '  claims {"exp":1301}']));
    expect(row(page, 'profiles').join('\n')).toContain(
      'redox-source-auth-v2: client MUST, server MUST {"seconds":300,"from":"now"}',
    );
    expect(row(page, 'cases').join('\n')).toContain('lifetime-hour-over — ');
    expect(row(page, 'caught').join('\n')).toContain('lifetime-437-seconds — ');
  });

  test('a case: its change, the rules it breaks, what is right and wrong', async () => {
    const page = await read('aud-host-lookalike');
    expect(row(page, 'sent')[1]).toMatch(/^ {2}replace \/claims\/aud \{.*"hostSuffix":".example"/);
    expect(row(page, 'breaks')).toEqual(['aud-accepted — aud names this authorization server']);
    expect(row(page, 'profiles')).toHaveLength(profileIds().length);
  });

  test('a property', async () => {
    expect(row(await read('property-lifetime-boundary'), 'breaks')[0]).toMatch(/^exp-max-lifetime — /);
  });

  test('a scenario: what the client is asked to do, the rules at stake, what is lawful', async () => {
    const page = await read('token-expires');
    expect(page).toMatch(/^token-expires — .*\na scenario of assay certify\n/);
    expect(row(page, 'asked')).toEqual(['get a token and call the resource 4 times, 1400 ms apart']);
    expect(row(page, 'rules')[0]).toMatch(/^expired-token-renewed — /);
    expect(row(page, 'lawful').join(' ')).toContain('Renewing as early as one likes is lawful');
    expect(row(page, 'profiles')).toHaveLength(profileIds().length);
    expect(row(await read('expired-token-renewed'), 'scenarios').join('\n')).toContain('token-expires — ');
  });

  test('a section: the rules that cite it or one below it', async () => {
    const page = await read('rfc7523#3');
    expect(row(page, 'source').join('\n')).toContain('https://www.rfc-editor.org/rfc/rfc7523.html#section-3');
    expect(row(page, 'rules').join('\n')).toContain('aud-accepted — ');
    expect(row(await read('rfc7523#3-item-4'), 'rules').join('\n')).not.toContain('aud-accepted');
  });

  test.for([
    ['exp-max-lifetme', 'no rule, case or property "exp-max-lifetme"; did you mean "exp-max-lifetime"?'],
    ['rfc7523#3-item-44', 'no rule, case or property "rfc7523#3-item-44"; did you mean "rfc7523#3-item-4"?'],
    ['rfc7523', '"rfc7523" is a profile; see: assay profiles show rfc7523'],
    [
      'zzzzzzzzzzzzzzz',
      'no rule, case or property "zzzzzzzzzzzzzzz"; see: assay cases, and assay profiles show ID for the rules',
    ],
  ])('%s is 2, with the nearest', async ([id, says]) => {
    const { code, stdout, stderr } = await place.assay(['explain', id ?? '']);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `assay: ${says}\n` });
  });

  test('without an id is 2', async () => {
    expect((await place.assay(['explain'])).code).toBe(2);
  });
});

/** A value that was not there or no text, but for cases about the word; or a hole in the page. */
const spoilt = /(?<!\bword[ -])undefined|\[object|\n\n\n/;

describe('everything can be explained', () => {
  test('every rule', () => {
    for (const { id, kind } of rules) {
      const page = explain(id);
      expect(page).toContain(`${id} — ${words[id]?.title}\n`);
      expect(row(page, 'what').join(' ').length, id).toBeGreaterThan(20);
      const held = profileIds().some((profile) => shippedProfile(profile).rules.some((line) => line.rule === id));
      if (held) expect(row(page, 'source').length, id).toBeGreaterThan(1);
      if (kind === 'request' || kind === 'response') {
        expect(row(page, 'right'), id).not.toEqual([]);
        expect(row(page, 'wrong'), id).not.toEqual([]);
      }
      expect(page, id).not.toMatch(/\bNaN\b/);
      expect(page, id).not.toMatch(spoilt);
    }
    expect(Object.keys(about)).toEqual(rules.map((one) => one.id));
  });

  test('every case and property', () => {
    for (const { id, title } of [...shippedCases(), ...properties]) {
      const page = explain(id);
      expect(page).toMatch(new RegExp(`^${id} — `));
      expect(page).toContain(title);
      expect(row(page, 'right'), id).toHaveLength(1);
      expect(page, id).not.toMatch(spoilt);
    }
  });
});
