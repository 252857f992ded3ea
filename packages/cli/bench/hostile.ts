/** What the worst input of a size costs: each shape at 512 KiB and at 1 MiB, whose ratio tells a scan that is not linear. */
import { shippedProfile } from '@assay/cases';
import { type Facts, type RawSubject, validate } from '@assay/validator';
import { median } from './contest.ts';
import { table } from './table.ts';

const whole = 1_048_576;
const rounds = 7;
/** So many where a shape seems to take more than its share: other work may have lain on all turns of one size. */
const mostRounds = 35;
/** What takes less is run again and again, for the ratio asks for some precision. */
const turnMs = 10;
const mostSeconds = 2;
const mostGrowth = 2.5;

const redox = shippedProfile('redox-source-auth-v2');
const generic = shippedProfile('rfc7523');
const facts: Facts = {
  now: 1_795_000_000,
  client: { id: 'client', method: 'private_key_jwt', algs: ['RS384'], jwksUrl: 'https://client.example/jwks.json' },
  audiences: { tokenEndpoint: 'https://auth.example/token', issuer: 'https://auth.example' },
  keys: [{ kty: 'RSA', kid: 'k1', bits: 2048 }],
  signature: { outcome: 'invalid' },
  replay: 'seen',
  history: { sameAssertion: true },
};

const encode = (text: string) => Buffer.from(text).toString('base64url');
/** Repeats a text up to a length that base64url brings to the size. */
const fill = (text: string, size: number) => text.repeat(Math.floor((size * 0.74) / text.length));
const inClaims = (json: string): RawSubject => ({ assertion: `${encode('{"alg":"RS384"}')}.${encode(json)}.AA` });
const inHeader = (json: string): RawSubject => ({ assertion: `${encode(json)}.${encode('{}')}.AA` });
const numbered = (size: number, one: (index: number) => string) =>
  Array.from({ length: Math.floor((size * 0.74) / one(100_000).length) }, (_, index) => one(index)).join('');
const post = (body: string, more: readonly (readonly [string, string])[] = [], query = ''): RawSubject => ({
  method: 'POST',
  url: `https://auth.example/token${query}`,
  headers: [['content-type', 'application/x-www-form-urlencoded'], ...more],
  body,
});

