/**
 * Snapshot and diff against two floors in the same run: counting the rows, and reading them all once.
 * `deno bench -A src/recorder/snapshot_bench.ts`
 *
 * @module
 */

import { startPostgres } from "../../tests/postgres/server.ts";
import { connectDatabase } from "./connect.ts";
import type { Database } from "./database.ts";
import { diffSnapshots, encodeDiff } from "./diff.ts";
import { openEmbeddedDatabase } from "./embedded.ts";
import { type Snapshot, snapshot } from "./snapshot.ts";

const server = await startPostgres();
if ("skipped" in server) console.log(server.skipped);
else await register("server", await connectDatabase({ url: server.url }));
await register("embedded", await openEmbeddedDatabase());

async function register(kind: string, database: Database): Promise<void> {
  for (const rows of [1_000, 10_000, 50_000]) {
    const name = `rows_${rows}`;
    await database.query(
      `create table ${name} as select n as id, 'customer ' || n as customer, n * 1.10 as total,
        md5(n::text) as note, timestamptz '2026-01-05 08:00Z' + n * interval '1 min' as at
        from generate_series(1, ${rows}) as n;
       alter table ${name} add primary key (id); analyze ${name}`,
    );
    const tables = [{ schema: "public", name }];
    const take = (): Promise<Snapshot> =>
      snapshot(database, { tables, limits: { statementTimeoutMs: 60_000 } });
    const before = await take();
    await database.query(`update ${name} set total = 0 where id % 100 = 0`);
    const after = await take();
    const group = `${kind}, ${rows} rows`;
    const options = { group, n: 5, warmup: 1 };
    Deno.bench({
      ...options,
      name: "floor: count(*)",
      fn: async () => void await database.query(`select count(*) from ${name}`),
    });
    Deno.bench({
      ...options,
      name: "floor: read every row once as text",
      baseline: true,
      fn: async () => void await database.query(`select r::text from ${name} as r`),
    });
    Deno.bench({ ...options, name: "snapshot", fn: async () => void await take() });
    Deno.bench({
      ...options,
      name: "diff of 1 % changed, with its artifact",
      fn: () => void encodeDiff(diffSnapshots(before, after)),
    });
  }
}

globalThis.addEventListener("unload", () => {
  if ("skipped" in server) return;
  Deno.kill(server.pid, "SIGKILL"); // nothing can be waited for here, and its files go now
  Deno.removeSync(server.folder, { recursive: true });
});
