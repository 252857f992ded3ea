import type { Json } from '../json.ts';

/** Whether a text is `scope-token *( SP scope-token )`: RFC 6749 section 3.3 and appendix A.4. */
export function isScope(text: string): boolean {
  return text.split(' ').every((token) => token !== '' && !/[^\x21\x23-\x5b\x5d-\x7e]/.test(token));
}

/** The tokens of a scope, each once, in the order of their first appearance; none when it is no string. */
export function scopeTokens(scope: Json | undefined): readonly string[] {
  return typeof scope === 'string' ? [...new Set(scope.split(' ').filter((token) => token !== ''))] : [];
}
