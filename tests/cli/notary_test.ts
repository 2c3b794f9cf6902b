/**
 * Bundles over HTTP, and captured answers checked against them, by the command and by standard tools.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { answerEvents, events, startProvider } from "../gateway/provider.ts";
import { cli, withFolder } from "./harness.ts";
import { withGateway } from "./gateway_run.ts";

const scripts = {
  stream: events(answerEvents({ texts: ["one ", "two"], usage: true })),
  "/csv": () => new Response("a,b\n1,2\n", { headers: { "content-type": "text/csv" } }),
};

function stream(url: string, run: string) {
  return fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-clyra-run-id": run },
    body: '{"model":"stream","stream":true,"messages":[{"role":"user","content":"hi"}]}',
  });
}

function close(url: string, run: string) {
  return fetch(`${url}/v1/runs/${run}/close`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
}

Deno.test("GET /v1/runs/{id}/bundle hands out the bundle of a sealed run, and says what is the case", async () => {
  await withFolder(async (cwd) => {
    await using provider = startProvider(scripts);
    await withGateway({ cwd, upstream: provider.url }, async (url) => {
      await (await stream(url, "r")).text();
      const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
        fetch(`${url}/v1/runs/${path}`, { headers });
      const open = await get("r/bundle");
      assert.equal(open.status, 409);
      assert.match((await open.json()).error.clyra.hint, /close it first/);
      const prefix = await get("r/bundle?claim=run-prefix");
      assert.equal(prefix.status, 409);
      assert.match((await prefix.json()).error.message, /no mark in the log yet/);
      for (
        const [path, status] of [
          ["none/bundle", 404],
          ["UP/bundle", 404],
          ["r/bundle?claim=selection", 400],
        ] as const
      ) {
        const response = await get(path);
        await response.body?.cancel();
        assert.equal(response.status, status, path);
      }
      const strange = await get("r/bundle", { origin: "http://evil.example" });
      await strange.body?.cancel();
      assert.equal(strange.status, 403);
      await (await close(url, "r")).body?.cancel();
      const bundle = await get("r/bundle");
      assert.equal(bundle.status, 200);
      assert.equal(bundle.headers.get("content-type"), "application/vnd.clyra.pef+zip");
      await Deno.writeFile(`${cwd}/r.pef`, await bundle.bytes());
      // Whoever leaves in the middle leaves room for others.
      for (let i = 0; i < 5; i++) await (await get("r/bundle")).body?.cancel();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const again = await get("r/bundle");
      assert.equal(again.status, 200);
      await again.body?.cancel();
    });
    const verdict = await cli(["verify", "r.pef", "--trust", "clyra-out/trust.json"], { cwd });
    assert.equal(verdict.exitCode, 0, verdict.stdout);
  });
});

Deno.test("clyra notary check knows the bytes that were delivered, from gateway, line, proof and bundle", async () => {
  await withFolder(async (cwd) => {
    await using provider = startProvider(scripts);
    const trust = ["--trust", "clyra-out/trust.json"];
    const check = (file: string, ...args: readonly string[]) =>
      cli(["notary", "check", file, ...args, "--format", "json"], { cwd });
    let seq = 0;
    const args = ["--http", `/files=${provider.url}`];
    await withGateway({ cwd, upstream: provider.url, args }, async (url) => {
      // Calls of others stand between a receipt and the end of its call.
      const [text] = await Promise.all(
        ["r", "r", "r"].map(async (run) => (await stream(url, run)).text()),
      );
      await Deno.writeTextFile(`${cwd}/answer.sse`, text ?? "");
      await Deno.writeTextFile(`${cwd}/other.sse`, (text ?? "").replace("two", "too"));
      const live = await check("answer.sse", "--gateway", url, ...trust);
      assert.equal(live.exitCode, 0, live.stderr + live.stdout);
      seq = JSON.parse(live.stdout).seq;
      const line = await fetch(`${url}/v1/receipts/r/${seq}`);
      await Deno.writeFile(`${cwd}/line.json`, await line.bytes());
      const csv = await fetch(`${url}/files/csv`, { headers: { "x-clyra-run-id": "r" } });
      await Deno.writeTextFile(`${cwd}/answer.csv`, await csv.text());
      const id = csv.headers.get("x-clyra-receipt") ?? "";
      const pass = await check("answer.csv", "--gateway", url, "--receipt-id", id, ...trust);
      assert.equal(pass.exitCode, 0, pass.stderr + pass.stdout);
      const nameless = await check("answer.csv", "--gateway", url);
      assert.match(nameless.stderr, /the stream names none\n {2}hint: add --receipt-id/);

      const script = new URL("../../examples/notary_check.sh", import.meta.url).pathname;
      for (const [file, code] of [["answer.sse", 0], ["other.sse", 1]] as const) {
        const command = new Deno.Command("sh", { args: [script, file, url], cwd });
        const { code: exitCode, stdout } = await command.output();
        assert.equal(exitCode, code);
        const word = code === 0 ? "delivered" : "not delivered";
        assert.equal(new TextDecoder().decode(stdout), `${word}: r/${seq}\n`);
      }
      // It ends where nothing can be found, and does not go on asking.
      await Deno.writeTextFile(
        `${cwd}/unknown.sse`,
        (text ?? "").replace(/receipt=\S+/, "receipt=r/999"),
      );
      for (
        const [file, gateway] of [
          ["answer.csv", url],
          ["unknown.sse", url],
          ["answer.sse", "http://127.0.0.1:1"],
        ] as const
      ) {
        const command = new Deno.Command("sh", { args: [script, file, gateway], cwd });
        assert.equal((await command.output()).code, 2);
      }
    });
    await cli(["prove", `r/${seq}`, "--out", "r.pefproof"], { cwd });
    await cli(["prove", `r/1`, "--out", "other.pefproof"], { cwd });
    const places = [
      ["--receipt", "line.json"],
      ["--receipt", "r.pefproof"],
      ["--bundle", "clyra-out/r.pef"],
    ];
    for (const place of places) {
      const good = await check("answer.sse", ...place, ...trust);
      assert.equal(good.exitCode, 0, good.stderr + good.stdout);
      assert.deepEqual(JSON.parse(good.stdout).delivered, true);
      const bad = await check("other.sse", ...place, ...trust);
      assert.equal(bad.exitCode, 1, bad.stderr);
      assert.deepEqual(JSON.parse(bad.stdout).delivered, false);
      const unchecked = await check("answer.sse", ...place);
      assert.equal(unchecked.exitCode, 4, unchecked.stderr);
    }
    const text = await cli(["notary", "check", "answer.sse", "--receipt", "line.json"], { cwd });
    assert.match(text.stdout, /^delivered: [\s\S]* signature {2}not checked: add --trust/);
    // A line whose digest was changed has another signature.
    const line = await Deno.readTextFile(`${cwd}/line.json`);
    const forged = line.replace(/"sha256":"[0-9a-f]{64}"/, `"sha256":"${"0".repeat(64)}"`);
    await Deno.writeTextFile(`${cwd}/forged.json`, forged);
    const refused = await check("answer.sse", "--receipt", "forged.json", ...trust);
    assert.deepEqual([refused.exitCode, JSON.parse(refused.stdout).signature], [1, "bad"]);
    const another = await check("answer.sse", "--receipt", "other.pefproof", ...trust);
    assert.match(another.stderr, /the receipt is a '[a-z.]+' entry\n {2}hint: /);
    const bundle = await Deno.readFile(`${cwd}/clyra-out/r.pef`);
    bundle[bundle.length >> 1] = (bundle[bundle.length >> 1] ?? 0) ^ 1;
    await Deno.writeFile(`${cwd}/broken.pef`, bundle);
    const broken = await check("answer.sse", "--bundle", "broken.pef", ...trust);
    assert.equal(broken.exitCode, 1);
    assert.match(broken.stderr, /cannot check: broken\.pef is INVALID/);
    const missing = await check(
      "answer.sse",
      "--bundle",
      "clyra-out/r.pef",
      "--receipt-id",
      "r/999",
    );
    assert.match(missing.stderr, /r\/999 is not in the bundle/);
    const nowhere = await check("answer.sse");
    assert.match(nowhere.stderr, /there is no place to look\n {2}hint: /);
  });
});
