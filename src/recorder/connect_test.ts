import assert from "node:assert/strict";
import { useBackends } from "../../tests/postgres/backends.ts";
import { ClyraError } from "../platform/mod.ts";
import { connectDatabase } from "./connect.ts";

const { serverTest } = useBackends({ embedded: false });

async function failureOf(url: string, timeoutSeconds = 5): Promise<ClyraError> {
  try {
    await (await connectDatabase({ url, timeoutSeconds })).close();
  } catch (error) {
    assert.ok(error instanceof ClyraError, `no ClyraError but ${Deno.inspect(error)}`);
    assert.doesNotMatch(Deno.inspect(error), /hunter2/, "the password must not show");
    return error;
  }
  return assert.fail("the connection was accepted");
}

serverTest("connectDatabase() opens one connection that close() ends", async (server) => {
  const watcher = await connectDatabase({ url: server.url });
  const count = async (): Promise<string | null | undefined> =>
    (await watcher.query(
      "select count(*) from pg_stat_activity where application_name = 'clyra' and pid <> pg_backend_pid()",
    )).rows[0]?.[0];
  const base = Number(await count());
  const database = await connectDatabase({ url: server.url });
  await Promise.all([database.query("select 1"), database.query("select 2")]);
  assert.equal(await count(), String(base + 1));
  await database.close();
  while (Number(await count()) > base) await watcher.query("select pg_sleep(0.01)");
  assert.doesNotMatch(database.name, /only|for|tests/);
  await watcher.close();
});

serverTest("connectDatabase() says that the password is wrong", async (server) => {
  const error = await failureOf(server.urlFor({ password: "hunter2" }));
  assert.equal(error.code, "database_unavailable");
  assert.equal(error.at, "SQLSTATE 28P01");
  assert.match(
    error.message,
    /^cannot connect to the database at .*: password authentication failed/,
  );
  assert.match(error.hint ?? "", /check user and password/);
});

serverTest("connectDatabase() says that the database does not exist", async (server) => {
  const error = await failureOf(server.urlFor({ database: "nowhere" }));
  assert.equal(error.at, "SQLSTATE 3D000");
  assert.match(error.message, /database "nowhere" does not exist/);
});

Deno.test("connectDatabase() says that nothing listens", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  const error = await failureOf(`postgres://ann:hunter2@127.0.0.1:${port}/shop`);
  assert.equal(error.code, "database_unavailable");
  assert.equal(error.exitCode, 3);
  assert.equal(
    error.message,
    `cannot connect to the database at 127.0.0.1:${port}/shop: nothing listens there`,
  );
});

Deno.test("connectDatabase() says that the socket is missing", async () => {
  const error = await failureOf("postgres://ann:hunter2@localhost/shop?host=/nowhere");
  assert.match(error.message, /there is no such socket/);
});

Deno.test("connectDatabase() refuses a web server", async () => {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    () => new Response("hello"),
  );
  const error = await failureOf(`postgres://ann:hunter2@127.0.0.1:${server.addr.port}/shop`);
  await server.shutdown();
  assert.equal(error.code, "database_unavailable");
  assert.match(error.message, /without a Postgres answer|does not speak the Postgres protocol/);
});

Deno.test("connectDatabase() gives up on a server that never answers", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const accepted = listener.accept();
  const error = await failureOf(`postgres://ann:hunter2@127.0.0.1:${listener.addr.port}/shop`, 0.2);
  (await accepted).close();
  listener.close();
  assert.match(error.message, /no answer in time/);
});

Deno.test("connectDatabase() refuses a url that is none and does not repeat it", async () => {
  for (const url of ["", "hunter2", "http://ann:hunter2@localhost/shop", "postgres://:hunter2"]) {
    const error = await failureOf(url);
    assert.equal(error.code, "usage", url);
  }
});
