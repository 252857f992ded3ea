import { lineOf, type Target } from '@assay/cases';
import type { Profile } from '@assay/validator';
import { configError, type LoadedConfig } from './config.ts';
import { demandsScope } from './demands-scope.ts';

/**
 * The endpoint under test, as a configuration names it.
 *
 * @throws AssayError `ERR_CONFIG` naming the member that is missing or wrong
 */
export function targetOf({ config, file }: LoadedConfig, profile: Profile): Target {
  const { tokenEndpoint, issuer, scope, resource, headers, params } = config;
  if (tokenEndpoint === undefined)
    return configError(file, '/tokenEndpoint', 'assay test needs the URL of the token endpoint');
  if (!URL.canParse(tokenEndpoint)) configError(file, '/tokenEndpoint', `"${tokenEndpoint}" is not a URL`);
  if (demandsScope(profile) && scope === undefined)
    configError(file, '/scope', `${profile.id} demands a scope; name one that the clients may have`);
  const { accept } = lineOf(profile, 'aud-accepted')?.params ?? {};
  if (issuer === undefined && Array.isArray(accept) && !accept.includes('tokenEndpoint'))
    configError(file, '/issuer', `${profile.id} wants the issuer identifier in aud; name it`);
  return {
    tokenEndpoint,
    ...(issuer !== undefined && { issuer }),
    ...(scope !== undefined && { scope }),
    ...(resource !== undefined && { resource }),
    headers: Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    params: Object.entries(params ?? {}),
  };
}
