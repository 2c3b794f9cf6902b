import { strict as assert } from "node:assert";
import { openEvidence } from "../src/cli/evidence.ts";
import { type Verdict, verify } from "../src/pef/mod.ts";
import { cli, testDeps, withFolder } from "./cli/harness.ts";

const encoder = new TextEncoder();

/** Three runs of two calls; the second keeps a document. Gives the checkpoint after the first run. */
async function makeEvidence(cwd: string): Promise<string> {
  const deps = testDeps({ cwd }, { out: () => {}, error: () => {} });
  const evidence = await openEvidence(deps, ".clyra");
  let checkpoint = "";
  for (const id of ["a", "b", "c"]) {
    const run = await evidence.ledger.openRun({ id, policyHash: "0".repeat(64) });
    for (const call of ["c1", "c2"]) {
      const scope = `${call}/call.request/`;
      const body = run.commit(encoder.encode(`${id} ${call}`), {
        scope,
        field: "body",
        mediaType: "text/plain",
      });
      await run.append({
        type: "call.request",
        call,
        body: { protocol: "http", upstream: "u", method: "POST", path: "/", body },
      });
      await run.append({ type: "call.response", call, body: { outcome: "complete", status: 200 } });
    }
    if (id === "b") {
      const sha256 = await evidence.keepArtifact(encoder.encode("a document"));
      const digests = [{ name: "notes.artifact", sha256 }];
      await run.append({ type: "event.step", body: { summary: "kept a document", digests } });
    }
    const sealed = await run.close("complete");
    if (id === "a") checkpoint = sealed.checkpoint;
  }
  await evidence.writeTrust(`${cwd}/trust.json`);
  await evidence.close();
  return checkpoint;
}

async function verdictOf(cwd: string, file: string): Promise<Verdict> {
  const args = ["verify", file, "--trust", "trust.json", "--format", "json"];
  return JSON.parse((await cli(args, { cwd })).stdout);
}

async function exportTo(cwd: string, ...args: readonly string[]): Promise<Verdict> {
  const result = await cli(["bundle", "export", "--out", "x.pef", ...args], { cwd });
  assert.equal(result.exitCode, 0, result.stderr);
  return await verdictOf(cwd, "x.pef");
}

Deno.test("clyra bundle export makes every claim that can be made, and each verifies", async () => {
  await withFolder(async (cwd) => {
    const checkpoint = await makeEvidence(cwd);
    await Deno.writeTextFile(`${cwd}/old.note`, checkpoint);
    const complete = await exportTo(cwd, "--run", "c", "--run", "b");
    assert.equal(complete.verdict, "VERIFIED", JSON.stringify(complete));
    assert.deepEqual([complete.completeness, complete.counts.runs], ["run-complete", 2]);
    assert.equal(complete.counts.artifacts, 1);
    const all = await exportTo(cwd, "--claim", "range-complete");
    assert.equal(all.verdict, "VERIFIED", JSON.stringify(all));
    assert.deepEqual([all.completeness, all.counts.runs], ["range-complete", 3]);
    const since = await exportTo(cwd, "--claim", "range-complete", "--from", "old.note");
    assert.equal(since.verdict, "VERIFIED", JSON.stringify(since));
    assert.deepEqual([since.completeness, since.counts.runs], ["range-complete", 2]);
    const some = await exportTo(
      cwd,
      "--claim",
      "selection",
      "--run",
      "a",
      "--withhold",
      "a/2:scope",
    );
    assert.equal(some.verdict, "VERIFIED", JSON.stringify(some));
    assert.deepEqual([some.completeness, some.counts.stubs], ["selection", 1]);
  });
});

Deno.test("clyra bundle export withholds entries without breaking the proof, and says so", async () => {
  await withFolder(async (cwd) => {
    await makeEvidence(cwd);
    const verdict = await exportTo(
      cwd,
      "--run",
      "a",
      "--withhold",
      "a/1:privacy",
      "--withhold",
      "a/3:hold",
    );
    assert.equal(verdict.verdict, "VERIFIED", JSON.stringify(verdict));
    assert.deepEqual([verdict.disclosure, verdict.counts.stubs], ["withheld", 2]);
    const text = await cli(["verify", "x.pef", "--trust", "trust.json"], { cwd });
    assert.match(text.stdout, /entries +4 checked, 2 more withheld/);
  });
});

