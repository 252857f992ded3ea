import type { SetAilment, SetChange, SetKey, UnfitKey } from '@assay/cases';
import { type ClientKey, generateKey } from '@assay/jws';
import type { JsonObject } from '@assay/validator';
import { setOf } from './key-set-cases.ts';
import type { ServedSet, SetFetch } from './key-set-server.ts';
import type { Lane } from './session.ts';
import { isStrange, type StrangeKey, strangeKeys } from './strange-keys.ts';
import { unfitKey } from './unfit-keys.ts';

/** The hand that a sequence has on the key set of the client under test. */
export interface Rotation {
  readonly change: (changes: readonly SetChange[]) => Promise<void>;
  /** The same lane seen from its client after it has taken a key that was put into the set. */
  readonly rotated: (lane: Lane, key: SetKey) => Lane;
  /** Fetches so far, from the start of the run. */
  readonly fetches: () => readonly SetFetch[];
  /** Whether the endpoint has looked at the set since it was last changed. */
  readonly noticed: () => boolean;
  /** Whether nobody can use the set as it is served now. */
  readonly ailing: () => boolean;
  /** Whether nothing stands in the set that could keep an endpoint from using the registered keys. */
  readonly harmless: () => boolean;
  /** Whether the set was served at some time in a way that may cost an endpoint the keys that it had. */
  readonly spoilt: () => boolean;
  readonly restore: () => void;
}

interface State {
  readonly lane: Lane;
  readonly set: ServedSet;
  next?: ClientKey;
  published: boolean;
  /** The key last added that must not verify. */
  unfit?: ClientKey;
  added: readonly { readonly kind: StrangeKey | UnfitKey; readonly keys: readonly JsonObject[] }[];
  ailment: SetAilment | undefined;
  spoilt: boolean;
  /** Fetches there were when the set was last changed. */
  changedAfter: number;
}

/** Opens the hand of one playing of a sequence; undefined when the suite does not serve the set of this client. */
export function openRotation(lane: Lane): Rotation | undefined {
  const set = setOf(lane);
  if (set === undefined) return undefined;
  const state: State = { lane, set, published: false, added: [], ailment: undefined, spoilt: false, changedAfter: 0 };
  return {
    change: async (changes) => {
      if (changes.length === 0) return;
      for (const one of changes) await apply(state, one);
      serve(state);
    },
    rotated: (from, key) => (key === 'new' ? rotated(state, from) : unfit(state, from)),
    fetches: () => set.fetches,
    noticed: () => set.fetches.length > state.changedAfter,
    ailing: () => state.ailment !== undefined,
    harmless: () => state.added.length === 0 && state.ailment === undefined,
    spoilt: () => state.spoilt,
    restore: () => set.restore(),
  };
}

async function apply(state: State, change: SetChange): Promise<void> {
  const [verb, what] = change.split(':');
  if (verb === 'publish' || verb === 'replace') {
    state.next = verb === 'publish' && state.next ? state.next : await newKey(state);
    state.published = true;
  } else if (verb === 'withdraw') state.published = false;
  else if (verb === 'remove') state.added = [];
  else if (verb === 'add') {
    const kind = what as StrangeKey | UnfitKey;
    state.added = [...state.added, { kind, keys: await newKeys(state, kind) }];
  } else if (verb === 'restore') {
    state.published = false;
    state.added = [];
    state.ailment = undefined;
  } else state.ailment = change as SetAilment;
}

async function newKeys(state: State, kind: StrangeKey | UnfitKey): Promise<readonly JsonObject[]> {
  const { next, lane } = state;
  const { variant, session } = lane;
  if (isStrange(kind)) return strangeKeys(kind, { beside: next ?? variant.client.key, variant });
  state.unfit = await unfitKey(kind, variant.name);
  for (const one of state.unfit.confidential) session.redactor.add(one);
  return [state.unfit.publicJwk ?? {}];
}

/** A key of the same algorithm under a `kid` that no endpoint has met; another key under the same one when there is one. */
async function newKey({ lane, next }: State): Promise<ClientKey> {
  const key = await generateKey(lane.variant.name, { kid: next?.kid ?? `rotated-${crypto.randomUUID()}` });
  for (const one of key.confidential) lane.session.redactor.add(one);
  return key;
}

/** Keys that nobody can use go first: what they spoil is everything after them. */
function serve(state: State): void {
  const { set, published, next, added, ailment } = state;
  const own = published && next?.publicJwk ? [next.publicJwk] : [];
  set.serve([...added.flatMap(({ keys }) => keys), ...set.registered, ...own], ailment);
  state.spoilt ||= added.length > 0 || ailment !== undefined;
  state.changedAfter = set.fetches.length;
}

/** What is expected depends on another key under the same `kid`; the others are as if they were not there. */
function rotated({ next, added }: State, lane: Lane): Lane {
  if (next === undefined) return lane;
  const published = added.flatMap(({ kind, keys }) => (kind === 'same-kid' ? keys : []));
  return { ...lane, variant: { ...lane.variant, client: { ...lane.variant.client, key: next, published } } };
}

/** The registered algorithm stays, whatever the key is. */
function unfit({ unfit: key }: State, lane: Lane): Lane {
  return key === undefined ? lane : { ...lane, variant: { ...lane.variant, client: { ...lane.variant.client, key } } };
}
