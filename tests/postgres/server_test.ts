import assert from "node:assert/strict";
import { connectDatabase } from "../../src/recorder/mod.ts";
import { startPostgres } from "./server.ts";

Deno.test("startPostgres() runs a server that is gone after stop()", async () => {
  const server = await startPostgres();
  if ("skipped" in server) return console.log(server.skipped);
  const database = await connectDatabase({ url: server.url });
  const { rows } = await database.query(
    "select current_setting('server_version_num')::int >= 130000",
  );
  assert.deepEqual(rows, [["t"]]);
  await database.close();
  await server.stop();
  await assert.rejects(Deno.stat(server.folder), Deno.errors.NotFound);
  await assert.rejects(Deno.stat(`/proc/${server.pid}`), Deno.errors.NotFound);
  await assert.rejects(connectDatabase({ url: server.url }), /there is no such socket/);
});

Deno.test("startPostgres() ends what a killed test run left", async () => {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-lock", childCode],
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const said = (await reader.read()).value ?? "";
  child.kill("SIGKILL");
  await child.status;
  await reader.cancel();
  if (said.startsWith("skipped")) return console.log(said.trim());
  const left: { pid: number; folder: string } = JSON.parse(said);
  assert.ok((await Deno.stat(left.folder)).isDirectory, "the kill must have left something");
  const server = await startPostgres();
  if ("skipped" in server) return assert.fail(server.skipped);
  await server.stop();
  await assert.rejects(Deno.stat(left.folder), Deno.errors.NotFound);
  const status = await Deno.readTextFile(`/proc/${left.pid}/status`).catch(() => "State:\tZ");
  assert.match(status, /^State:\tZ/m);
});

const childCode = `
  const { startPostgres } = await import(${JSON.stringify(import.meta.resolve("./server.ts"))});
  const server = await startPostgres();
  console.log(server.skipped ?? JSON.stringify({ pid: server.pid, folder: server.folder }));
  setTimeout(() => {}, 60_000);
`;

Deno.test("startPostgres() leaves nothing when the server refuses its settings", async () => {
  const parentFolder = await Deno.makeTempDir();
  await Deno.chmod(parentFolder, 0o755);
  try {
    const settings = { no_such_setting: "1" };
    const outcome = await startPostgres({ settings, parentFolder }).catch(String);
    if (typeof outcome === "object" && "skipped" in outcome) return console.log(outcome.skipped);
    assert.match(String(outcome), /Postgres did not start: .*no_such_setting/s);
    assert.deepEqual([...Deno.readDirSync(parentFolder)], []);
  } finally {
    await Deno.remove(parentFolder, { recursive: true });
  }
});
