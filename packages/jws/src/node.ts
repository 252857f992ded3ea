/** What of Node.js is used where it is there. Nothing rests on it: it is faster than what every runtime has. */
interface Builtin {
  readonly 'node:crypto': {
    readonly createSecretKey: (octets: Uint8Array) => object;
    readonly createHmac: (hash: string, key: object) => Hmac;
  };
  readonly 'node:buffer': {
    readonly Buffer: { readonly from: (data: never) => { readonly toString: (encoding: 'base64url') => string } };
  };
}

interface Hmac {
  readonly update: (text: string) => Hmac;
  readonly digest: (encoding: 'base64url') => string;
}

const { process } = globalThis as {
  readonly process?: { readonly getBuiltinModule?: (name: string) => object | undefined };
};

/** A module of Node.js; undefined in any other runtime. */
export function builtin<Name extends keyof Builtin>(name: Name): Builtin[Name] | undefined {
  return process?.getBuiltinModule?.(name) as Builtin[Name] | undefined;
}
