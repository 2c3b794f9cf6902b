/**
 * What the stages of a call tell its record, and the fields of entries that are made of it.
 *
 * @module
 */

import type { EntryBody } from "../pef/mod.ts";
import type { Usage } from "../protocols/mod.ts";
import type { Judgement } from "./judge.ts";
import type { Repair, SchemaResult } from "./lock_verdict.ts";
import type { NotaryBody } from "./notary.ts";
import type { Ruling } from "./ports.ts";
import type { Upload } from "./upload.ts";

/** How a call ended. */
export type Outcome = EntryBody<"call.response">["outcome"];

/** How much of a lane was looked at. */
export interface LaneCoverage {
  readonly lane: string;
  readonly seen: number;
  readonly scanned: number;
}

/** What is known of a call at its end. */
export interface Ending {
  readonly outcome: Outcome;
  readonly status?: number | undefined;
  readonly upstreamStatus?: number | undefined;
  /** The body that the caller gets, where it was held as a whole. */
  readonly body?: { readonly bytes: Uint8Array; readonly headers: Headers } | undefined;
  /** The body that came, where it is another one. */
  readonly upstreamBody?: { readonly bytes: Uint8Array; readonly headers: Headers } | undefined;
  readonly usage?: Usage | undefined;
  readonly notary?: NotaryBody | undefined;
}

/** What a schema decided on a text that is no tool call. */
export interface LockDecision {
  readonly on: "request" | "response";
  readonly verdict: "allow" | "deny" | "repair";
  readonly schema?: SchemaResult;
  /** The text that was judged, and its lane. */
  readonly judged?: { readonly lane: string; readonly text: string };
  readonly repair?: Repair | undefined;
  readonly tool?: string;
  readonly reason?: string | undefined;
  readonly stopped?: Stopped | undefined;
}

/** What is known of an answer that was stopped before its end. */
export type Stopped = Readonly<Record<string, number>>;

/** What came of an upload of rows. */
export interface RowsDecision {
  readonly verdict: "allow" | "deny" | "redact";
  readonly schema: SchemaResult;
  readonly reason?: string | undefined;
  readonly counts: { readonly accepted: number; readonly refused: number };
  /** Bytes of the body, and how far it was read. */
  readonly seen: number;
  readonly scanned: number;
  /** The ranges, and what went where. */
  readonly steps: readonly EntryBody<"event.step">[];
}

/** The worst that was decided on a call. */
export type CallVerdict = Judgement["verdict"] | "redact";

/** What the request entry says about the body. */
export interface RequestFields {
  readonly body: Uint8Array;
  readonly model?: string;
  readonly stream?: boolean;
  /** The policy that decides on the call; written down where its run knows more than one. */
  readonly policyHash?: string;
  /** The body lies in a file. */
  readonly upload?: Upload | undefined;
  /** What goes upstream asks for token counts besides. */
  readonly usageAsked?: boolean;
  /** Rules looked into the body. */
  readonly scanned?: boolean;
}

/** Asked for after the body of the entry is made, which it speaks of. */
export type Ext = () => Readonly<Record<string, string>>;

/** Counts as an entry's open map takes them. */
export function extOf(stopped: Stopped | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(stopped ?? {}).map(([name, count]) => [`stopped.${name}`, String(count)]),
  );
}

/** As much as an entry holds; a pair of surrogates cut in two would be no text. */
export function prose(text: string): string {
  return text.slice(0, 1024).toWellFormed();
}

/** What an entry says of the rules that matched. */
export function ruleFields(
  ruling: Ruling,
): Pick<EntryBody<"decision">, "rules" | "reason" | "threat_class" | "owasp" | "mitre_id"> {
  const classes = ruling.classes.slice(0, 64);
  const owasp = classes.filter((name) => name.startsWith("OWASP:"));
  const mitre = classes.filter((name) => name.startsWith("ATLAS:"));
  return {
    rules: ruling.rules.slice(0, 64),
    ...(ruling.reason === undefined ? {} : { reason: prose(ruling.reason) }),
    ...(classes.length === 0 ? {} : { threat_class: classes }),
    ...(owasp.length === 0 ? {} : { owasp }),
    ...(mitre.length === 0 ? {} : { mitre_id: mitre }),
  };
}
