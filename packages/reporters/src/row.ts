/** One line of an account: a label of at most ten letters, or none, and a text that is not escaped yet. */
export type Row = readonly [label: string, text: string];

/** How much of the evidence is told: enough for a screen, or all that a file can hold. */
export type Detail = 'short' | 'full';
