import type { ResponseView } from '../../response.ts';

/** Whether HTTP itself explains a refusal by its status (405, 413, 415 …), so that no OAuth error body is asked for. */
export function isBareRefusal({ issued, refusal, status }: ResponseView): boolean {
  return !issued && refusal?.bare?.includes(status) === true;
}
