import { readFileSync } from 'node:fs';
import { AssayError, type AssayErrorCode } from '@assay/validator';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

/** The JSON Schemas of this project, by file name in `suites/schema`. */
export type SchemaName = 'profile' | 'cases' | 'config' | 'report' | 'baseline' | 'sources' | 'seeds' | 'check';

const folder = new URL('./', import.meta.resolve('@assay/suites/schema/profile.schema.json'));
const compiled = new Map<SchemaName, ValidateFunction>();

/**
 * Checks data against one of the schemas.
 *
 * @param file the name shown in errors
 * @throws AssayError with `code`, naming file, JSON pointer and what was expected
 */
export function checkShape<T>(
  data: unknown,
  schema: SchemaName,
  { file, code }: { readonly file: string; readonly code: AssayErrorCode },
): T {
  const check = compiled.get(schema) ?? compile(schema);
  if (!check(data)) throw new AssayError(code, `${file}: ${describe(check.errors ?? [])}`);
  return data as T;
}

function compile(schema: SchemaName): ValidateFunction {
  const text = readFileSync(new URL(`${schema}.schema.json`, folder), 'utf8');
  // That the schemas are schemas is for a test to say: it takes longer than all else that is done here.
  const options = { allErrors: true, strict: false, verbose: true, validateSchema: false };
  const check = new Ajv2020(options).compile(JSON.parse(text));
  compiled.set(schema, check);
  return check;
}

/** The deepest and most telling of the errors, in words. */
function describe(errors: readonly ErrorObject[]): string {
  const telling = errors.filter((one) => !['oneOf', 'anyOf', 'if', 'not'].includes(one.keyword));
  const [first] = (telling.length > 0 ? telling : errors).toSorted(
    (a, b) => b.instancePath.length - a.instancePath.length,
  );
  if (first === undefined) return 'does not fit its schema';
  return `${first.instancePath || '/'}: ${wanted(first)}`;
}

function wanted({ keyword, params, message = '', schema, parentSchema }: ErrorObject): string {
  if (keyword === 'additionalProperties') {
    const name = String(params['additionalProperty']);
    const known = Object.keys((parentSchema?.['properties'] as object | undefined) ?? {});
    const near = nearest(name, known);
    return `unknown member "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`;
  }
  if (keyword === 'required') return `expected the member "${params['missingProperty']}"`;
  if (keyword === 'enum')
    return `expected one of ${(schema as readonly unknown[]).map((one) => JSON.stringify(one)).join(', ')}`;
  if (keyword === 'const') return `expected ${JSON.stringify(schema)}`;
  if (keyword === 'type') return `expected ${[params['type']].flat().join(' or ')}`;
  return `the value ${message}`;
}

/** The name most like the one given, if any is like it at all. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((one) => ({ one, far: distance(name.toLowerCase(), one.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far);
  return best !== undefined && best.far <= Math.max(2, name.length / 2) ? best.one : undefined;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
