import type { Case, Step } from './case.ts';
import type { Tamper } from './tamper.ts';

/** How to make one request: the part of a case or step that says so, or a draw of a property. */
export interface Recipe extends Pick<Case & Step, 'edit' | 'key' | 'damage'> {
  readonly tamper?: Tamper;
}
