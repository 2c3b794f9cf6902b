/**
 * Tools that are pinned: a model was told what a tool is, and no server changes that behind its back.
 *
 * The first definition of a tool counts, or the one that was given. A tool whose definition changes is
 * in quarantine: left out of lists and not called, until someone approves of the change.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { canonicalize, HotpathError } from "../hotpath/mod.ts";
import type { McpTool } from "../protocols/mod.ts";

/** Known digests by upstream and tool. */
export type ToolPins = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A tool of an upstream, as the operator gets to see it. */
export interface PinnedTool {
  readonly upstream: string;
  readonly tool: string;
  /** Hex SHA-256 of the canonical form (RFC 8785) of name, description, inputSchema, annotations. */
  readonly sha256: string;
  /** What it was changed to, while that is not approved of. */
  readonly changedTo?: string;
}

/** What an operator approves of. */
export interface ToolApproval {
  readonly upstream: string;
  readonly tool: string;
  /** The `changedTo` that was looked at. */
  readonly sha256: string;
}

/** Most tools a gateway keeps in mind; beyond, tools are unknown and stay out. */
const MAX_PINS = 65_536;

/** All schemas that are kept, as JSON text: a server may list what it likes. */
const SCHEMAS_LENGTH = 16 * 1024 * 1024;

/** The schemas of a tool, as JSON. */
export type ToolSchemas = Pick<McpTool, "inputSchema" | "outputSchema">;

/** The pins of one gateway. */
export class Pins {
  readonly #pins = new Map<string, { sha256: string; changedTo: string | undefined }>();
  /** Of tools that are not in quarantine, as they were listed last. */
  readonly #schemas = new Map<string, ToolSchemas>();
  #schemasLength = 0;
  /** Upstreams whose tools were all given: a new one is a change. */
  readonly #complete: ReadonlySet<string>;

  constructor(given: ToolPins = {}) {
    this.#complete = new Set(Object.keys(given));
    for (const [upstream, tools] of Object.entries(given)) {
      for (const [tool, sha256] of Object.entries(tools)) {
        this.#pins.set(keyOf(upstream, tool), { sha256, changedTo: undefined });
      }
    }
  }

  /** Looks at a tool of a list; `false` when it must be left out. */
  admit(upstream: string, tool: McpTool): boolean {
    const isKnown = this.#isKnown(upstream, tool);
    this.#learn(keyOf(upstream, tool.name), isKnown ? tool : {});
    return isKnown;
  }

  /** The schemas of a tool, as its server listed it last; nothing of one that was never listed. */
  schemas(upstream: string, tool: string): ToolSchemas {
    return this.#schemas.get(keyOf(upstream, tool)) ?? {};
  }

  /** What does not fit into the bound is not kept: its calls are then unchecked, and say so. */
  #learn(key: string, { inputSchema, outputSchema }: ToolSchemas): void {
    this.#schemasLength -= lengthOf(this.#schemas.get(key) ?? {});
    this.#schemas.delete(key);
    const schemas = {
      ...(inputSchema === undefined ? {} : { inputSchema }),
      ...(outputSchema === undefined ? {} : { outputSchema }),
    };
    const length = lengthOf(schemas);
    if (length === 0 || this.#schemasLength + length > SCHEMAS_LENGTH) return;
    this.#schemas.set(key, schemas);
    this.#schemasLength += length;
  }

  #isKnown(upstream: string, tool: McpTool): boolean {
    const sha256 = digestOf(tool);
    if (sha256 === undefined) return false;
    const pin = this.#pins.get(keyOf(upstream, tool.name));
    if (pin === undefined) {
      if (this.#pins.size >= MAX_PINS) return false;
      const known = !this.#complete.has(upstream);
      const fresh = { sha256: known ? sha256 : "", changedTo: known ? undefined : sha256 };
      this.#pins.set(keyOf(upstream, tool.name), fresh);
      return known;
    }
    // The newest change is the one to approve of; that it was taken back is a change as well.
    if (pin.sha256 !== sha256 || pin.changedTo !== undefined) pin.changedTo = sha256;
    return pin.changedTo === undefined;
  }

  /** Whether calls of a tool are held back. A tool that was never listed has nothing to differ from. */
  quarantined(upstream: string, tool: string): boolean {
    const pin = this.#pins.get(keyOf(upstream, tool));
    return pin === undefined ? this.#complete.has(upstream) : pin.changedTo !== undefined;
  }

  /**
   * Takes a changed definition for the right one. The digest is the one that was looked at: `false` where
   * the tool has changed again since, or not at all.
   */
  approve({ upstream, tool, sha256 }: ToolApproval): boolean {
    const pin = this.#pins.get(keyOf(upstream, tool));
    if (pin?.changedTo === undefined || pin.changedTo !== sha256) return false;
    pin.sha256 = pin.changedTo;
    pin.changedTo = undefined;
    return true;
  }

  /** Every tool that was seen. */
  list(): PinnedTool[] {
    return [...this.#pins].map(([key, { sha256, changedTo }]) => {
      const [upstream = "", tool = ""] = JSON.parse(key) as string[];
      return { upstream, tool, sha256, ...(changedTo === undefined ? {} : { changedTo }) };
    });
  }
}

function lengthOf({ inputSchema = "", outputSchema = "" }: ToolSchemas): number {
  return inputSchema.length + outputSchema.length;
}

function keyOf(upstream: string, tool: string): string {
  return JSON.stringify([upstream, tool]);
}

/** `undefined` for a definition that has no canonical form. */
function digestOf({ definition }: McpTool): string | undefined {
  try {
    return createHash("sha256").update(canonicalize(new TextEncoder().encode(definition)))
      .digest("hex");
  } catch (error) {
    if (error instanceof HotpathError) return undefined;
    throw error;
  }
}
