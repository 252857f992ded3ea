export { json } from './json.ts';
export { junit } from './junit.ts';
export type { ReporterOptions } from './options.ts';
export { pretty } from './pretty.ts';
export { type Reporter, type ReporterName, reporters } from './reporters.ts';
