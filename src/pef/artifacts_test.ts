import { strict as assert } from "node:assert";
import { ArtifactCheck, artifactSizes } from "./artifacts.ts";
import type { EntryPayload } from "./entry.ts";
import type { Manifest } from "./manifest.ts";

const [a, b] = ["a".repeat(64), "b".repeat(64)];

function manifest(parts: Partial<Manifest>): Manifest {
  return { files: [], ...parts } as unknown as Manifest;
}

function event(body: unknown, type = "event.diff"): EntryPayload {
  return { type, body } as unknown as EntryPayload;
}

const at = (seq: number) => ({ path: "p", line: seq + 1, seq });

Deno.test("artifactSizes() takes embedded documents before externals, and the first of these", () => {
  const external = (size: number) => ({ sha256: a, size, location: "x" });
  const file = { path: `artifacts/sha256/${a}`, sha256: a, size: 3 };
  assert.equal(artifactSizes(manifest({ externals: [external(1), external(2)] })).get(a), 1);
  assert.equal(
    artifactSizes(manifest({ files: [file], externals: [external(1)] })).get(a),
    3,
  );
  const elsewhere = { path: "render/report.pdf", sha256: b, size: 3 };
  assert.equal(artifactSizes(manifest({ files: [elsewhere] })).get(b), undefined);
});

Deno.test("ArtifactCheck keeps the first entry of each kind", () => {
  const check = new ArtifactCheck(new Map([[a, 7]]));
  const named = (sha256: string, n?: number) => ({
    digests: [{ name: "x.artifact", sha256 }],
    ...(n === undefined ? {} : { counts: [{ name: "x.artifact", n }] }),
  });
  check.entry(event(named(a, 7)), at(1));
  assert.deepEqual([check.missing, check.wrongSize], [undefined, undefined]);
  check.entry(event(named(b, 7)), at(2));
  check.entry(event(named(b)), at(3));
  check.entry(event(named(a, 8)), at(4));
  check.entry(event(named(a, 9)), at(5));
  assert.deepEqual([check.missing, check.wrongSize], [at(2), at(4)]);
});

Deno.test("ArtifactCheck looks at events and at names with the ending only", () => {
  const check = new ArtifactCheck(new Map());
  check.entry(event({ digests: [{ name: "artifact", sha256: b }] }), at(1));
  check.entry(event({ digests: [{ name: "x.artifact.root", sha256: b }] }), at(2));
  check.entry(event({ origin: "o" }, "run.open"), at(3));
  check.entry(event({ summary: "x" }), at(4));
  assert.equal(check.missing, undefined);
});
