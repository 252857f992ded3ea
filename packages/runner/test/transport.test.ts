import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, type TestContext, test } from 'vitest';
import { type Answer, answerLimit, openTransport } from '../src/index.ts';

/** Seconds that an answer may take. */
const timeoutSeconds = 2;

type Deed = (socket: Socket) => void | Promise<void>;

/** Starts a server that takes a request and then does what it likes, and sends it one. */
async function ask({ onTestFinished }: Pick<TestContext, 'onTestFinished'>, deed: Deed): Promise<Answer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => void Promise.resolve(deed(socket)).catch(() => socket.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { send, close } = openTransport({ timeoutSeconds });
  onTestFinished(async () => {
    await close();
    for (const one of sockets) one.destroy();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  const headers = [['content-type', 'application/x-www-form-urlencoded']] as const;
  return send({ method: 'POST', url, headers, body: 'grant_type=client_credentials' });
}

const says =
  (text: string): Deed =>
  (socket) =>
    void socket.write(text);
const saysAndCloses =
  (text: string): Deed =>
  (socket) =>
    void socket.end(text);

/** Writes for ever, as fast as it is read. */
function floods(first: string, more: string): Deed {
  return async (socket) => {
    socket.write(first);
    const chunk = more.repeat(Math.ceil(16_384 / more.length));
    while (!socket.destroyed) {
      if (!socket.write(chunk)) await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
      await delay(0);
    }
  };
}

/** Writes one character at a time, so slowly that it never ends. */
function drips(text: string): Deed {
  return async (socket) => {
    for (const character of text.repeat(1000)) {
      if (socket.destroyed) return;
      socket.write(character);
      await delay(50);
    }
  };
}

const ok = 'HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\n';

const hostile: readonly (readonly [title: string, none: string, deed: Deed])[] = [
  ['no answer at all', 'timeout', () => undefined],
  ['a connection that is closed at once', 'reset', (socket) => void socket.end()],
  ['a connection that is reset', 'reset', (socket) => void socket.resetAndDestroy()],
  [
    'a status line, one character at a time',
    'timeout',
    (socket) => {
      socket.write('HTTP/1.1 400 ');
      return drips('Bad ')(socket);
    },
  ],
  ['header fields, one character at a time', 'timeout', drips(`${ok}x: y\r\n`)],
  [
    'a body, one character at a time',
    'timeout',
    (socket) => {
      socket.write(`${ok}content-length: 5000\r\n\r\n`);
      return drips('{"error":"')(socket);
    },
  ],
  ['a header field without end', 'broken', floods(`${ok}x: `, 'y')],
  ['header fields without end', 'broken', floods(ok, 'x: y\r\n')],
  ['a body without end', 'too-large', floods(`${ok}\r\n`, 'x')],
  ['chunks without end', 'too-large', floods(`${ok}transfer-encoding: chunked\r\n\r\n`, '8\r\nxxxxxxxx\r\n')],
  ['interim answers without end (102)', 'timeout', floods('', 'HTTP/1.1 102 Processing\r\n\r\n')],
  ['interim answers without end (103)', 'timeout', floods('', 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n')],
  ['an interim answer and nothing more', 'timeout', says('HTTP/1.1 103 Early Hints\r\n\r\n')],
  ['100 Continue, which nobody asked for', 'broken', says('HTTP/1.1 100 Continue\r\n\r\n')],
  [
    '101 Switching Protocols, which nobody asked for',
    'broken',
    says('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: chat\r\n\r\n'),
  ],
  ['a chunk size that is no number', 'broken', says(`${ok}transfer-encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n`)],
  ['a chunk longer than it says', 'broken', says(`${ok}transfer-encoding: chunked\r\n\r\n1\r\n{}}}}\r\n0\r\n\r\n`)],
  ['a chunk size beyond all numbers', 'broken', says(`${ok}transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n`)],
  ['chunks that are cut off', 'reset', saysAndCloses(`${ok}transfer-encoding: chunked\r\n\r\n5\r\n{"e`)],
  ['less than content-length says', 'reset', saysAndCloses(`${ok}content-length: 500\r\n\r\n{}`)],
  ['less than content-length says, and silence', 'timeout', says(`${ok}content-length: 500\r\n\r\n{}`)],
  ['a content-length that is no number', 'broken', says(`${ok}content-length: many\r\n\r\n{}`)],
  ['a negative content-length', 'broken', says(`${ok}content-length: -1\r\n\r\n{}`)],
  ['two lengths', 'broken', says(`${ok}content-length: 2\r\ncontent-length: 3\r\n\r\n{}}`)],
  ['a greeting of SSH', 'broken', says('SSH-2.0-OpenSSH_9.9\r\n')],
  ['a frame of HTTP/2', 'broken', says('\u0000\u0000\u0012\u0004\u0000\u0000\u0000\u0000\u0000')],
  ['HTTP/0.9', 'broken', saysAndCloses('<html>Welcome</html>')],
  ['octets at random', 'broken', (socket) => void socket.write(Buffer.from('00ff01fe02fd1603010200', 'hex'))],
  ['a status that is no number', 'broken', says('HTTP/1.1 four Bad\r\n\r\n')],
  ['a NUL in a header field', 'broken', says(`${ok}x: a\u0000b\r\n\r\n`)],
];

describe.concurrent('an endpoint that answers with', () => {
  test.for(hostile)('%s: %s', async ([, none, deed], context) => {
    const started = performance.now();
    const answer = await ask(context, deed);
    context.expect('none' in answer ? answer.none : answer.response.status).toBe(none);
    // It never takes longer than one answer may, however the octets come.
    context.expect(performance.now() - started).toBeLessThan((timeoutSeconds + 8) * 1000);
    context.expect(answer.seconds).toBeLessThan(timeoutSeconds + 5);
  });
});

describe.concurrent('what is odd and yet an answer', () => {
  const body = (answer: Answer): string =>
    'none' in answer ? answer.none : Buffer.from(answer.response.body as Uint8Array).toString('utf8');

  test('more than content-length says: what is beyond is not read', async (context) => {
    expect(body(await ask(context, says(`${ok}content-length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n\r\n`)))).toBe('{}');
  });

  test('a few interim answers', async (context) => {
    const interim = 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(3);
    expect(body(await ask(context, says(`${interim}${ok}content-length: 2\r\n\r\n{}`)))).toBe('{}');
  });

  test('a body that ends with the connection', async (context) => {
    expect(body(await ask(context, saysAndCloses(`${ok}\r\n{}`)))).toBe('{}');
  });

  test('a body of exactly a mebibyte', async (context) => {
    const whole = 'x'.repeat(answerLimit);
    expect(body(await ask(context, says(`${ok}content-length: ${answerLimit}\r\n\r\n${whole}`)))).toHaveLength(
      answerLimit,
    );
  });
});

test('a request that says chunked is sent in small chunks, without its length, and whole', async ({
  onTestFinished,
}) => {
  const body = 'grant_type=client_credentials&scope=a+b';
  let heard = '';
  const server = createServer((socket) => {
    socket.on('data', (data) => {
      heard += data.toString('latin1');
      if (heard.endsWith('\r\n0\r\n\r\n')) socket.end('HTTP/1.1 411 Length Required\r\ncontent-length: 0\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { send, close } = openTransport({ timeoutSeconds });
  onTestFinished(async () => {
    await close();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  const answer = await send({ method: 'POST', url, headers: [['transfer-encoding', 'chunked']], body });
  expect(answer).toMatchObject({ response: { status: 411 } });
  const [head = '', ...rest] = heard.split('\r\n\r\n');
  expect(head.toLowerCase()).toContain('transfer-encoding: chunked');
  expect(head.toLowerCase()).not.toContain('content-length');
  // Sizes and chunks in turn.
  const chunks = rest
    .join('\r\n\r\n')
    .split('\r\n')
    .filter((_, index) => index % 2 === 1);
  expect(chunks.filter((one) => one !== '').length).toBe(Math.ceil(body.length / 7));
  expect(chunks.join('')).toBe(body);
});
