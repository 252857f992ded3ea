import type { Answer } from '../transport.ts';
import { transportCause } from './answer.ts';
import type { Cause, Way } from './check.ts';
import { checkConnection } from './connection.ts';
import { checkName } from './name.ts';

/** Why a request got no answer, or one that is none of a token endpoint: name, connection, then the answer itself. */
export async function explainTransport(way: Way, answer: Answer): Promise<Cause | undefined> {
  const { url, transport } = way;
  if (!('none' in answer)) return transportCause(way, answer);
  const name = await checkName(url, transport);
  const connection = name.cause === undefined ? await checkConnection(url, transport) : undefined;
  return name.cause ?? connection?.cause ?? transportCause(way, answer);
}
