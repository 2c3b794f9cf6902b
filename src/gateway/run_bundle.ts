/**
 * `GET /v1/runs/{id}/bundle`: the evidence of a run, as it would be exported.
 *
 * @module
 */

import { ClyraError } from "../platform/mod.ts";
import { type Incoming, isRunId } from "./accept.ts";
import type { Admission } from "./admission.ts";
import type { FlowContext } from "./flow.ts";
import { causesOf, Refusal } from "./refusal.ts";
import { authorize } from "./run_routes.ts";
import type { Target } from "./target.ts";

/**
 * Serves the bundle of a sealed run; of an open one with `?claim=run-prefix`, up to its last mark in the
 * log.
 */
export async function showBundle(
  { incoming, target }: { readonly incoming: Incoming; readonly target: Target },
  { id, context, exports }: {
    readonly id: string;
    readonly context: FlowContext;
    readonly exports: Admission;
  },
): Promise<Response> {
  authorize(incoming, context);
  const claim = claimOf(target.query);
  const bundle = context.deps.evidence?.bundle;
  if (bundle === undefined) {
    throw new Refusal("unsupported", "cannot show the bundle: this gateway makes none");
  }
  const known = isRunId(id) ? await context.runs.describe(id) : undefined;
  if (claim === "run-complete" && known !== undefined && known.state !== "sealed") {
    throw new Refusal("conflict", `cannot show the bundle: the run is ${known.state}`, {
      hint: "close it first (POST /v1/runs/{id}/close), or ask for ?claim=run-prefix",
    });
  }
  const leave = exports.enter();
  try {
    if (!isRunId(id)) throw notFound();
    const chunks = await bundle(id, claim);
    // The first piece is there before the head: until then a fault has a status of its own.
    const first = await chunks.next();
    const log = (error: unknown): void =>
      context.deps.log("error", `cannot end a bundle: ${causesOf(error)}`, { run: id });
    const headers = {
      "content-type": "application/vnd.clyra.pef+zip",
      "content-disposition": `attachment; filename="${id}.pef"`,
      "cache-control": "no-store",
    };
    return new Response(streamOf(chunks, { first, leave, log }), { headers });
  } catch (error) {
    leave();
    if (!(error instanceof ClyraError) || error.code !== "bad_request") throw error;
    if (known === undefined) throw notFound();
    throw new Refusal("conflict", "cannot show the bundle: the run has no mark in the log yet", {
      hint: "a run is marked every 60 s or 1024 entries; close it, or ask again later",
      cause: error,
    });
  }
}

function claimOf(query: string): "run-complete" | "run-prefix" {
  const claim = /^\?claim=(run-complete|run-prefix)$/.exec(query)?.[1];
  if (query === "" || claim === "run-complete") return "run-complete";
  if (claim === "run-prefix") return "run-prefix";
  throw new Refusal("bad_request", "cannot show the bundle: its query is not known", {
    hint: "ask for ?claim=run-complete (the default) or ?claim=run-prefix",
  });
}

function notFound(): Refusal {
  return new Refusal("not_found", "cannot show the bundle: there is no run of this id here");
}

function streamOf(chunks: AsyncGenerator<Uint8Array>, options: {
  readonly first: IteratorResult<Uint8Array>;
  readonly leave: () => void;
  readonly log: (error: unknown) => void;
}): ReadableStream<Uint8Array> {
  const { leave, log } = options;
  let next: IteratorResult<Uint8Array> | undefined = options.first;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = next ?? await chunks.next();
        next = undefined;
        if (done !== true) return controller.enqueue(value);
        leave();
        controller.close();
      } catch (error) {
        leave();
        log(error);
        // A transfer that breaks off is no bundle; its digests would say so too.
        controller.error("clyra: broke off a bundle");
      }
    },
    async cancel() {
      leave();
      await chunks.return(undefined);
    },
  }, { highWaterMark: 0 });
}
