/**
 * The chain token of a run: each answer carries one, the next request presents it. Who makes calls of a
 * run past the gateway, or without having seen its answers, has none that fits.
 *
 * @module
 */

import { createHmac, timingSafeEqual } from "node:crypto";
import type { Random } from "../platform/mod.ts";
import type { RunPort } from "./ports.ts";

/** What is wrong with the token of a request. */
export type ChainProblem = "chain_missing" | "chain_unknown" | "chain_stale";

/** A client may have this many calls under way at once, each with the token it knew when it began. */
const WINDOW = 64;

interface ChainState {
  /** Tokens given out. */
  issued: number;
  /** The newest that came back. */
  presented: number;
}

/** The tokens of all runs. They are worth nothing after the gateway stops: neither are its open runs. */
export class Chains {
  readonly #key: Uint8Array;
  readonly #states = new WeakMap<RunPort, ChainState>();

  constructor(random: Random) {
    this.#key = random.bytes(32);
  }

  /** The token of the next answer. */
  issue(run: RunPort): string {
    const state = this.#stateOf(run);
    state.issued++;
    return this.#token(run, state.issued);
  }

  /** Checks what a request presents. A run that has given out no token asks for none. */
  check(run: RunPort, token: string | null): ChainProblem | undefined {
    const state = this.#stateOf(run);
    if (token === null) return state.issued === 0 ? undefined : "chain_missing";
    const number = Number(/^([1-9][0-9]{0,14})\.[0-9a-f]{32}$/.exec(token)?.[1] ?? "0");
    if (number === 0 || number > state.issued || !same(token, this.#token(run, number))) {
      return "chain_unknown";
    }
    if (number + WINDOW < state.presented) return "chain_stale";
    state.presented = Math.max(state.presented, number);
    return undefined;
  }

  #stateOf(run: RunPort): ChainState {
    const state = this.#states.get(run) ?? { issued: 0, presented: 0 };
    this.#states.set(run, state);
    return state;
  }

  #token(run: RunPort, number: number): string {
    const mac = createHmac("sha256", this.#key).update(`${run.id}\0${number}`).digest("hex");
    return `${number}.${mac.slice(0, 32)}`;
  }
}

/** Both have the same length here. */
function same(a: string, b: string): boolean {
  const left = new TextEncoder().encode(a);
  const right = new TextEncoder().encode(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
