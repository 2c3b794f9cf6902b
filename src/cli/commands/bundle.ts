/**
 * `clyra bundle export` and `clyra bundle disclose`: takes bundles out of a folder of evidence.
 *
 * @module
 */

import { type ExportBase, requestTimeStamp, timeStampPath } from "../../bundle/mod.ts";
import { commitScopeOf } from "../../journal/mod.ts";
import {
  canonicalize,
  commit,
  type Commitment,
  type EntryPayload,
  limits,
  parseCheckpoint,
  parseLine,
  sha256,
  toBase64Url,
  toHex,
} from "../../pef/mod.ts";
import { ClyraError } from "../../platform/mod.ts";
import type { CliDeps, Format } from "../context.ts";
import { send } from "../runtime/http.ts";
import { commitmentsOf } from "../commitments.ts";
import { type BundleClaim, type Evidence, openEvidence, saltOf } from "../evidence.ts";

/** Flags of `clyra bundle export`. */
export interface ExportFlags {
  readonly data: string;
  readonly out: string;
  readonly run?: readonly string[];
  readonly claim: BundleClaim["type"];
  readonly from?: string;
  readonly withhold?: readonly string[];
  readonly tsa?: readonly string[];
  readonly bodies: "include" | "omit";
  readonly format: Format;
}

/** Flags of `clyra bundle disclose`. */
export interface DiscloseFlags {
  readonly data: string;
  readonly out: string;
  readonly run: string;
  readonly seq: number;
  readonly field: string;
  readonly value: string;
  readonly format: Format;
}

/** A value that is disclosed travels in one line of the bundle. */
const maxValueBytes = 1024 * 1024;

/** Writes a bundle of runs, some entries withheld if so asked. */
export async function runExport(deps: CliDeps, flags: ExportFlags): Promise<number> {
  const claim: BundleClaim = flags.claim === "range-complete"
    ? { type: flags.claim, ...await rangeOf(deps, flags.from) }
    : { type: flags.claim, runs: flags.run ?? [] };
  const withhold = withholdOf(flags);
  return await withEvidence(deps, flags.data, async (evidence) => {
    const stamp = (checkpoint: string) => stampsOf(deps, { urls: flags.tsa ?? [], checkpoint });
    const { bodies } = flags;
    const bytes = await evidence.exportBundle(flags.out, { claim, withhold, stamp, bodies });
    report(deps, { ...flags, bytes });
  });
}

/** One time stamp of each authority; without all of them there is no bundle. */
async function stampsOf(
  deps: CliDeps,
  { urls, checkpoint }: { readonly urls: readonly string[]; readonly checkpoint: string },
): Promise<Record<string, Uint8Array>> {
  const stamps: Record<string, Uint8Array> = {};
  for (const [i, url] of urls.entries()) {
    stamps[timeStampPath(i)] = await requestTimeStamp(url, {
      note: new TextEncoder().encode(checkpoint),
      send,
      random: deps.random,
      clock: deps.clock,
    });
  }
  return stamps;
}

/** The reader's own checkpoint says from where on everything must be there. */
async function rangeOf(
  deps: CliDeps,
  file: string | undefined,
): Promise<{ readonly from?: number; readonly fromCheckpoint?: string }> {
  if (file === undefined) return {};
  const bytes = await deps.files.read(file, { what: "checkpoint", maxBytes: limits.noteBytes });
  const note = parseCheckpoint(bytes);
  if (note === undefined) {
    throw new ClyraError(
      "bad_request",
      `cannot read checkpoint ${file}: it is no C2SP signed note`,
    );
  }
  return { from: note.size, fromCheckpoint: new TextDecoder().decode(bytes) };
}

