import type { Finding, TokenRequest } from '@assay/validator';
import { authorizationOf } from './bearer.ts';
import { type Desk, exchangeOf } from './desk.ts';
import { keyMaterialIn } from './key-material.ts';
import { observeBearer } from './observe-bearer.ts';
import { textOf } from './recorded.ts';
import { describeMadeUp, isMadeUp } from './repetition.ts';
import type { ResourceCall } from './session.ts';
import type { Stage } from './stage.ts';

type Shown = Parameters<typeof exchangeOf>[1];

/**
 * Judges whether a request carries key material, and hides what it carries.
 *
 * A secret that is sent as a secret is told by `secret-not-transmitted` alone.
 */
export function observeKeyMaterial(desk: Desk, shown: Shown, findings: readonly Finding[] = []): void {
  const found = keyMaterialIn(shown.request, desk.client.confidential);
  for (const text of found?.texts ?? []) desk.redactor.add(text);
  const told = findings.some(({ rule }) => rule === 'secret-not-transmitted');
  const broken =
    found === undefined || told ? [] : [{ rule: 'key-material-not-sent', message: `a request carries ${found.what}` }];
  desk.tally.add(['key-material-not-sent'], broken, () => exchangeOf(desk, shown));
}

/** Judges whether a request to another place than the token endpoint carries an assertion. */
export function observeElsewhere(desk: Desk, session: Stage, shown: Shown): void {
  const rule = 'assertion-not-sent-elsewhere';
  const text = withoutAuthorization(shown.request);
  const carried = session.arrivals.some(({ assertion }) => assertion !== undefined && text.includes(assertion));
  const broken = carried
    ? [{ rule, message: 'a request to another place than the token endpoint carries an assertion' }]
    : [];
  desk.tally.add([rule], broken, () => exchangeOf(desk, shown));
}

/** Judges how a call of the resource presents its token, and whether it is one. */
export function observeCall(desk: Desk, session: Stage, call: ResourceCall): void {
  const exchange = () => exchangeOf(desk, call);
  const bearer = observeBearer(call, session);
  if (bearer !== undefined) desk.tally.add(['bearer-header-format'], bearer, exchange);
  // A token in another form is told by its form alone.
  if (call.presented === undefined || (bearer ?? []).length > 0) return;
  const rule = 'only-issued-tokens-used';
  desk.tally.add([rule], isMadeUp(call) ? [{ rule, message: describeMadeUp(call) }] : [], exchange);
}

/** An assertion in the Authorization field is told by `bearer-header-format`. */
function withoutAuthorization(request: TokenRequest): string {
  const field = authorizationOf(request.headers);
  const others = request.headers.map(([, value]) => value).filter((value) => value !== field);
  return [request.url, ...others, textOf(request)].join('\n');
}
