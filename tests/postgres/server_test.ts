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
