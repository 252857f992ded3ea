import type { Reply } from './scene.ts';

/** A reply that lacks one header field. */
export function withoutHeader(reply: Reply, name: string): Reply {
  return { ...reply, headers: Object.fromEntries(Object.entries(reply.headers).filter(([key]) => key !== name)) };
}
