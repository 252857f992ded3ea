/** A token endpoint that gives everybody the same token: what is measured beside it is not its own work. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const body = JSON.stringify({ access_token: 'token', token_type: 'Bearer', expires_in: 300, scope: 'api' });
const headers = {
  'content-type': 'application/json',
  'content-length': body.length,
  'cache-control': 'no-store',
  pragma: 'no-cache',
};

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => response.writeHead(200, headers).end(body));
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