const shapes: Readonly<Record<string, (size: number) => RawSubject>> = {
  'nested arrays': (size) => inClaims(`{"a":${fill('[', size / 2)}${fill(']', size / 2)}}`),
  'nested arrays, never closed': (size) => inClaims(fill('[', size)),
  'nested objects': (size) => inClaims(fill('{"a":', size)),
  'escapes in a string': (size) => inClaims(`{"a":"${fill('\\u0061', size)}"}`),
  'backslashes in a string': (size) => inClaims(`{"a":"${fill('\\\\', size)}"}`),
  'a string never closed': (size) => inClaims(`{"a":"${fill('\\"', size)}`),
  members: (size) => inClaims(`{${numbered(size, (index) => `"k${index}":0,`)}"z":0}`),
  'members in the header': (size) => inHeader(`{${numbered(size, (index) => `"k${index}":0,`)}"z":0}`),
  'one member again and again': (size) => inClaims(`{${fill('"a":1,', size)}"a":1}`),
  'pairs of members': (size) => inClaims(`{${numbered(size / 2, (index) => `"k${index}":0,"k${index}":1,`)}"z":0}`),
  'repeated members deep down': (size) =>
    inClaims(`${'{"abcdefgh":'.repeat(200)}{${fill('"a":1,', size * 0.98)}"a":1}${'}'.repeat(200)}`),
  'digits of a number': (size) => inClaims(`{"exp":${fill('9', size)}}`),
  'digits behind the point': (size) => inClaims(`{"exp":0.${fill('0', size)}1}`),
  'white space in JSON': (size) => inClaims(`{"a":${fill(' \n', size)}1}`),
  'text beyond ASCII': (size) => inClaims(`{"a":"${fill('é', size / 2)}"}`),
  'octets that are not UTF-8': (size) => ({
    assertion: `e30.${Buffer.alloc(size * 0.74, 0xc3).toString('base64url')}.AA`,
  }),
  audiences: (size) => inClaims(`{"aud":[${numbered(size, (index) => `"https://${index}",`)}"z"]}`),
  'critical extensions': (size) => inHeader(`{"crit":[${numbered(size, (index) => `"x${index}",`)}"z"],"alg":"RS384"}`),
  'a long alg': (size) => inHeader(`{"alg":"${fill('n', size)}"}`),
  'a long typ of prefixes': (size) => inHeader(`{"alg":"RS384","typ":"${fill('application/', size)}"}`),
  'a long kid': (size) => inHeader(`{"alg":"RS384","kid":"${fill('k', size)}"}`),
  'a long iss and sub': (size) => inClaims(`{"iss":"${fill('i', size / 2)}","sub":"${fill('i', size / 2)}"}`),
  dots: (size) => ({ assertion: '.'.repeat(size) }),
  'spaces before JSON': (size) => ({ assertion: `${' '.repeat(size - 1)}{` }),
  'foreign characters': (size) => ({ assertion: `e30.e30.${'A'.repeat(size - 10)}=` }),
  'a long signature': (size) => ({ assertion: `e30.e30.${'A'.repeat(size - 12)}` }),
  parameters: (size) => post(numbered(size, (index) => `p${index}=1&`)),
  'one parameter again and again': (size) => post('client_assertion=e30.e30.&'.repeat(size / 26)),
  'empty parameters': (size) => post('&'.repeat(size)),
  'percent-encodings': (size) => post(`a=${'%41'.repeat(size / 3)}`),
  'broken percent-encodings': (size) => post('a=%4&'.repeat(size / 5)),
  'plus signs': (size) => post(`scope=${'+'.repeat(size)}`),
  'scope tokens': (size) => post(`scope=${numbered(size, (index) => `system/A${index}.rs+`)}`),
  'query parameters': (size) => post('', [], `?${numbered(size, (index) => `p${index}=1&`)}`),
  'question marks and number signs': (size) => post('', [], '?#'.repeat(size / 2)),
  'header fields': (size) =>
    post(
      'a=b',
      Array.from({ length: size / 32 }, (_, at) => ['authorization', `Basic ${at}`]),
    ),
  'a long Authorization': (size) => post('a=b', [['authorization', `Basic ${'YTpi'.repeat(size / 4)}`]]),
  'a long Content-Type': (size) => post('a=b', [['content-type', `${' ;'.repeat(size / 2)}`]]),
};

/** Milliseconds of CPU that judging takes, the dearer of two profiles and sides. */
function cost(subject: RawSubject): number {
  const judges = [() => validate(subject, redox, facts, 'client'), () => validate(subject, generic, facts)];
  return Math.max(...judges.map(turn));
}

function turn(run: () => unknown): number {
  const started = process.cpuUsage();
  for (let runs = 1; ; runs += 1) {
    run();
    const { user, system } = process.cpuUsage(started);
    const spent = (user + system) / 1000;
    if (spent >= turnMs) return spent / runs;
  }
}

/** Prints the table; false when a shape takes too long or more than its share. */
export function benchHostile(): boolean {
  const rows = Object.entries(shapes).map(([name, shape]) => {
    const half = shape(whole / 2);
    const full = shape(whole);
    const pairs: (readonly [number, number])[] = [];
    // Of the middle turns: where tables outgrow a cache, as those of the language do when it parses very many members,
    // the least turn of the smaller size is one that had the cache to itself, and no turn of the larger can match it.
    const middle = (which: 0 | 1) => median(pairs.map((pair) => pair[which]));
    const growth = () => middle(1) / middle(0);
    do pairs.push([cost(half), cost(full)]);
    while (pairs.length < rounds || (pairs.length < mostRounds && growth() > mostGrowth));
    return { name, ms: middle(1), growth: growth() };
  });
  table(
    ['1 MiB of', 'ms of CPU', '× 512 KiB'],
    rows.map(({ name, ms, growth }) => [name, ms.toFixed(1), growth.toFixed(2)]),
  );
  const late = rows.filter(({ ms, growth }) => ms > mostSeconds * 1000 || growth > mostGrowth);
  for (const { name } of late) console.log(`beyond ${mostSeconds} s or ${mostGrowth} × for twice the input: ${name}`);
  return late.length === 0;
}
