/**
 * Bytes that are pushed, for a writer that pulls them: files that grow beside the one being read.
 *
 * @module
 */

/** One output. Whoever pushes waits for `drained()` before it pushes much more. */
export class Outlet {
  #queue: Uint8Array[] = [];
  #waiting: (() => void) | undefined;
  #drained: (() => void)[] = [];
  #end: { readonly failure?: Error } | undefined;

  /** Takes a copy of `bytes`. */
  push(bytes: Uint8Array): void {
    if (this.#end !== undefined) return;
    this.#queue.push(bytes.slice());
    this.#wake();
  }

  /** Resolves when all that was pushed has been taken, or nobody takes any more. */
  drained(): Promise<void> {
    if (this.#queue.length === 0 || this.#end !== undefined) return Promise.resolve();
    return new Promise((resolve) => this.#drained.push(resolve));
  }

  /** All was pushed. */
  end(): void {
    this.#end ??= {};
    this.#wake();
  }

  /** What was pushed must not be kept: the reader of {@linkcode chunks} sees `failure`. */
  abort(failure: Error): void {
    this.#end ??= { failure };
    this.#wake();
  }

  /** The writer failed, perhaps before it took anything: nobody may wait for it. */
  abandon(): void {
    this.#end ??= {};
    this.#queue = [];
    this.#release();
  }

  /** What is pushed, in few large pieces. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    try {
      while (true) {
        if (this.#end?.failure !== undefined) throw this.#end.failure;
        if (this.#queue.length > 0) {
          const taken = this.#queue;
          this.#queue = [];
          yield joined(taken);
          if (this.#queue.length === 0) this.#release();
        } else if (this.#end !== undefined) return;
        else await new Promise<void>((resolve) => this.#waiting = resolve);
      }
    } finally {
      this.abandon();
    }
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.();
  }

  #release(): void {
    const drained = this.#drained;
    this.#drained = [];
    for (const resolve of drained) resolve();
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
