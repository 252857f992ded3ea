import { describe, test } from 'vitest';
import { type Bad, expectMessage, refusal, testRefusals } from './refused.ts';
import { folder, profileId } from './workshop.ts';

const baseline = { version: 1, profile: profileId, entries: [] };

const options: readonly Bad[] = [
  {
    title: 'an unknown option',
    args: ['--profil', 'rfc7523'],
    says: 'unknown option --profil; did you mean "--profile"?',
  },
  {
    title: 'an unknown option with a value',
    args: ['--fail-onn=warning'],
    says: 'unknown option --fail-onn; did you mean "--fail-on"?',
  },
  { title: 'a word too many', args: ['everything'], says: '"everything" is a word too many' },
  {
    title: 'an option given twice',
    args: ['--config', 'a.json', '--config', 'b.json'],
    says: '--config: give it once',
  },
  { title: 'an option without its value', args: ['--profile'], says: /profile/ },
  { title: 'a value outside the choices', args: ['--fail-on', 'error'], says: /fail-on[\s\S]*"failed", "warning"/ },
  {
    title: 'two reporters on stdout',
    args: ['--reporter', 'pretty', '--reporter', 'json'],
    says: /^--reporter: only one reporter can write to stdout; .*json=report\.json$/,
  },
  {
    title: 'two reporters on one file',
    args: ['--reporter', 'json=a/b', '--reporter', 'junit=./a/b'],
    says: '--reporter: two reporters write to the same file',
  },
  {
    title: 'an unknown reporter',
    args: ['--reporter', 'prety'],
    says: '--reporter: no reporter "prety"; did you mean "pretty"?',
  },
  {
    title: 'a reporter without its file',
    args: ['--reporter', 'json='],
    says: '--reporter: json= needs a file after the equals sign',
  },
  {
    title: 'a file where a folder is needed',
    args: ['--reporter', 'junit=file/j.xml'],
    files: () => ({ file: 'in the way' }),
    says: /^cannot write .*file\/j\.xml: a part of the path is no directory$/,
  },
  {
    title: 'a folder where a report is to be',
    args: ['--reporter', 'json=.'],
    says: /^cannot write .*: it is a directory, not a file$/,
  },
  {
    title: '--grep that selects nothing',
    args: ['--grep', 'nothing-like-it'],
    says: '--grep: no case has "nothing-like-it" in its id or title, or is about a rule of this id; see: assay cases',
  },
  {
    title: '--grep that selects a property only, without draws',
    args: ['--grep', 'property-', '--runs', '0'],
    says: /^--grep: no case has "property-"/,
  },
  { title: '--seed that is a word', args: ['--seed', 'x'], says: '--seed: give a whole number' },
  { title: '--seed that is a fraction', args: ['--seed', '1.5'], says: '--seed: give a whole number' },
  { title: '--runs that is a word', args: ['--runs', 'many'], says: '--runs: give a whole number, 0 or more' },
  { title: '--runs below zero', args: ['--runs=-1'], says: '--runs: give a whole number, 0 or more' },
  ...['5', '5/h', '0/s', '-1/s', 'fast'].map((rate) => ({
    title: `--rate ${rate}`,
    args: [`--rate=${rate}`],
    says: '--rate: give requests per second or minute, as in 5/s or 30/m',
  })),
  { title: '--concurrency 0', args: ['--concurrency', '0'], says: '--concurrency: give a whole number, 1 or more' },
  { title: '--max-requests 0', args: ['--max-requests', '0'], says: '--max-requests: give a whole number, 1 or more' },
  {
    title: '--replay of an unknown id',
    args: ['--replay', 'exp-absnt[ES384]'],
    says: '--replay: no case "exp-absnt"; did you mean "exp-absent"?',
  },
  {
    title: '--replay of an unknown variant',
    args: ['--replay', 'exp-absent[RS384]'],
    says: '--replay: no variant "RS384"; the clients of the configuration are tested with ES384',
  },
  {
    title: '--replay of what is no id',
    args: ['--replay', 'exp-absent[ES384'],
    says: /^--replay: give an id as reports show it, /,
  },
  {
    title: '--replay of a case that cannot be sent',
    args: ['--replay', 'sub-other-client'],
    says: /^--replay: .* cannot be sent: needs a second client/,
  },
  {
    title: '--replay of a report that is not there',
    args: ['--replay', 'r.json'],
    says: /r\.json: there is no such file$/,
  },
  {
    title: '--replay of a file that is no report',
    args: ['--replay', 'r.json'],
    files: () => ({ 'r.json': {} }),
    says: /^r\.json: \/: expected the member /,
  },
  { title: '--replay with --grep', args: ['--replay', 'exp-absent', '--grep', 'exp'], says: /replay.*grep/s },
  {
    title: 'a baseline that is not there',
    args: ['--baseline', 'known.json'],
    says: /known\.json: there is no such file$/,
  },
  {
    title: 'a baseline that is not JSON',
    args: ['--baseline', 'known.json'],
    files: () => ({ 'known.json': '{\n  "version": 1,\n  "profile" "rfc7523"\n}' }),
    says: 'known.json:3:13: not JSON from here on',
  },
  {
    title: 'a folder for a baseline',
    args: ['--baseline', '.'],
    says: /: it is a directory, not a file$/,
  },
  {
    title: 'a baseline of another profile',
    args: ['--baseline', 'known.json'],
    files: () => ({ 'known.json': { ...baseline, profile: 'rfc7523' } }),
    says: `known.json: /profile: is for rfc7523, the run is for ${profileId}`,
  },
  {
    title: 'a baseline entry without a reason',
    args: ['--baseline', 'known.json'],
    files: () => ({ 'known.json': { ...baseline, entries: [{ id: 'aud-absent' }] } }),
    says: /^known\.json: \/entries\/0: expected the member /,
  },
];

