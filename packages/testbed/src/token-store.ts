/** The access tokens that an endpoint issued. */
export interface TokenStore {
  readonly add: (token: string, until: number) => void;
  /** Until when a token is good, in seconds since 1970; undefined for one that was never issued. */
  readonly until: (token: string) => number | undefined;
  /** Every token that is remembered, oldest first. */
  readonly all: () => readonly string[];
}

const MOST = 4096;

/** A store in memory that forgets the oldest token when it is full. */
export function tokenStore(): TokenStore {
  const issued = new Map<string, number>();
  return {
    add: (token, until) => {
      const [oldest] = issued.keys();
      if (issued.size >= MOST && oldest !== undefined) issued.delete(oldest);
      issued.set(token, until);
    },
    until: (token) => issued.get(token),
    all: () => [...issued.keys()],
  };
}
