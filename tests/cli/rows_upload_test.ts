/**
 * The example of docs/csv.md as a user runs it: configuration and policy from files, one upload with a
 * bad row, and the bundle at its end.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { startProvider } from "../gateway/provider.ts";
import { cli, withFolder } from "./harness.ts";

const page = await Deno.readTextFile(new URL("../../docs/csv.md", import.meta.url));
const [config = "", policy = ""] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)]
  .map(([, text = ""]) => text);
const digestOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** Runs `clyra gateway` over the files in `cwd`, hands its URL to `act`, stops it. */
async function serve(cwd: string, act: (url: string) => Promise<void>): Promise<void> {
  const stop = Promise.withResolvers<string>();
  const acting = Promise.withResolvers<void>();
  acting.promise.catch(() => undefined); // Raised below, after the gateway has ended.
  const { exitCode, stderr } = await cli(["gateway"], {
    cwd,
    stop: stop.promise,
    onOut: (text) => {
      const url = /gateway at (\S+),/.exec(text)?.[1];
      if (url === undefined) return;
      act(url).then(acting.resolve, acting.reject).finally(() => stop.resolve("SIGTERM"));
    },
  });
  assert.equal(exitCode, 0, stderr);
  await acting.promise;
}

for (const store of ["hmac", "full"] as const) {
  Deno.test(`the page's route puts a bad row aside, with evidence that verifies, body_store ${store}`, async () => {
    await withFolder(async (cwd) => {
      await using provider = startProvider({
        "/import/refunds": async (request) => new Response(await request.text()),
      });
      const own = config.replace("https://crm.example", provider.url)
        .replace("version: 1\n", "version: 1\nlisten: { port: 0 }\n")
        .replace("uploads: file\n", `uploads: file\n    body_store: { request: ${store} }\n`);
      assert.ok(own.includes(store) && own.includes(provider.url));
      await Deno.writeTextFile(`${cwd}/clyra.yaml`, own);
      await Deno.writeTextFile(`${cwd}/policy.yaml`, policy);
      const check = await cli(["gateway", "check"], { cwd });
      assert.equal(check.exitCode, 0, check.stderr);
      await serve(cwd, async (url) => {
        const response = await fetch(`${url}/crm/import/refunds`, {
          method: "POST",
          body: "id,amount,note\n1,20,ok\n2,99,late\n",
          headers: { "content-type": "text/csv", "x-clyra-run-id": "r" },
        });
        assert.equal(await response.text(), "id,amount,note\n1,20,ok\n");
        assert.equal(response.headers.get("x-clyra-rows"), "accepted=1;refused=1");
      });
      const refused = "id,amount,note\n2,99,late\n";
      const kept = `${cwd}/.clyra/bodies/sha256/${digestOf(refused)}`;
      assert.equal(await Deno.readTextFile(kept), refused);
      const verify = ["verify", "clyra-out/r.pef", "--trust", "clyra-out/trust.json"];
      const verdict = await cli([...verify, "--format", "json"], { cwd });
      assert.equal(verdict.exitCode, 0, verdict.stdout);
      const { counts } = JSON.parse(verdict.stdout);
      assert.equal(counts.artifacts, store === "full" ? 2 : 0);
    });
  });
}

Deno.test("a route whose schema the policy does not have is a fault with its place", async () => {
  await withFolder(async (cwd) => {
    await Deno.writeTextFile(
      `${cwd}/clyra.yaml`,
      config.replace("schema: refund", "schema: refnd"),
    );
    await Deno.writeTextFile(`${cwd}/policy.yaml`, policy);
    const check = await cli(["gateway", "check"], { cwd });
    assert.equal(check.exitCode, 2);
    assert.match(check.stderr, /clyra\.yaml:\d+:\d+: .*no schema 'refnd'; did you mean 'refund'/);
  });
});
