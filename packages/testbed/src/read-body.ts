import type { IncomingMessage } from 'node:http';

/** The longest body that is read, in octets. */
export const LONGEST_BODY = 2_097_152;

/** How much of a longer body is read and thrown away, so that its sender sees the answer and no broken connection. */
const LONGEST_DRAIN = 16_777_216;

/**
 * Reads the body of a request.
 *
 * @returns undefined when it is longer than 2 MiB
 * @throws Error when the sender goes away in the middle
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let octets = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    octets += chunk.length;
    if (octets > LONGEST_DRAIN) return undefined;
    if (octets <= LONGEST_BODY) chunks.push(chunk);
  }
  return octets > LONGEST_BODY ? undefined : Buffer.concat(chunks);
}
