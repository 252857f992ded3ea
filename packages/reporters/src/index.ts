export { canvas, labelled } from './canvas.ts';
export { json } from './json.ts';
export { junit } from './junit.ts';
export type { ReporterOptions } from './options.ts';
export { pretty } from './pretty.ts';
export { type Reporter, type ReporterName, reporters } from './reporters.ts';
export { visible } from './visible.ts';
