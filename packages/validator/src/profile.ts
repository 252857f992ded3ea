import type { Level, Method, RefusalClass } from './facts.ts';
import type { JsonObject } from './json.ts';

/** A condition on the registered client. */
export interface When {
  readonly method?: Method;
  readonly alg?: readonly string[];
}

/** One line of a profile: how strongly a rule holds, with which parameters, by which sections. */
export interface RuleEntry {
  /** Short for the same level on both sides. */
  readonly level?: Level;
  readonly client?: Level;
  readonly server?: Level;
  readonly params?: JsonObject;
  readonly when?: When;
  /** Marks a rule that a refusal breaks; equals the kind of the rule itself. */
  readonly kind?: 'tolerance';
  /** Cited sections, as `document#section`; documents are listed in `sources.json`. */
  readonly spec: readonly string[];
  /** One sentence where the reading needs one: why inherited text is changed, how a contradiction is read. */
  readonly note?: string;
}

/** A rule that a profile drops, with the reason. */
export interface DroppedRule {
  readonly drop: string;
}

/** What a refusal of one class may look like. */
export interface Refusal {
  readonly status: readonly number[];
  readonly error: readonly string[];
  /** Error codes that are tolerated with a warning. */
  readonly tolerated?: readonly string[];
  /** Status codes that are tolerated with a warning. */
  readonly toleratedStatus?: readonly number[];
  /** Status codes that HTTP itself explains (405, 413, 415 …): no OAuth error body is asked for. */
  readonly bare?: readonly number[];
}

/** A profile as it is written in a file: at most one parent. */
export interface ProfileSource {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  /** Its documents could only be read in excerpts: what they do not say was left to the parent. */
  readonly evidence?: 'excerpt';
  readonly extends?: string;
  readonly methods: Partial<Readonly<Record<Method, readonly string[]>>>;
  readonly rules: Readonly<Record<string, RuleEntry | DroppedRule>>;
  readonly refusals?: Partial<Readonly<Record<RefusalClass, Refusal>>>;
}

/** One rule of a flat profile. A side without a level is not bound by it. */
export interface FlatRule {
  readonly rule: string;
  readonly client?: Level;
  readonly server?: Level;
  readonly params: JsonObject;
  readonly when?: When;
  readonly spec: readonly string[];
  readonly note?: string;
  /** The profile that wrote this line. */
  readonly origin: string;
}

/** A profile with its inheritance resolved. */
export interface Profile {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  /** Its own documents could only be read in excerpts. */
  readonly evidence?: 'excerpt';
  /** The chain of parents, nearest first. */
  readonly ancestors: readonly string[];
  readonly methods: Partial<Readonly<Record<Method, readonly string[]>>>;
  /** In the order of the rule list of this package. */
  readonly rules: readonly FlatRule[];
  readonly dropped: readonly { readonly rule: string; readonly why: string; readonly origin: string }[];
  readonly refusals: Readonly<Record<RefusalClass, Refusal & { readonly origin: string }>>;
}
