import type { TransportOptions } from '../dispatchers.ts';
import type { Answer } from '../transport.ts';
import { transportCause } from './answer.ts';
import type { Cause } from './check.ts';
import { checkConnection } from './connection.ts';
import { checkName } from './name.ts';

/** Why a request got no answer, or one that is none of a token endpoint: name, connection, then the answer itself. */
export async function explainTransport(
  url: URL,
  answer: Answer,
  transport: TransportOptions,
): Promise<Cause | undefined> {
  if (!('none' in answer)) return transportCause(url, answer, transport);
  const name = await checkName(url, transport);
  const connection = name.cause === undefined ? await checkConnection(url, transport) : undefined;
  return name.cause ?? connection?.cause ?? transportCause(url, answer, transport);
}
