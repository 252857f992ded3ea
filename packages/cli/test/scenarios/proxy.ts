import { createServer, request as startRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A forward proxy that knows names of its own. */
export interface ForwardProxy {
  readonly url: string;
  /** What it was asked for: `CONNECT name:port` or `POST http://name/path`. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * Starts a forward proxy, with CONNECT (RFC 9110 section 9.3.6). Every name leads to this machine.
 *
 * @param login user and password it asks for, as `user:password`
 */
export async function startProxy(login?: string): Promise<ForwardProxy> {
  const asked: string[] = [];
  const sockets = new Set<{ destroy: () => unknown }>();
  const admitted = (given: string | undefined): boolean =>
    login === undefined || given === `Basic ${Buffer.from(login).toString('base64')}`;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (!admitted(request.headers['proxy-authorization'])) {
      response.writeHead(407).end();
      return;
    }
    const { port, pathname, search } = new URL(request.url ?? '');
    const { method, headers } = request;
    const onward = startRequest({ host: '127.0.0.1', port, path: pathname + search, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    if (!admitted(request.headers['proxy-authorization'])) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const far = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.pipe(socket).pipe(far);
    });
    for (const one of [socket, far]) one.on('error', () => far.destroy());
    sockets.add(far).add(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    for (const one of sockets) one.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close };
}
