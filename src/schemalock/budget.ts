/**
 * What compiling one schema may cost, in steps: a small schema can ask for a lot of work, and an untrusted one
 * must not hold up everybody else.
 *
 * @module
 */

import { schemaProblem } from "./problem.ts";

/**
 * Steps that one schema with its documents may take: states of patterns, members of dynamic scopes, schemas that
 * an `unevaluated...` looks through. Some two tenths of a second; the largest public schemas take a few percent.
 */
export const stepsMax = 4_000_000;

/** Counts the steps of one schema. */
export class Budget {
  #left = stepsMax;

  /** Steps that are left. */
  get left(): number {
    return this.#left;
  }

  /**
   * Takes steps.
   *
   * @throws {ClyraError} `schema_invalid` when there are not so many left
   */
  spend(steps: number, { pointer, keyword }: {
    readonly pointer: string;
    readonly keyword: string;
  }): void {
    this.#left -= steps;
    if (this.#left >= 0) return;
    const message = `compiling it takes more than ${stepsMax} steps`;
    throw schemaProblem(message, { pointer, keyword });
  }
}
