import { attend, attendStray } from './attend.ts';
import type { Desk } from './desk.ts';
import { type Address, type Listener, listen } from './listener.ts';
import type { CertifyOptions } from './options.ts';
import type { Origins } from './origins.ts';

/** What a run listens with. */
export interface Servers extends Origins {
  readonly close: () => Promise<void>;
}

/**
 * Starts what a run listens with.
 *
 * @throws AssayError `ERR_USAGE` when the address cannot be listened on
 */
export async function openServers(desk: Desk, { listen: at, tls }: CertifyOptions): Promise<Servers> {
  const { host, port } = at ?? { host: '127.0.0.1', port: 0 };
  const open: Listener[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(open.map((one) => one.close()));
  };
  const start = async (address: Address, attendTo: typeof attend): Promise<string> => {
    const listener = await listen(address, desk.environment, (received) => attendTo(desk, received));
    open.push(listener);
    return listener.origin;
  };
  try {
    const own = tls && { tls: tls.identity };
    const front = await start({ host, port, ...own }, attend);
    const away = await start({ host, port: 0, ...own }, attendStray);
    const foreign = tls && (await start({ host, port: 0, tls: tls.foreign }, attendStray));
    return { front, away, ...(foreign !== undefined && { foreign }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
