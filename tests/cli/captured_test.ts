/**
 * What is recorded of bodies, in each mode, as seen from outside: what `clyra captured` answers, what
 * the bundles hold, and that they verify.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { answerEvents, answerJson, events, json, startProvider } from "../gateway/provider.ts";
import { cli, withFolder } from "./harness.ts";
import { withGateway } from "./gateway_run.ts";

const call = { name: "lookup", arguments: '{"mail":"ann@example.org"}' };
const answer = answerJson({ content: "mail ann@example.org", calls: [call] });
const big = `{"model":"text","messages":[{"role":"user","content":"${"b".repeat(1_100_000)}"}]}`;
const scripts = {
  text: json(answer),
  stream: events(answerEvents({ texts: ["secret ", "words"] })),
  "/csv": () => new Response("a,b\n", { headers: { "content-type": "text/csv" } }),
};
const request = '{"model":"text","messages":[{"role":"user","content":"card 4111111111111111"}]}';

async function post(url: string, body: string, run: string): Promise<string> {
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-clyra-run-id": run },
    body,
  });
  return await response.text();
}

async function captured(cwd: string, body: string, ...args: readonly string[]) {
  await Deno.writeTextFile(`${cwd}/body`, body);
  const result = await cli(["captured", "body", "--format", "json", ...args], { cwd });
  assert.ok(result.exitCode < 2, result.stderr);
  return { exitCode: result.exitCode, ...JSON.parse(result.stdout) };
}

async function verifies(cwd: string, run: string): Promise<Record<string, unknown>> {
  const args = ["verify", `clyra-out/${run}.pef`, "--trust", "clyra-out/trust.json"];
  const result = await cli([...args, "--format", "json"], { cwd });
  assert.equal(result.exitCode, 0, result.stdout + result.stderr);
  return JSON.parse(result.stdout).counts;
}

function whats(answer: { places: { what: string }[] }): string[] {
  return answer.places.map(({ what }) => what);
}

/** Every file below a folder that has `needle` in it; bundles are looked into as they are. */
async function holding(folder: string, needle: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) found.push(...await holding(path, needle));
    else if ((await Deno.readTextFile(path)).includes(needle)) found.push(path);
  }
  return found;
}

Deno.test("clyra captured finds a body by its keyed digest, over rotated keys, and no other body", async () => {
  await withFolder(async (cwd) => {
    await using provider = startProvider(scripts);
    const gateway = { cwd, upstream: provider.url };
    let streamed = "";
    await withGateway(gateway, async (url) => {
      assert.equal(await post(url, request, "one"), answer);
      streamed = await post(url, request.replace('"text"', '"stream","stream":true'), "one");
    });
    const rotated = await cli(["keys", "rotate-body", "--format", "json"], { cwd });
    const { body_key: key } = JSON.parse(rotated.stdout);
    await withGateway(gateway, async (url) => void await post(url, request, "two"));

    const asked = await captured(cwd, request);
    assert.equal(asked.exitCode, 0);
    assert.deepEqual(
      asked.places.map(({ run, what }: { run: string; what: string }) => [run, what]),
      [
        ["one", "request"],
        ["two", "request"],
      ],
    );
    assert.deepEqual(whats(await captured(cwd, request, "--run", "two")), ["request"]);
    assert.deepEqual(whats(await captured(cwd, answer, "--run", "one")), ["response"]);
    const ofTool = await captured(cwd, call.arguments, "--run", "one");
    assert.deepEqual(whats(ofTool), ["arguments of lookup"]);
    assert.deepEqual(whats(await captured(cwd, streamed)), ["delivered"]);
    const other = await captured(cwd, request.replace("4111", "4112"));
    assert.deepEqual([other.exitCode, other.places, other.undecided], [1, [], []]);
    // The new key's id stands in the new entries; the keys themselves in no file but their own.
    assert.deepEqual(
      (await holding(`${cwd}/.clyra/journal`, key)).length > 0,
      true,
    );
    const secret = (await Deno.readTextFile(`${cwd}/.clyra/keys/body-0001.secret`)).trim();
    assert.deepEqual(await holding(cwd, secret), [`${cwd}/.clyra/keys/body-0001.secret`]);
    await Deno.writeTextFile(`${cwd}/card`, request);
    const disclose = await cli(
      ["bundle", "disclose", "--run", "two", "--seq", "1", "--field", "/body", "--value", "card"]
        .concat("--out", "open.pef"),
      { cwd },
    );
    assert.equal(disclose.exitCode, 0, disclose.stderr);
    const open = await cli(["verify", "open.pef", "--trust", "clyra-out/trust.json"], { cwd });
    assert.equal(open.exitCode, 0, open.stdout);
    const text = await cli(["captured", "nothere"], { cwd });
    assert.equal(text.exitCode, 2);
    const noRun = await cli(["captured", "card", "--run", "three"], { cwd });
    assert.match(
      noRun.stderr,
      /^clyra: cannot look for the body: there is no run three\n {2}hint: /,
    );
  });
});

