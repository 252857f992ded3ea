import type { Scenario } from '../scenario.ts';

/** The endpoint answers under a certificate that nobody the client trusts has signed. */
export const scenario: Scenario = {
  id: 'foreign-certificate',
  title: 'nothing is sent to a host whose certificate cannot be verified',
  rules: ['tls-certificate-checked'],
  latitude: 'Every end without a request is right.',
  needs: 'tls',
  foreignCertificate: true,
  judge: ({ strays }) =>
    strays.length === 0
      ? []
      : [
          {
            rule: 'tls-certificate-checked',
            message: 'the client sent a request to a host with a certificate of an unknown authority',
          },
        ],
};