testRefusals('options', options);

describe.concurrent('commands', () => {
  const wrong: readonly (readonly [string, readonly string[], string | RegExp])[] = [
    ['an unknown command', ['nope'], 'unknown command "nope"; see: assay --help'],
    ['a command with a slip of the pen', ['tets'], 'Did you mean test?'],
    ['options without a command', ['--slow'], /command/],
    ['profiles with an unknown action', ['profiles', 'shw'], /"list", "show"/],
    ['profiles show without an id', ['profiles', 'show'], /^profiles show: name a profile: .*rfc7523/],
    [
      'profiles show of an unknown id',
      ['profiles', 'show', 'smart-backend-service'],
      'no profile "smart-backend-service"; did you mean "smart-backend-services"?',
    ],
    [
      'profiles list with an id',
      ['profiles', 'list', 'rfc7523'],
      'profiles list takes no id; to see one: assay profiles show rfc7523',
    ],
    ['cases show without an id', ['cases', 'show'], 'cases show: name a case; see: assay cases'],
    ['cases show of an unknown id', ['cases', 'show', 'exp-absnt'], 'no case "exp-absnt"; did you mean "exp-absent"?'],
    [
      'cases show of an id like no other',
      ['cases', 'show', 'zzzzzzzzzzzz'],
      /^no case "zzzzzzzzzzzz"; none of the \d+ is like it$/,
    ],
    ['doctor with an unknown option', ['doctor', '--confg', 'x'], 'unknown option --confg; did you mean "--config"?'],
    ['doctor with two configurations', ['doctor', '--config', 'a', '--config', 'b'], '--config: give it once'],
    ['demo with an option', ['demo', '--fast'], /^unknown option --fast; known: /],
  ];

  // yargs would speak the language of the user, and only in part.
  const env = { LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' };

  test.for(wrong)('%s', async ([, args, says], { onTestFinished }) => {
    const place = await folder();
    onTestFinished(place.remove);
    expectMessage(await refusal(place, args, env), says);
  });
});