Deno.test("with body_store none nothing can be asked, and that is said plainly", async () => {
  await withFolder(async (cwd) => {
    await using provider = startProvider(scripts);
    const gateway = { cwd, upstream: provider.url, args: ["--body-store", "none"] };
    let streamed = "";
    await withGateway(gateway, async (url) => {
      await post(url, request, "one");
      streamed = await post(url, request.replace('"text"', '"stream","stream":true'), "one");
    });
    for (const body of [request, answer, call.arguments, streamed.replace(/: clyra.*\n\n/g, "")]) {
      const asked = await captured(cwd, body);
      assert.equal(asked.exitCode, 1);
      assert.deepEqual(asked.undecided.map(({ why }: { why: string }) => why), ["none"], body);
    }
    const text = await cli(["captured", "body"], { cwd });
    assert.match(
      text.stdout,
      /^not captured: [\s\S]*cannot tell: at one\/\d+ .* body_store none\n$/,
    );
    await verifies(cwd, "one");
  });
});

Deno.test("with body_store full the bundle holds each body, and verifies; without, it does not", async () => {
  await withFolder(async (cwd) => {
    await using provider = startProvider(scripts);
    const args = ["--body-store", "full", "--http", `/files=${provider.url}`];
    let streamed = "";
    await withGateway({ cwd, upstream: provider.url, args }, async (url) => {
      await post(url, request, "one");
      streamed = await post(url, request.replace('"text"', '"stream","stream":true'), "one");
      await post(url, big, "one");
      const headers = { "x-clyra-run-id": "one" };
      await (await fetch(`${url}/files/csv`, { headers })).text();
    });
    const counts = await verifies(cwd, "one");
    // Two small requests and an empty one, two answers and their arguments; the big request and two streams.
    assert.equal(counts["disclosures"], 3 + 2 + 2);
    assert.equal(counts["artifacts"], 3);
    assert.deepEqual(whats(await captured(cwd, big)), ["request"]);
    assert.deepEqual(whats(await captured(cwd, streamed)), ["delivered"]);
    assert.deepEqual(whats(await captured(cwd, streamed.replace(/: clyra.*\n\n/g, ""))), [
      "response",
      "delivered",
    ]);
    const omit = ["bundle", "export", "--run", "one", "--bodies", "omit", "--out", "omit.pef"];
    assert.equal((await cli(omit, { cwd })).exitCode, 0);
    const bare = await cli(["verify", "omit.pef", "--format", "json"], { cwd });
    assert.deepEqual(JSON.parse(bare.stdout).counts.disclosures, 0);
    const hold = [
      "bundle",
      "export",
      "--run",
      "one",
      "--withhold",
      "one/1:privacy",
      "--out",
      "h.pef",
    ];
    assert.equal((await cli(hold, { cwd })).exitCode, 0);
    const held = await cli(["verify", "h.pef", "--format", "json"], { cwd });
    assert.equal(JSON.parse(held.stdout).counts.disclosures, 3 + 2 + 2 - 1);
    for (const { mode } of await modesBelow(`${cwd}/.clyra/bodies`)) assert.equal(mode & 0o077, 0);
  });
});

Deno.test("with body_store redacted a copy without the values is kept, and the digest is of the whole", async () => {
  await withFolder(async (cwd) => {
    await using provider = startProvider(scripts);
    const args = ["--body-store", "redacted", "--redact", "/messages/*/content"];
    await withGateway({ cwd, upstream: provider.url, args }, async (url) => {
      await post(url, request, "one");
      await post(url, request.replace('"text"', '"stream","stream":true'), "one");
    });
    const counts = await verifies(cwd, "one");
    assert.equal(counts["disclosures"], 0);
    const kept: string[] = [];
    for await (const { name } of Deno.readDir(`${cwd}/.clyra/bodies/sha256`)) {
      kept.push(await Deno.readTextFile(`${cwd}/.clyra/bodies/sha256/${name}`));
    }
    assert.equal(counts["artifacts"], kept.length);
    assert.ok(kept.includes(
      '{"model":"text","messages":[{"role":"user","content":"[redacted /messages/*/content]"}]}',
    ));
    assert.ok(kept.includes('{"mail":"[redacted email]"}'));
    assert.ok(kept.some((text) => text.includes("mail [redacted email]")));
    assert.deepEqual(await holding(`${cwd}/.clyra`, "ann@example.org"), []);
    assert.deepEqual(await holding(`${cwd}/.clyra`, "4111111111111111"), []);
    assert.deepEqual(await holding(`${cwd}/.clyra/bodies`, "words"), []);
    assert.deepEqual(whats(await captured(cwd, request)), ["request"]);
  });
});

async function modesBelow(folder: string): Promise<{ mode: number }[]> {
  if (Deno.build.os === "windows") return [];
  const found = [{ mode: (await Deno.stat(folder)).mode ?? 0 }];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) found.push(...await modesBelow(`${folder}/${name}`));
    else found.push({ mode: (await Deno.stat(`${folder}/${name}`)).mode ?? 0 });
  }
  return found;
}
