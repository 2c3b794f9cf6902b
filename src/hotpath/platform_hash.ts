/**
 * The platform's own SHA-256, where there is one that answers synchronously (Deno and Node): faster than
 * WASM above a size, because it may use instructions of the processor that WASM has no access to.
 *
 * @module
 */

/** A message hashed piece by piece. */
export interface HashStream {
  /** Adds bytes to the message. */
  update(bytes: Uint8Array): void;
  /** Ends the message; writes 32 bytes to `out`. */
  digestInto(out: Uint8Array): void;
}

/** From which size on the platform is the better choice. */
export interface Crossover {
  /** From this many bytes on, one message is hashed faster by the platform. */
  readonly singleFromBytes: number;
  /** From this many bytes on, so is each of many messages that four lanes could share. */
  readonly manyFromBytes: number;
}

/** What the platform offers. */
export interface PlatformHash {
  /** Hashes a message into the first 32 bytes of `out`. */
  hashInto(bytes: Uint8Array, out: Uint8Array): void;
  /** Begins a message. */
  open(): HashStream;
}

/** The part of node:crypto that is used here. */
interface NodeCrypto {
  readonly createHash: (algorithm: "sha256") => {
    update(bytes: Uint8Array): unknown;
    digest(encoding: "latin1" | "hex"): string;
  };
  readonly hash?: (algorithm: "sha256", bytes: Uint8Array, encoding: "latin1" | "hex") => string;
}

/**
 * Measured on processors with SHA instructions (Intel and AMD, see docs/performance.md): a call into the
 * platform costs about 0.9 microseconds on Deno and 0.4 on Node, a block of 64 bytes 0.18 in WASM alone,
 * 0.1 in a lane and 0.04 there.
 */
const crossovers = {
  deno: { singleFromBytes: 256, manyFromBytes: 1024 },
  node: { singleFromBytes: 56, manyFromBytes: 384 },
} as const;

let found: PlatformHash | undefined;
let isTried = false;

/** Nothing is ever large enough. */
const never: Crossover = { singleFromBytes: Infinity, manyFromBytes: Infinity };

/**
 * From which size on to ask for the platform's hash. Deno is known by its name: to look at `process` there
 * takes tens of milliseconds, which small work should not have to pay.
 */
export const crossover: Crossover = "Deno" in globalThis
  ? crossovers.deno
  : builtins() === undefined
  ? never
  : crossovers.node;

/** The platform's hash; `undefined` in browsers. Loading it takes Deno tens of milliseconds. */
export function platformHash(): PlatformHash | undefined {
  if (!isTried) {
    isTried = true;
    const crypto = nodeCrypto();
    if (crypto !== undefined) found = platformOf(crypto);
  }
  return found;
}

function builtins(): ((name: string) => unknown) | undefined {
  const host: { process?: { getBuiltinModule?: (name: string) => unknown } } = globalThis;
  return host.process?.getBuiltinModule;
}

function nodeCrypto(): NodeCrypto | undefined {
  const builtin = builtins()?.("node:crypto");
  return isNodeCrypto(builtin) ? builtin : undefined;
}

function isNodeCrypto(value: unknown): value is NodeCrypto {
  return typeof value === "object" && value !== null && "createHash" in value &&
    typeof value.createHash === "function";
}

function platformOf({ createHash, hash }: NodeCrypto): PlatformHash {
  // A string is cheaper to get across than a buffer; Deno has a fast way for hex only, both ways.
  const isHex = "setFromHex" in Uint8Array.prototype;
  const encoding = isHex ? "hex" : "latin1";
  const write = isHex ? writeHex : writeLatin1;
  return {
    hashInto(bytes, out) {
      if (hash !== undefined) return write(hash("sha256", bytes, encoding), out);
      const stream = createHash("sha256");
      stream.update(bytes);
      write(stream.digest(encoding), out);
    },
    open() {
      const stream = createHash("sha256");
      return {
        update: (bytes) => void stream.update(bytes),
        digestInto: (out) => write(stream.digest(encoding), out),
      };
    },
  };
}

function writeHex(digest: string, out: Uint8Array): void {
  out.setFromHex(digest);
}

function writeLatin1(digest: string, out: Uint8Array): void {
  for (let index = 0; index < digest.length; index++) out[index] = digest.charCodeAt(index);
}