Deno.test("clyra bundle disclose opens exactly what was recorded, and nothing else", async () => {
  await withFolder(async (cwd) => {
    await makeEvidence(cwd);
    await Deno.writeTextFile(`${cwd}/body`, "a c1");
    await Deno.writeTextFile(`${cwd}/other`, "a c2");
    const disclose = (value: string, ...args: readonly string[]) =>
      cli(["bundle", "disclose", "--run", "a", "--value", value, "--out", "open.pef", ...args], {
        cwd,
      });
    const opened = await disclose("body", "--seq", "1", "--field", "/body");
    assert.equal(opened.exitCode, 0, opened.stderr);
    const verdict = await verdictOf(cwd, "open.pef");
    assert.equal(verdict.verdict, "VERIFIED", JSON.stringify(verdict));
    assert.equal(verdict.counts.disclosures, 1);
    const wrong = await disclose("other", "--seq", "1", "--field", "/body");
    assert.equal(wrong.exitCode, 1);
    assert.match(wrong.stderr, /other is not what was recorded/);
    const nowhere = await disclose("body", "--seq", "2", "--field", "/body");
    assert.equal(nowhere.exitCode, 2);
    assert.match(nowhere.stderr, /there is no commitment/);
  });
});

Deno.test("clyra prove makes a proof of a few KiB that verifies alone", async () => {
  await withFolder(async (cwd) => {
    await makeEvidence(cwd);
    const made = await cli(["prove", "b/4", "--out", "r.pefproof"], { cwd });
    assert.equal(made.exitCode, 0, made.stderr);
    const { size } = await Deno.stat(`${cwd}/r.pefproof`);
    assert.ok(size < 8192, String(size));
    const verdict = await verdictOf(cwd, "r.pefproof");
    assert.equal(verdict.verdict, "VERIFIED", JSON.stringify(verdict));
    assert.equal(verdict.completeness, "receipt");
    const bytes = await Deno.readFile(`${cwd}/r.pefproof`);
    const text = new TextDecoder().decode(bytes).replace('"status":200', '"status":201');
    await Deno.writeTextFile(`${cwd}/f.pefproof`, text);
    assert.equal((await verdictOf(cwd, "f.pefproof")).verdict, "INVALID");
  });
});

Deno.test("clyra bundle and prove refuse what is not there, with a hint", async () => {
  await withFolder(async (cwd) => {
    const none = await cli(["bundle", "export", "--run", "a", "--out", "x.pef"], { cwd });
    assert.equal(none.exitCode, 2);
    assert.match(
      none.stderr,
      /cannot read keyring \.clyra\/keys\/keyring\.json: there is no such file/,
    );
    await makeEvidence(cwd);
    for (
      const [args, message] of [
        [
          ["bundle", "export", "--run", "zz", "--out", "x.pef"],
          /cannot export run zz: it has no seal/,
        ],
        [["bundle", "export", "--out", "x.pef"], /no run is named/],
        [["bundle", "export", "--run", "a", "--out", ""], /a flag or argument is empty/],
        [["bundle", "export", "--run", "a", "--withhold", "a:1", "--out", "x.pef"], /RUN\/SEQ:WHY/],
        [["prove", "a/99", "--out", "x.pefproof"], /the log does not cover it/],
        [["prove", "a", "--out", "x.pefproof"], /it is not RUN\/SEQ/],
      ] as const
    ) {
      const result = await cli(args, { cwd });
      assert.equal(result.exitCode, 2, args.join(" "));
      assert.match(result.stderr, message);
    }
    assert.equal(await Deno.stat(`${cwd}/x.pef`).then(() => true, () => false), false);
  });
});

Deno.test("every flipped bit of a bundle is refused", async () => {
  await withFolder(async (cwd) => {
    await makeEvidence(cwd);
    await exportTo(cwd, "--run", "a");
    const bundle = await Deno.readFile(`${cwd}/x.pef`);
    const trust = await Deno.readFile(`${cwd}/trust.json`);
    // A prime stride covers every field; all bits are flipped by `deno task fuzz:bundle`.
    for (let bit = 0; bit < bundle.length * 8; bit += 61) {
      const copy = bundle.slice();
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const { verdict } = await verify(copy, { trust });
      assert.ok(verdict === "INVALID" || verdict === "UNVERIFIABLE", `bit ${bit}: ${verdict}`);
    }
  });
});
