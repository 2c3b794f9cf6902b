import { strict as assert } from "node:assert";
import { unzipSync } from "fflate";
import { openEvidence } from "../../src/cli/evidence.ts";
import { cli, testDeps, withFolder } from "./harness.ts";

/** A sealed run of two calls, exported to `run.pef` beside its `trust.json`. */
async function makeBundle(folder: string): Promise<Uint8Array> {
  const deps = testDeps({ cwd: folder }, { out: () => {}, error: () => {} });
  const evidence = await openEvidence(deps, "data");
  try {
    const run = await evidence.ledger.openRun({ id: "r1", policyHash: "0".repeat(64) });
    for (const call of ["c1", "c2"]) {
      const bytes = new TextEncoder().encode(call);
      const body = run.commit(bytes, { scope: call, field: "body", mediaType: "text/plain" });
      const path = "/v1/things";
      await run.append({
        type: "call.request",
        call,
        body: { protocol: "http", upstream: "u", method: "POST", path, body },
      });
      await run.append({ type: "call.response", call, body: { outcome: "complete", status: 200 } });
    }
    await run.close("complete");
    await evidence.exportBundle("run.pef", { claim: { type: "run-complete", runs: ["r1"] } });
    await evidence.writeTrust("trust.json");
  } finally {
    await evidence.close();
  }
  return await Deno.readFile(`${folder}/run.pef`);
}

Deno.test("clyra verify answers VERIFIED with 0 and INTACT_UNTRUSTED with 4", async () => {
  await withFolder(async (cwd) => {
    await makeBundle(cwd);
    const trusted = await cli(["verify", "run.pef", "--trust", "trust.json"], { cwd });
    assert.equal(trusted.exitCode, 0, trusted.stdout);
    assert.match(trusted.stdout, /^VERIFIED {2}/);
    const untrusted = await cli(["verify", "run.pef", "--format", "json"], { cwd });
    assert.equal(untrusted.exitCode, 4);
    assert.equal(JSON.parse(untrusted.stdout).verdict, "INTACT_UNTRUSTED");
    assert.equal(untrusted.stderr, "");
  });
});

Deno.test("clyra verify answers a tampered, truncated, empty or foreign file with INVALID and 1", async () => {
  await withFolder(async (cwd) => {
    const bundle = await makeBundle(cwd);
    const flipped = bundle.slice();
    const middle = flipped.length >> 1;
    flipped[middle] = (flipped[middle] ?? 0) ^ 0x10;
    const inputs = {
      "flipped.pef": flipped,
      "truncated.pef": bundle.subarray(0, bundle.length - 100),
      "empty.pef": new Uint8Array(0),
      "text.pef": new TextEncoder().encode("<html>not a bundle</html>"),
    };
    for (const [name, bytes] of Object.entries(inputs)) {
      await Deno.writeFile(`${cwd}/${name}`, bytes);
      const result = await cli(["verify", name, "--trust", "trust.json"], { cwd });
      assert.equal(result.exitCode, 1, name);
      assert.match(result.stdout, /^INVALID {2}/, name);
      assert.match(result.stdout, /PEF-[0-9]{3}/, name);
    }
  });
});

Deno.test("clyra verify answers a file over its limit with UNVERIFIABLE and 3", async () => {
  await withFolder(async (cwd) => {
    const file = await Deno.open(`${cwd}/huge.pef`, { write: true, create: true });
    await file.truncate(5 * 1024 ** 3);
    file.close();
    const result = await cli(["verify", "huge.pef", "--format", "json"], { cwd });
    assert.equal(result.exitCode, 3);
    const verdict = JSON.parse(result.stdout);
    assert.equal(verdict.verdict, "UNVERIFIABLE");
    assert.equal(verdict.findings[0].code, "PEF-001");
  });
});

Deno.test("clyra verify says what it cannot read, with 2", async () => {
  await withFolder(async (cwd) => {
    await makeBundle(cwd);
    const missing = await cli(["verify", "missing.pef"], { cwd });
    assert.equal(missing.exitCode, 2);
    assert.match(
      missing.stderr,
      /^clyra: cannot read missing\.pef: there is no such file\n {2}hint: /,
    );
    const folder = await cli(["verify", "data"], { cwd });
    assert.equal(folder.exitCode, 1);
    assert.match(folder.stdout, /^INVALID[^]*PEF-104[^]*at pef\/manifest\.json/);
    const trust = await cli(["verify", "run.pef", "--trust", "missing.json"], { cwd });
    assert.equal(trust.exitCode, 2);
    assert.match(
      trust.stderr,
      /^clyra: cannot read trust file missing\.json: there is no such file/,
    );
  });
});

Deno.test("clyra verify answers a trust file of another form with UNVERIFIABLE", async () => {
  await withFolder(async (cwd) => {
    await makeBundle(cwd);
    for (const text of ["", "{", "[]", '{"v":0}', '{"v":0,"v":0}', "\u0000"]) {
      await Deno.writeTextFile(`${cwd}/bad.json`, text);
      const result = await cli(["verify", "run.pef", "--trust", "bad.json"], { cwd });
      assert.equal(result.exitCode, 3, text);
      assert.match(result.stdout, /PEF-002/);
    }
  });
});

Deno.test("clyra verify takes a log that is not the pinned one for INVALID", async () => {
  await withFolder(async (cwd) => {
    await makeBundle(cwd);
    await withFolder(async (other) => {
      await makeBundle(other);
      const trust = `${other}/trust.json`;
      const result = await cli(["verify", "run.pef", "--trust", trust, "--format", "json"], {
        cwd,
      });
      assert.equal(result.exitCode, 1);
      assert.equal(JSON.parse(result.stdout).findings[0].code, "PEF-410");
    });
  });
});

Deno.test("clyra verify gives the same verdict for a bundle and its unpacked folder", async () => {
  await withFolder(async (cwd) => {
    for (const [path, content] of Object.entries(unzipSync(await makeBundle(cwd)))) {
      await Deno.mkdir(`${cwd}/unpacked/${path}`.replace(/\/[^/]*$/, ""), { recursive: true });
      await Deno.writeFile(`${cwd}/unpacked/${path}`, content);
    }
    const packed = await cli(["verify", "run.pef", "--trust", "trust.json", "--format", "json"], {
      cwd,
    });
    const unpacked = await cli(
      ["verify", "unpacked", "--trust", "trust.json", "--format", "json"],
      { cwd },
    );
    assert.equal(unpacked.stdout, packed.stdout);
    assert.equal(unpacked.exitCode, 0);
  });
});
