import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoint } from '@assay/testbed';
import type { Json, JsonObject } from '@assay/validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Here } from './in-process.ts';
import { configFor, type Folder, folder, open } from './workshop.ts';

/** Files by name. */
export type Files = Readonly<Record<string, Json>>;

/** One thing that is wrong with a run. */
export interface Bad {
  readonly title: string;
  /** Options of `assay test`. */
  readonly args?: readonly string[];
  /** Files of the folder; a configuration here replaces the good one. */
  readonly files?: (good: JsonObject) => Files;
  readonly env?: Readonly<Record<string, string>>;
  /** What the message is, or is like. */
  readonly says: string | RegExp;
}

/** Name of the configuration that is read when none is given. */
export const config = 'assay.config.json';

/** Runs a command that must end with 2, one message and nothing else. Returns the message. */
export async function refusal(place: Folder, args: readonly string[], env: Here['env'] = {}): Promise<string> {
  const { code, stdout, stderr } = await place.assay(args, { env });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(existsSync(join(place.path, 'reports/junit.xml'))).toBe(false);
  expect(stderr).toMatch(/^assay: /);
  expect(stderr).not.toMatch(/^\s+at |Error:/m);
  return stderr.slice('assay: '.length).trimEnd();
}

/** Compares a message. */
export function expectMessage(message: string, says: string | RegExp): void {
  if (typeof says === 'string') expect(message).toBe(says);
  else expect(message).toMatch(says);
}

/** Each of these ends `assay test` with 2 and its message, before anything is sent. */
export function testRefusals(name: string, all: readonly Bad[]): void {
  describe(name, () => {
    let endpoint: Endpoint;
    beforeAll(async () => {
      endpoint = await open();
    });
    afterAll(() => endpoint.close());

    describe.concurrent('message', () => {
      test.for(all)('$title', async ({ args = [], files, env, says }, { onTestFinished }) => {
        const good = configFor(endpoint);
        const place = await folder({ [config]: good, ...files?.(good) });
        onTestFinished(place.remove);
        expectMessage(await refusal(place, ['test', ...args], env), says);
      });
    });

    test('nothing was sent', () => {
      expect(endpoint.requests()).toBe(0);
    });
  });
}
