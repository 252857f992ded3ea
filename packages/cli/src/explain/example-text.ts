import { type Example, type Examples, parseAssertion } from '@assay/validator';
import { jsonText } from './source-text.ts';

/** Examples shown of each kind. */
const most = 3;

/** Right or wrong examples: what each changes of a request, or an answer, that breaks nothing. */
export function exampleLines(examples: Examples[keyof Examples]): readonly string[] {
  const told = [...examples].sort((a, b) =>
    changes(b).length - changes(a).length === 0 ? 0 : Number(changes(a).length === 0) - Number(changes(b).length === 0),
  );
  const shown = told.slice(0, most).flatMap((one) => [one.title, ...changes(one).map((line) => `  ${line}`)]);
  return [...shown, ...(told.length > most ? [`and ${told.length - most} more`] : [])];
}

function changes({ subject = {}, facts, params, response, expected }: Example): readonly string[] {
  const { assertion, ...others } = subject;
  return [
    ...Object.entries(others).flatMap(([part, value]) =>
      part === 'raw' ? rawLines(value) : [`${part} ${members(value)}`],
    ),
    ...(assertion === undefined ? [] : assertionLines(assertion)),
    ...Object.entries(response ?? {}).map(([part, value]) => `answer ${part} ${jsonText(value)}`),
    ...(expected === undefined ? [] : [`the request ${jsonText(expected)}`]),
    ...(facts === undefined ? [] : [`known ${members(facts)}`]),
    ...(params === undefined ? [] : [`parameters ${jsonText(params)}`]),
  ];
}

/** A member that is taken away has no value in JSON. */
function members(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return jsonText(value);
  const gone = Object.keys(value).filter((name) => (value as Readonly<Record<string, unknown>>)[name] === undefined);
  const rest = Object.keys(value).length > gone.length ? [jsonText(value)] : [];
  return [...rest, ...gone.map((name) => `without ${name}`)].join(', ');
}

function rawLines(raw: unknown): readonly string[] {
  const { assertion } = raw as { readonly assertion?: string };
  return assertion === undefined ? [`request ${jsonText(raw)}`] : assertionLines(assertion);
}

/** An assertion as it can be read; what cannot is told by its shape. */
function assertionLines(text: string): readonly string[] {
  const { header, claims, faults } = parseAssertion(text);
  return [
    ...(header === undefined ? [] : [`header ${jsonText(header)}`]),
    ...(claims === undefined ? [] : [`claims ${jsonText(claims)}`]),
    ...(faults.length === 0
      ? []
      : [
          `assertion of ${text.length} characters: ${faults.map((one) => [one.kind, ...(one.detail === undefined ? [] : [one.detail])].join(', ')).join('; ')}`,
        ]),
  ];
}
