import type { Understood } from '@assay/reporters';
import type { Pair, RawSubject, Subject } from '@assay/validator';
import { hidden, shownParam } from './hide.ts';
import type { Input } from './input.ts';
import type { Given } from './subject.ts';

const kinds: Readonly<Record<Given['kind'], string>> = {
  request: 'an HTTP request',
  form: 'a form body, taken as sent by POST',
  assertion: 'an assertion',
};

/** What was read and from where, in a sentence. */
export function readAs({ kind }: Given, { from }: Input): string {
  return `Read as ${kinds[kind]}, from ${from}.`;
}

/** The request line, header fields and parameters of the body, without what is secret. */
export function requestLines({ kind, subject }: Given, { params = [] }: Subject): readonly Understood[] {
  if ('assertion' in subject) return [];
  const shownFields = ['content-type', 'host', 'accept', 'content-length', 'transfer-encoding', 'user-agent'];
  const fields = subject.headers.map(([name, value]): Understood => {
    const path = name.toLowerCase() === 'content-type' ? '/http/content-type' : `/http/${name.toLowerCase()}`;
    return { path, name, text: shownFields.includes(name.toLowerCase()) ? value : hidden };
  });
  const line: Understood = { path: '/http/method', name: subject.method, text: target(subject) };
  return [
    ...(kind === 'request' ? [line, ...fields] : []),
    ...params.map((pair: Pair): Understood => ({ path: `/params/${pair[0]}`, name: pair[0], text: shownParam(pair) })),
  ];
}

/** The request target; of its query only the names of parameters. */
function target({ url }: Exclude<RawSubject, { readonly assertion: string }>): string {
  const [path = '', query] = url.split('?', 2);
  if (query === undefined) return path;
  const names = query.split('&').map((piece) => piece.split('=', 1)[0]);
  return `${path}?${names.map((name) => `${name}=…`).join('&')}`;
}
