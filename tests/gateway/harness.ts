/**
 * A gateway on a real socket, with a ledger in memory and a guard written in the test.
 *
 * @module
 */

import { systemClock, systemRandom } from "../../src/cli/runtime/clock.ts";
import { listen, send } from "../../src/cli/runtime/http.ts";
import {
  type Appended,
  type BodyStorePort,
  createGateway,
  type Facts,
  type Gateway,
  type GatewayOptions,
  type Guard,
  type LedgerPort,
  type Limits,
  type Lock,
  type Ruling,
  type RunPort,
} from "../../src/gateway/mod.ts";
import type { EntryDraft } from "../../src/pef/mod.ts";
import { bodies } from "../../src/pef/entry_types.ts";
import { ClyraError } from "../../src/platform/mod.ts";

/** A ledger that keeps what it is given, and fails when told to. */
export class MemoryLedger implements LedgerPort {
  readonly entries: (EntryDraft & { readonly run: string })[] = [];
  readonly #runs = new Map<string, RunPort>();
  readonly #closed = new Set<string>();
  #failure: Error | undefined;
  #appends = 0;
  /** The append (counted from 1) that fails; every later one fails too. */
  failAt = Infinity;
  /** Called before each append settles. */
  beforeDurable: (draft: EntryDraft) => Promise<void> = () => Promise.resolve();

  /** The log's newest checkpoint. */
  note = "";

  checkpoint(): string {
    return this.note;
  }

  failure(): Error | undefined {
    return this.#failure;
  }

  run(id: string): RunPort | undefined {
    return this.#runs.get(id);
  }

  openRun(options: { readonly id?: string }): Promise<RunPort> {
    const id = options.id ?? `shared-${this.#runs.size}`;
    if (this.#runs.has(id) || this.#closed.has(id)) {
      throw new ClyraError("bad_request", `cannot open run ${id}: it has ended`);
    }
    const run = this.#newRun(id);
    this.#runs.set(id, run);
    return Promise.resolve(run);
  }

  /** The types of all entries, in order. */
  types(): string[] {
    return this.entries.map(({ type }) => type);
  }

  /** Bodies of the entries of one type. */
  bodies(type: EntryDraft["type"]): Record<string, unknown>[] {
    return this.entries.filter((entry) => entry.type === type)
      .map(({ body }) => body as Record<string, unknown>);
  }

  #newRun(id: string): RunPort {
    let size = 0;
    const append = async (draft: EntryDraft): Promise<Appended> => {
      if (++this.#appends >= this.failAt) {
        this.#failure = new ClyraError(
          "journal_unavailable",
          "cannot write the journal: disk full",
        );
        throw this.#failure;
      }
      // What the real ledger would refuse must not pass here.
      const problem = bodies[draft.type].problem(draft.body, "");
      if (problem !== undefined) {
        throw new Error(`${draft.type} does not fit its shape: ${problem}`);
      }
      if (
        !JSON.stringify(draft.body).isWellFormed() || /\\ud[89a-f]/.test(JSON.stringify(draft.body))
      ) {
        throw new Error(`${draft.type} holds half a surrogate pair`);
      }
      const seq = size++;
      this.entries.push({ ...draft, run: id });
      await this.beforeDurable(draft);
      return { run: id, seq, leaf: seq.toString(16).padStart(64, "0") };
    };
    return {
      id,
      get size() {
        return size;
      },
      append,
      commit: (bytes, { mediaType }) => ({
        sha256: "0".repeat(64),
        n: bytes.length,
        mt: mediaType,
      }),
      close: (status, options) => {
        this.#runs.delete(id);
        this.#closed.add(id);
        this.entries.push({
          type: "run.close",
          body: { entries: size + 1, status, open_calls: options?.openCalls ?? [] },
          run: id,
        });
        const root = "0".repeat(64);
        return Promise.resolve({ run: id, entries: size + 1, root, sealIndex: 0, checkpoint: "c" });
      },
    };
  }
}

/** A guard that allows everything but what `decide` says; `locks` by tool name. */
export function guardOf(options: {
  readonly decide?: (facts: Facts) => Partial<Ruling>;
  readonly locks?: Readonly<Record<string, Lock>>;
} = {}): Guard {
  return {
    policyHash: "1".repeat(64),
    schemas: [],
    decide: (facts) => ({
      effect: "allow",
      rules: [],
      classes: [],
      ...options.decide?.(facts),
    }),
    plan: ({ tool }) =>
      tool !== undefined && options.locks?.[tool.name] !== undefined
        ? { schema: tool.name, repair: "once" }
        : { repair: "never" },
    lock: (schema) => options.locks?.[schema],
  };
}

