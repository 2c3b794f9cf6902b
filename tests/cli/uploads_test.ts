/**
 * Uploads of tables and documents through a file: the bytes arrive as they were sent, their digest is
 * recorded before, and nothing is left over.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { rawExchange } from "../gateway/harness.ts";
import { startProvider } from "../gateway/provider.ts";
import { cli, withFolder } from "./harness.ts";
import { withGateway } from "./gateway_run.ts";

const row = "1,ann,2026-11-22,true,0.5\n";
const table = `id,name,day,ok,share\n${row.repeat(200_000)}`;
const small = `id\n${row}`;

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Says the digest of what it got. */
const scripts = {
  "/in": async (request: Request) => new Response(digestOf(await request.text())),
};

async function leftOver(cwd: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of Deno.readDir(`${cwd}/.clyra/bodies/parts`)) names.push(name);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return names;
}

async function captured(cwd: string, text: string) {
  await Deno.writeTextFile(`${cwd}/body`, text);
  const result = await cli(["captured", "body", "--format", "json"], { cwd });
  return JSON.parse(result.stdout);
}

for (const mode of ["none", "hmac", "redacted", "full"] as const) {
  Deno.test(`an upload arrives whole and is recorded by digest and length, with body_store ${mode}`, async () => {
    await withFolder(async (cwd) => {
      await using provider = startProvider(scripts);
      const args = ["--http", `/raw=${provider.url}`, "--uploads", "file", "--body-store", mode];
      await withGateway({ cwd, upstream: provider.url, args }, async (url) => {
        for (
          const [body, type] of [
            [table, "text/csv; charset=utf-8"],
            [small, "text/csv"],
            [JSON.stringify([table]), "application/json"],
            [table, "application/x-ndjson"],
            // Not an upload by its type: in memory, like any other body.
            [small, "text/plain"],
          ] as const
        ) {
          const headers = { "content-type": type, "x-clyra-run-id": "r" };
          const response = await fetch(`${url}/raw/in`, { method: "POST", body, headers });
          assert.equal(await response.text(), digestOf(body), type);
        }
      });
      assert.deepEqual(await leftOver(cwd), []);
      const verify = ["verify", "clyra-out/r.pef", "--trust", "clyra-out/trust.json"];
      const verdict = await cli([...verify, "--format", "json"], { cwd });
      assert.equal(verdict.exitCode, 0, verdict.stdout);
      const { counts } = JSON.parse(verdict.stdout);
      assert.equal(counts.artifacts > 0, mode === "full" || mode === "redacted");
      const of = await captured(cwd, table);
      assert.equal(of.places_count, mode === "none" ? 0 : 2);
      assert.equal(of.undecided_count, mode === "none" ? 2 : 0);
      assert.equal((await captured(cwd, small)).places_count, mode === "none" ? 0 : 2);
      assert.equal((await captured(cwd, `${table} `)).places_count, 0);
    });
  });
}

Deno.test("an upload that breaks off reaches nobody and leaves nothing but a receipt", async () => {
  await withFolder(async (cwd) => {
    await using provider = startProvider(scripts);
    const args = ["--http", `/raw=${provider.url}`, "--uploads", "file"];
    await withGateway({ cwd, upstream: provider.url, args }, async (url) => {
      const { port } = new URL(url);
      const connection = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
      const head = `POST /raw/in HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n` +
        `Content-Type: text/csv\r\nContent-Length: ${table.length}\r\n\r\n`;
      const bytes = new TextEncoder().encode(head + table.slice(0, 2_000_000));
      for (let at = 0; at < bytes.length;) at += await connection.write(bytes.subarray(at));
      await new Promise((resolve) => setTimeout(resolve, 100));
      assert.equal((await leftOver(cwd)).length, 1);
      connection.close();
      for (let i = 0; i < 200 && (await leftOver(cwd)).length > 0; i++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      assert.deepEqual(await leftOver(cwd), []);
      const large = await rawExchange(
        Number(port),
        `POST /raw/in HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n` +
          "Content-Type: text/csv\r\nContent-Length: 5000000000\r\n\r\n",
        /\r\n\r\n[\s\S]*\}/,
      );
      assert.match(large, /^HTTP\/1\.1 413/);
    });
    assert.equal(provider.log.requests.length, 0);
  });
});
