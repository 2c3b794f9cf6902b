/**
 * The one exception of this room: a code of a closed list and the byte at which the input went wrong.
 *
 * @module
 */

/**
 * Raised when an input cannot be processed. The message reads "cannot do x: what is the case", lower
 * case, without a period, and never quotes the input.
 *
 * @example
 * ```ts
 * import { HotpathError } from "./errors.ts";
 *
 * const error = new HotpathError("bad_length", "cannot hash a node: the left child is not 32 bytes");
 * if (error.code !== "bad_length" || error.offset !== -1) throw error;
 * ```
 */
export class HotpathError extends Error {
  override readonly name: string = "HotpathError";
  /** What went wrong, from the list of the function that raised it. */
  readonly code: string;
  /** Byte offset in the input, or -1 where the failure has no place in it. */
  readonly offset: number;

  constructor(code: string, message: string, options: { readonly offset?: number } = {}) {
    super(message);
    this.code = code;
    this.offset = options.offset ?? -1;
  }
}