/** Writes a bundle of a run in which one commitment is opened. */
export async function runDisclose(deps: CliDeps, flags: DiscloseFlags): Promise<number> {
  const value = await deps.files.read(flags.value, { what: "value", maxBytes: maxValueBytes });
  return await withEvidence(deps, flags.data, async (evidence) => {
    const entry = await findEntry(evidence, flags);
    const field = flags.field.replace(/^\//, "");
    const commitment = commitmentsOf(entry).find((found) => found.field === field)?.commitment;
    const place = `${flags.run}/${flags.seq}/${field}`;
    if (commitment === undefined) {
      throw new ClyraError("not_found", `cannot disclose ${place}: there is no commitment`, {
        hint: "give the place in the entry's body, such as /body or /arguments",
      });
    }
    const context = `${flags.run}\0${commitScopeOf(entry)}\0${field}`;
    const key = evidence.bodyKeys.find(entry.ext?.["body_key"] ?? "");
    // Entries from before keys had names were all made under the first.
    const salts = (key === undefined ? evidence.bodyKeys.list() : [key])
      .map((key) => saltOf(key, context));
    const salt = salts.find((salt) => opens(commitment, { value, field, salt }));
    if (salt === undefined) {
      throw new ClyraError(
        "check_failed",
        `cannot disclose ${place}: ${flags.value} is not what was recorded`,
        {
          hint: `it has to be exactly the ${commitment.n} bytes that passed`,
        },
      );
    }
    const bytes = await evidence.exportBundle(flags.out, {
      claim: { type: "run-complete", runs: [flags.run] },
      bodies: "omit",
      disclosures: {
        [flags.run]: [disclosureLine({
          seq: flags.seq,
          field: `/${field}`,
          value: toBase64Url(value),
          ...("c" in commitment ? { salt: toBase64Url(salt) } : {}),
        })],
      },
    });
    report(deps, { ...flags, bytes });
  });
}

/** Opens the evidence, which must be there: an export makes no new keys. */
export async function withEvidence(
  deps: CliDeps,
  data: string,
  work: (evidence: Evidence) => Promise<void>,
): Promise<number> {
  await deps.files.read(`${data}/keys/keyring.json`, { what: "keyring", maxBytes: 65_536 });
  const evidence = await openEvidence(deps, data);
  try {
    await work(evidence);
    return 0;
  } finally {
    await evidence.close();
  }
}

function withholdOf(flags: ExportFlags): NonNullable<ExportBase["withhold"]> {
  const wanted = new Map<string, "privacy" | "scope" | "hold">();
  for (const item of flags.withhold ?? []) {
    const [, run, seq, why] = /^([^/]+)\/([0-9]{1,15}):(privacy|scope|hold)$/.exec(item) ?? [];
    if (run === undefined || seq === undefined || why === undefined) {
      throw new ClyraError("usage", `cannot read --withhold '${item}': it is not RUN/SEQ:WHY`, {
        hint: "write it as --withhold my-run/4:privacy (or scope, hold)",
      });
    }
    wanted.set(`${run}/${Number(seq)}`, why as "privacy" | "scope" | "hold");
  }
  return ({ run, seq }) => wanted.get(`${run}/${seq}`);
}

async function findEntry(evidence: Evidence, flags: DiscloseFlags): Promise<EntryPayload> {
  for await (const line of evidence.store.read(flags.run, { from: flags.seq })) {
    const parsed = parseLine(line);
    if (typeof parsed !== "string") return parsed.payload as EntryPayload;
  }
  throw new ClyraError(
    "not_found",
    `cannot disclose: there is no entry ${flags.seq} in run ${flags.run}`,
  );
}

function disclosureLine(value: Readonly<Record<string, string | number>>): Uint8Array {
  return canonicalize(new TextEncoder().encode(JSON.stringify(value)));
}

/** Whether the bytes are the ones that were committed to. */
export function opens(
  commitment: Commitment,
  opening: { readonly value: Uint8Array; readonly field: string; readonly salt: Uint8Array },
): boolean {
  const { value, field, salt } = opening;
  if (!("c" in commitment)) return toHex(sha256(value)) === commitment.sha256;
  const again = commit(value, { field, salt, mediaType: commitment.mt });
  return "c" in again && again.c === commitment.c;
}

/** Says what was written. */
export function report(
  deps: CliDeps,
  written: { readonly out: string; readonly bytes: number; readonly format: Format },
): void {
  const { out, bytes, format } = written;
  deps.terminal.out(
    format === "json" ? `${JSON.stringify({ out, bytes })}\n` : `${out}, ${bytes} bytes\n`,
  );
}
