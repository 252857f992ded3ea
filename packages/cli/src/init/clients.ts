/** A client of the new configuration: with key files, or with the name of a variable. */
export interface NewClient {
  readonly clientId: string;
  readonly alg: string;
  /** Whether it only takes the other part in cases that need two clients. */
  readonly other: boolean;
  readonly key: string;
  readonly jwks: string;
  readonly secretEnv?: string;
}

/** Two clients for each algorithm. */
export function clientsFor(algs: readonly string[]): readonly NewClient[] {
  return algs.flatMap((alg) =>
    ['first', 'second'].map((who): NewClient => {
      const clientId = `${who}-${alg.toLowerCase()}`;
      return {
        clientId,
        alg,
        other: who === 'second',
        key: `keys/${clientId}.jwk.json`,
        jwks: `keys/${clientId}.jwks.json`,
        ...(alg.startsWith('HS') && { secretEnv: variableOf(clientId) }),
      };
    }),
  );
}

/** The name of the variable that holds the key or secret of a client in CI. */
export function variableOf(clientId: string): string {
  return clientId.toUpperCase().replaceAll('-', '_');
}
