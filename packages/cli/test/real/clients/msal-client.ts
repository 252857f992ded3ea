/**
 * MSAL for Node.js as its documentation shows it for a certificate, at an authority that is not Entra's.
 *
 * Arguments: the key file and the SHA-256 thumbprint of the certificate, in hex.
 */
import { readFileSync } from 'node:fs';
import { ConfidentialClientApplication, ProtocolMode } from '@azure/msal-node';

const {
  ASSAY_ISSUER: authority = '',
  ASSAY_CLIENT_ID: clientId = '',
  ASSAY_SCOPE: scope = '',
  ASSAY_RESOURCE: resource = '',
  ASSAY_CALLS: calls,
} = process.env;
const [keyFile = '', thumbprintSha256 = ''] = process.argv.slice(2);

const application = new ConfidentialClientApplication({
  auth: {
    clientId,
    authority,
    knownAuthorities: [new URL(authority).host],
    clientCertificate: { privateKey: readFileSync(keyFile, 'utf8'), thumbprintSha256 },
  },
  system: { protocolMode: ProtocolMode.OIDC },
});
for (let nth = 1; nth <= Number(calls); nth += 1) {
  const { accessToken = '' } = (await application.acquireTokenByClientCredential({ scopes: [scope] })) ?? {};
  if (accessToken === '') throw new Error('no token');
  const { status } = await fetch(resource, { headers: { authorization: `Bearer ${accessToken}` } });
  if (status !== 200) throw new Error(`the resource answered ${status}`);
}
