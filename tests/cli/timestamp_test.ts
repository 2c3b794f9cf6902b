import { strict as assert } from "node:assert";
import { openEvidence } from "../../src/cli/evidence.ts";
import { toBase64 } from "../../src/pef/mod.ts";
import { hasOpenssl, OpensslAuthority } from "../pef/openssl_authority.ts";
import { cli, testDeps, withFolder } from "./harness.ts";

async function makeEvidence(folder: string): Promise<void> {
  const deps = testDeps({ cwd: folder }, { out: () => {}, error: () => {} });
  const evidence = await openEvidence(deps, "data");
  try {
    const run = await evidence.ledger.openRun({ id: "r1", policyHash: "0".repeat(64) });
    await run.close("complete");
    await evidence.writeTrust("trust.json");
  } finally {
    await evidence.close();
  }
}

const exporting = (url: string) => [
  "bundle",
  "export",
  "--data",
  "data",
  "--run",
  "r1",
  "--out",
  "run.pef",
  "--tsa",
  url,
];

/** Answers time-stamp requests on a free port until the work is done. */
async function withAuthority(
  authority: OpensslAuthority,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      assert.equal(request.headers.get("content-type"), "application/timestamp-query");
      return new Response(authority.answer(new Uint8Array(await request.arrayBuffer())));
    },
  );
  try {
    await work(`http://127.0.0.1:${server.addr.port}/tsr`);
  } finally {
    await server.shutdown();
  }
}

const skip = !hasOpenssl();
if (skip) console.log("skipped: openssl is not on this machine");

Deno.test({
  name: "clyra bundle export --tsa writes a bundle that clyra verify finds stamped",
  ignore: skip,
  fn: () =>
    withFolder(async (cwd) => {
      await makeEvidence(cwd);
      Deno.mkdirSync(`${cwd}/tsa`);
      const authority = new OpensslAuthority(`${cwd}/tsa`, { key: "rsa:2048", digest: "sha256" });
      await withAuthority(authority, async (url) => {
        const result = await cli(exporting(url), { cwd });
        assert.equal(result.exitCode, 0, result.stderr);
      });
      const trust = JSON.parse(Deno.readTextFileSync(`${cwd}/trust.json`));
      const timestamp_roots = [toBase64(authority.root)];
      const pinned = { ...trust, timestamp_roots, timestamp_quorum: 1 };
      Deno.writeTextFileSync(`${cwd}/pinned.json`, JSON.stringify(pinned));
      const verify = async (file: string) => {
        const args = ["verify", "run.pef", "--trust", file, "--format", "json"];
        return JSON.parse((await cli(args, { cwd })).stdout);
      };
      const stamped = await verify("pinned.json");
      assert.equal(stamped.verdict, "VERIFIED", JSON.stringify(stamped));
      assert.equal(stamped.time, "stamped");
      assert.equal((await verify("trust.json")).time, "claimed");
    }),
});

Deno.test("clyra bundle export --tsa leaves no bundle when the authority is down", async () => {
  await withFolder(async (cwd) => {
    await makeEvidence(cwd);
    // A port that was free a moment ago: nobody listens on it.
    const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
    const { port } = listener.addr;
    listener.close();
    const result = await cli(exporting(`http://user:secret@127.0.0.1:${port}/tsr`), { cwd });
    assert.equal(result.exitCode, 3);
    assert.match(result.stderr, /cannot get a time stamp from http:\/\/127\.0\.0\.1:\d+\/tsr/);
    assert.match(result.stderr, /--tsa/);
    assert.doesNotMatch(result.stderr, /secret/);
    assert.throws(() => Deno.statSync(`${cwd}/run.pef`), Deno.errors.NotFound);
  });
});
