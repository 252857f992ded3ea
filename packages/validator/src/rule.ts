import type { FactName, Facts, RefusalClass } from './facts.ts';
import type { Json, JsonObject } from './json.ts';
import type { Profile } from './profile.ts';
import type { ExpectedResponse, ResponseView, TokenResponse } from './response.ts';
import type { Assertion, Http, Pair, RawSubject } from './subject.ts';

/** What a check reports: where, which of the rule's messages, and the values for its placeholders. */
export interface Fault {
  /** JSON pointer into the subject. */
  readonly path: string;
  /** Key of the message in the rule's words; absent for the only one. */
  readonly as?: string;
  /** Values for placeholders; a list is written with commas. */
  readonly data?: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  /** What was asked for, or several of which one was; what is always the same stands in the rule's words. */
  readonly expected?: string | readonly string[] | undefined;
  /** The offending value; shortened before it is shown. Never a secret or an assertion. */
  readonly actual?: Json | undefined;
}

/**
 * Everything a request check may look at. The engine calls a check only when the part named by `on` is there.
 *
 * `http` is there for rules on it or on `params`, `assertion` for rules on it, on `header` or on `claims`; the other
 * three are empty where they are lacking.
 *
 * `Known` names the facts that are there for certain.
 */
export interface RequestView<Known extends FactName = never> {
  readonly http: Http;
  readonly params: readonly Pair[];
  readonly assertion: Assertion;
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly facts: Facts & Required<Pick<Facts, Known>>;
  readonly profile: Profile;
}

/** The part of a request without which a rule does not apply. */
export type RequestPart = 'http' | 'params' | 'assertion' | 'header' | 'claims' | 'client';

/** Types of rule parameters; a list names the words allowed. */
export type ParamType = 'integer' | 'boolean' | 'strings' | readonly string[];

/**
 * Parameters of a rule that a profile must set, with their types; a name ending in `?` may be left out.
 *
 * Kept apart from the rule: who judges by a profile that is resolved already need not load them.
 */
export type ParamTypes = Readonly<Record<string, ParamType>>;

interface RuleBase {
  readonly id: string;
  /** The class of refusal that answers a request which breaks this rule. */
  readonly refusal: RefusalClass;
  /** Stronger rules: when one of them speaks at the same or a higher level, this one is silent. */
  readonly yieldsTo?: readonly string[];
}

/** A check of what a client sends. `Known` are the facts that it needs. */
export interface RequestRule<Known extends FactName = never> extends RuleBase {
  readonly kind: 'request';
  readonly on: RequestPart;
  /** Facts without which the rule is unjudged. */
  readonly needs?: readonly Known[];
  /** False when the rule has nothing to say about this request, whatever the facts. */
  readonly applies?: (view: RequestView, params: Params) => boolean;
  readonly check: (view: RequestView<Known>, params: Params) => readonly Fault[];
}

/** Any check of what a client sends, whatever facts it needs. */
export type AnyRequestRule = RequestRule<FactName>;

/** A check of what a token endpoint answers. */
export interface ResponseRule extends RuleBase {
  readonly kind: 'response';
  /** `token`: an issued token; `error`: a refusal; `any`: both. */
  readonly on: 'token' | 'error' | 'any';
  readonly check: (view: ResponseView, expected: ExpectedResponse, params: Params) => readonly Fault[];
}

/** A promise to accept: broken when a request that only makes use of it is refused. */
export interface ToleranceRule extends RuleBase {
  readonly kind: 'tolerance';
}

/** A duty that shows only over several exchanges; the runner judges it. */
export interface BehaviourRule extends RuleBase {
  readonly kind: 'behaviour';
}

/** One parametrised check. */
export type Rule = AnyRequestRule | ResponseRule | ToleranceRule | BehaviourRule;

/** Parameters of a rule as a profile sets them, checked against its `ParamTypes` when the profile is resolved. */
export type Params = JsonObject;

/** A text, or one for each `Fault.as`. */
export type Text = string | Readonly<Record<string, string>>;

/**
 * The words of a rule, kept apart so that a server need not load them.
 *
 * Placeholders are `{{name}}`: what `Fault.data` holds, or the `path` of the fault, the `member` that it ends with,
 * its `expected` and `actual`.
 */
export interface Words {
  /** A fact, lower case, without a full stop: "exp lies no further ahead than allowed". */
  readonly title: string;
  /** What is wrong. */
  readonly message: Text;
  /** What was asked for, where the fault itself does not say. */
  readonly expected?: Text;
  /** What to do about it. */
  readonly help: string;
}

/** An example that the contract kit runs. It starts from a clean request and changes what matters. */
export interface Example {
  readonly title: string;
  readonly subject?: Partial<ExampleSubject>;
  /** Replaces whole facts; `undefined` makes a fact unknown. */
  readonly facts?: { readonly [name in keyof Facts]?: Facts[name] | undefined };
  readonly params?: Params;
  /** For rules about answers. */
  readonly response?: Partial<TokenResponse>;
  readonly expected?: Partial<ExpectedResponse>;
}

/** What an example may change of the clean request; `undefined` as a value removes a member. */
export interface ExampleSubject {
  readonly header: Readonly<Record<string, Json | undefined>>;
  readonly claims: Readonly<Record<string, Json | undefined>>;
  /** Replaces the compact serialization. */
  readonly assertion: string;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly method: string;
  readonly url: string;
  /** Replaces the whole body. */
  readonly body: string;
  /** Replaces everything. */
  readonly raw: RawSubject;
}

/** Right and wrong examples of a rule. Each wrong one must be reported by this rule alone. */
export interface Examples {
  readonly right: readonly Example[];
  readonly wrong: readonly Example[];
}

/** What a rule checks, in words, one paragraph a line, and its examples. */
export interface About {
  readonly text: string;
  readonly examples: Examples;
}

/** Reads a parameter that must be an integer; the resolver has checked it. */
export function integer(params: Params, name: string): number {
  return params[name] as number;
}

/** Reads a parameter that must be a list of strings; absent counts as empty. */
export function strings(params: Params, name: string): readonly string[] {
  return (params[name] as readonly string[] | undefined) ?? [];
}
