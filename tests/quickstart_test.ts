import { strict as assert } from "node:assert";
import { unzipSync } from "fflate";
import { verify } from "../src/pef/mod.ts";
import { cli, withFolder } from "./cli/harness.ts";

Deno.test("clyra quickstart leaves a verified bundle of a run that did what it says", async () => {
  await withFolder(async (cwd) => {
    const result = await cli(["quickstart", "--out", "out", "--format", "json"], { cwd });
    assert.equal(result.exitCode, 0, result.stderr);
    const report = JSON.parse(result.stdout);
    assert.deepEqual(
      [report.calls, report.allowed, report.repaired, report.blocked],
      [6, 4, 1, 1],
    );
    assert.deepEqual([report.rowsAdded, report.rowsChanged, report.rowsRemoved], [1, 0, 0]);
    assert.deepEqual([report.verdict, report.tampered.verdict], ["VERIFIED", "INVALID"]);
    assert.equal(report.tampered.code, "PEF-400");

    const trust = await Deno.readTextFile(`${cwd}/${report.trust}`);
    const verdict = await verify(`${cwd}/${report.bundle.path}`, { trust });
    assert.equal(verdict.verdict, "VERIFIED");
    assert.equal(verdict.completeness, "run-complete");
    assert.equal(verdict.counts.artifacts, 3);

    const bundle = unzipSync(await Deno.readFile(`${cwd}/${report.bundle.path}`));
    const text = Object.values(bundle).map((bytes) => new TextDecoder().decode(bytes)).join("\n");
    const types = new Set([...text.matchAll(/"type":"([a-z_.]+)","v":0/g)].map(([, type]) => type));
    for (
      const type of [
        "run.open",
        "call.request",
        "decision",
        "call.response",
        "stream.notary",
        "event.snapshot",
        "event.diff",
        "run.close",
        "run.seal",
        "key.add",
      ]
    ) assert.ok(types.has(type), type);
    // Bodies and people's addresses stay out of the evidence.
    for (const secret of ["damaged in transit,", "@example.com", "careful support agent"]) {
      assert.ok(!text.includes(secret), secret);
    }
    const again = await cli(["quickstart", "--out", "out"], { cwd });
    assert.equal(again.exitCode, 0, again.stderr);
    assert.match(again.stdout, /A run you can prove/);
  });
});

Deno.test("clyra quickstart says at which step it stopped, and leaves nothing behind", async () => {
  await withFolder(async (cwd) => {
    await Deno.writeTextFile(`${cwd}/file`, "");
    const blocked = await cli(["quickstart", "--out", "file"], { cwd });
    assert.equal(blocked.exitCode, 2);
    assert.match(blocked.stderr, /clyra: cannot make folder file: /);
    const closed = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const { port } = closed.addr;
    closed.close();
    const upstream = `http://127.0.0.1:${port}`;
    const down = await cli(["quickstart", "--out", "out", "--upstream", upstream], { cwd });
    assert.notEqual(down.exitCode, 0);
    assert.match(down.stderr, /clyra: quickstart stopped at step 'agent': /);
    const after = await cli(["quickstart", "--out", "out", "--format", "json"], { cwd });
    assert.equal(after.exitCode, 0, after.stderr);
  });
});

Deno.test("clyra quickstart --keep serves until it is asked to stop", async () => {
  await withFolder(async (cwd) => {
    const stop = Promise.withResolvers<string>();
    let served = 0;
    const result = await cli(["quickstart", "--out", "out", "--keep"], {
      cwd,
      stop: stop.promise,
      onOut: async (text) => {
        const url = /stays up at (\S+);/.exec(text)?.[1];
        if (url === undefined) return;
        const response = await fetch(`${url}/healthz`);
        served = response.status;
        await response.body?.cancel();
        stop.resolve("SIGINT");
      },
    });
    assert.equal(result.exitCode, 0, result.stderr);
    assert.equal(served, 200);
  });
});