/** Wants an object with a whole `amount`; repairs a trailing comma. */
export const amountLock: Lock = {
  sha256: "2".repeat(64),
  validate(bytes) {
    try {
      const value = JSON.parse(new TextDecoder().decode(bytes));
      const valid = Number.isInteger(value?.amount);
      return { valid, errors: valid ? [] : ["/amount: not an integer"] };
    } catch {
      return { valid: false, errors: ["not JSON"] };
    }
  },
  repair(bytes) {
    const text = new TextDecoder().decode(bytes);
    const at = text.lastIndexOf(",}");
    if (at < 0) return { refused: "nothing to repair" };
    return {
      repaired: new TextEncoder().encode(text.replace(",}", "}")),
      operations: [{ kind: "trailing_comma", offset: at, removed: 1, inserted: 0 }],
    };
  },
  open: () => ({ write: () => undefined, close: () => undefined }),
};

/** A gateway that listens. */
export interface Harness extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly gateway: Gateway;
  readonly ledger: MemoryLedger;
  readonly logged: string[];
  readonly counted: { readonly name: string; readonly labels: Readonly<Record<string, string>> }[];
}

/** Starts a gateway in front of `upstream`: OpenAI at the root, everything under `/raw`. */
export function startGateway(upstream: string, options: {
  readonly guard?: Guard;
  readonly limits?: Partial<Limits>;
  readonly settings?: Partial<GatewayOptions>;
  readonly bodies?: BodyStorePort;
} = {}): Harness {
  const ledger = new MemoryLedger();
  const logged: string[] = [];
  const counted: Harness["counted"] = [];
  const gateway = createGateway({
    upstreams: [{ id: "double", baseUrl: upstream }],
    routes: [
      { protocol: "openai", prefix: "", upstream: "double" },
      { protocol: "http", prefix: "/raw", upstream: "double" },
    ],
    limits: options.limits ?? {},
    ...options.settings,
  }, {
    ledger,
    guard: options.guard ?? guardOf(),
    send,
    clock: systemClock,
    random: systemRandom,
    log: (_level, message) => logged.push(message),
    ...(options.bodies === undefined ? {} : { bodies: options.bodies }),
    count: (name, labels) => counted.push({ name, labels }),
    evidence: {
      line: (run, seq) => {
        const entry = ledger.entries.filter((entry) => entry.run === run)[seq];
        const line = entry && new TextEncoder().encode(JSON.stringify(entry));
        return Promise.resolve(line);
      },
    },
  });
  const listener = listen(gateway.fetch, { hostname: "127.0.0.1", port: 0 });
  return {
    url: listener.url,
    port: listener.port,
    gateway,
    ledger,
    logged,
    counted,
    async [Symbol.asyncDispose]() {
      await gateway.stop();
      await listener.stop({ graceMs: 0 });
    },
  };
}

/** Sends a chat request; `model` picks the provider's script. */
export function chat(url: string, options: {
  readonly model: string;
  readonly stream?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}): Promise<Response> {
  const { model, stream = false, headers = {} } = options;
  return fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ model, stream, messages: [{ role: "user", content: "hi" }] }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}

/** Sends bytes and returns all that comes back until the connection closes, or until `enough` fits. */
export async function rawExchange(
  port: number,
  request: string,
  enough?: RegExp,
): Promise<string> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port });
  await connection.write(new TextEncoder().encode(request));
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(16_384);
  let text = "";
  for (;;) {
    const read = await connection.read(buffer).catch(() => null);
    if (read === null) return text;
    text += decoder.decode(buffer.subarray(0, read), { stream: true });
    if (enough?.test(text) === true) return text;
  }
}

/** Waits until `condition` holds; throws when it does not within a few seconds. */
export async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("the condition did not come true");
}

/** All bytes and whether the transfer ended as it should. */
export async function readStream(response: Response): Promise<{ text: string; clean: boolean }> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
    return { text, clean: true };
  } catch {
    return { text, clean: false };
  }
}
