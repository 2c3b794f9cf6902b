/**
 * Uploads of rows through the gateway, in front of a real HTTP server: what arrives there, what the
 * caller is told and what is written down.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { bodyFolder } from "../../src/cli/body_folder.ts";
import type { BodyStorePort, Guard, Route, RowsSetting } from "../../src/gateway/mod.ts";
import type { EntryBody } from "../../src/pef/mod.ts";
import { compileCsv, compileNdjson } from "../../src/schemalock/mod.ts";
import { testDeps, withFolder } from "../cli/harness.ts";
import { guardOf, type Harness, startGateway, until } from "./harness.ts";

const schema = {
  type: "object",
  additionalProperties: false,
  required: ["id", "amount"],
  properties: {
    id: { type: "integer", minimum: 1 },
    amount: { type: "number", maximum: 50 },
    note: { type: "string", maxLength: 10 },
  },
};
const encoder = new TextEncoder();
const good = "id,amount,note\n1,20,a\n2,30,b\n";
const mixed = "id,amount,note\n1,20,a\n2,99,secret\n3,30,c\n";

function guard(): Guard {
  return {
    ...guardOf(),
    rows: (plan) => {
      if (plan.schema !== "row") return undefined;
      return plan.kind === "csv" ? compileCsv(schema, plan) : compileNdjson(schema, plan);
    },
  };
}

interface Upstream extends AsyncDisposable {
  readonly url: string;
  readonly bodies: Uint8Array[];
  readonly headers: Headers[];
}

/** Takes whatever comes. */
function startUpstream(): Upstream {
  const bodies: Uint8Array[] = [];
  const headers: Headers[] = [];
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => undefined },
    async (request) => {
      bodies.push(await request.bytes());
      headers.push(request.headers);
      return new Response("taken");
    },
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    bodies,
    headers,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

interface Stage {
  readonly gateway: Harness;
  readonly upstream: Upstream;
  /** Files of the data folder below `bodies/`. */
  readonly files: (folder: "parts" | "sha256") => Promise<string[]>;
  readonly send: (body: BodyInit, headers?: Record<string, string>) => Promise<Response>;
  readonly steps: () => EntryBody<"event.step">[];
}

async function stage(
  options: {
    readonly rows?: Partial<RowsSetting>;
    readonly route?: Partial<Route>;
    readonly bodies?: (port: BodyStorePort) => BodyStorePort;
  },
  act: (stage: Stage) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    await using upstream = startUpstream();
    const deps = testDeps({ cwd: folder }, { out: () => undefined, error: () => undefined });
    const port = bodyFolder(`${folder}/data`, deps);
    const rows = { kind: "csv", schema: "row", ...options.rows } as const;
    await using gateway = startGateway(upstream.url, {
      guard: guard(),
      bodies: options.bodies?.(port) ?? port,
      settings: {
        routes: [{ protocol: "http", prefix: "/raw", upstream: "double", rows, ...options.route }],
      },
    });
    const type = rows.kind === "csv" ? "text/csv" : "application/x-ndjson";
    await act({
      gateway,
      upstream,
      files: async (name) => {
        const path = `${folder}/data/bodies/${name}`;
        return await Array.fromAsync(Deno.readDir(path), ({ name }) => name).catch(() => []);
      },
      send: (body, headers = {}) =>
        fetch(`${gateway.url}/raw/in`, {
          method: "POST",
          body,
          headers: { "content-type": type, ...headers },
        }),
      steps: () =>
        gateway.ledger.entries.flatMap((entry) => entry.type === "event.step" ? [entry.body] : []),
    });
  });
}

const digestOf = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const countOf = (step: EntryBody<"event.step"> | undefined, name: string) =>
  step?.counts?.find((count) => count.name === name)?.n;
const digestIn = (step: EntryBody<"event.step"> | undefined, name: string) =>
  step?.digests?.find((digest) => digest.name === name)?.sha256;

Deno.test("rows that fit arrive byte for byte, with their ranges on record before", async () => {
  await stage({ rows: { rangeRows: 1 } }, async ({ gateway, upstream, send, steps }) => {
    let durable = 0;
    gateway.ledger.beforeDurable = async ({ type }) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      // An answer comes after the upload went upstream; nothing else may.
      if (type !== "call.response" && type !== "stream.notary") {
        assert.equal(upstream.bodies.length, 0, type);
        durable++;
      }
    };
    const digest = { "content-md5": "abc", "content-digest": "sha-256=:abc=:" };
    const response = await send(`\ufeff${good}`, digest);
    assert.equal(response.status, 200);
    assert.equal(await response.text(), "taken");
    assert.equal(response.headers.get("x-clyra-schema"), "valid");
    assert.equal(response.headers.get("x-clyra-rows"), "accepted=2;refused=0");
    assert.equal(response.headers.get("x-clyra-decision"), "allow");
    assert.deepEqual(upstream.bodies, [encoder.encode(`\ufeff${good}`)]);
    assert.equal(upstream.headers[0]?.get("content-md5"), "abc");
    assert.equal(durable, 6); // The request and its decision, that on the rows, two ranges, the sum.
    const [first, second, total] = steps();
    assert.equal(digestIn(first, "rows.range"), digestOf("1,20,a\n"));
    assert.equal(digestIn(second, "rows.range"), digestOf("2,30,b\n"));
    assert.equal(countOf(second, "rows.byte"), good.indexOf("2,30") + 3);
    assert.equal(countOf(total, "rows.accepted"), 2);
    const decision = gateway.ledger.bodies("decision")[1];
    assert.equal(decision?.verdict, "allow");
    assert.deepEqual(decision?.schema, {
      name: "row",
      sha256: compileCsv(schema).hash,
      result: "valid",
    });
  });
});

Deno.test("one row that does not fit blocks the upload, with its place and without its value", async () => {
  await stage({}, async ({ gateway, upstream, send, steps }) => {
    const response = await send(mixed);
    assert.equal(response.status, 422);
    assert.equal(response.headers.get("x-clyra-schema"), "rejected");
    assert.equal(response.headers.get("x-clyra-rows"), "accepted=1;refused=0");
    assert.equal(response.headers.get("x-clyra-decision"), "deny");
    const text = await response.text();
    assert.match(text, /row 3, column 'amount', byte 24: must be <= 50 \(maximum\)/);
    assert.match(text, /schema_violation/);
    assert.ok(!/secret|99/.test(JSON.parse(text).detail ?? text), text);
    assert.deepEqual(upstream.bodies, []);
    const decision = gateway.ledger.bodies("decision")[1];
    assert.equal(decision?.verdict, "deny");
    assert.match(String(decision?.reason), /row 3, column 'amount'/);
    assert.equal(countOf(steps()[0], "rows.accepted"), 1);
    assert.ok(!JSON.stringify(gateway.ledger.entries).includes("secret"));
    assert.ok(!gateway.logged.join().includes("secret"));
  });
});

Deno.test("quarantine sends the rows that fit and keeps the others under their digest", async () => {
  for (const uploads of [undefined, "file"] as const) {
    for (const filler of ["", "4,1,x\n".repeat(400_000)]) {
      const route = uploads === undefined ? {} : { uploads };
      await stage({ rows: { mode: "quarantine" }, route }, async (stage) => {
        const { upstream, send, steps, files, gateway } = stage;
        const digests = {
          "content-md5": "abc",
          "digest": "sha-256=abc",
          "content-digest": "sha-256=:abc=:",
          "repr-digest": "sha-256=:abc=:",
        };
        const response = await send(mixed + filler, digests);
        assert.equal(response.status, 200);
        await response.text();
        const accepted = 2 + filler.length / 6;
        assert.equal(response.headers.get("x-clyra-rows"), `accepted=${accepted};refused=1`);
        assert.equal(response.headers.get("x-clyra-schema"), "repaired");
        assert.equal(response.headers.get("x-clyra-decision"), "redact");
        const sent = encoder.encode(mixed.replace("2,99,secret\n", "") + filler);
        assert.deepEqual(upstream.bodies.map(digestOf), [digestOf(sent)]);
        for (const name of Object.keys(digests)) assert.ok(!upstream.headers[0]?.has(name), name);
        const total = steps().at(-1);
        assert.equal(digestIn(total, "rows.forwarded"), digestOf(sent));
        const refused = digestOf("id,amount,note\n2,99,secret\n");
        assert.equal(digestIn(total, "rows.refused"), refused);
        assert.deepEqual(await files("sha256"), [refused]);
        assert.ok(!JSON.stringify(gateway.ledger.entries).includes("secret"));
        await until(() => gateway.ledger.types().includes("call.response"));
        for (let i = 0; i < 200 && (await files("parts")).length > 0; i++) {
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        assert.deepEqual(await files("parts"), []);
      });
    }
  }
});

Deno.test("quarantine sends nothing when no row fits, or when the text is no CSV", async () => {
  await stage({ rows: { mode: "quarantine" } }, async ({ upstream, send, files }) => {
    const none = await send("id,amount,note\n1,99,a\n2,98,b\n");
    assert.equal(none.status, 422);
    assert.match(await none.text(), /none of 2 fits; the first: row 2/);
    assert.equal((await files("sha256")).length, 1);
    const broken = await send(`${mixed}4,"open\n`);
    assert.equal(broken.status, 422);
    assert.match(await broken.text(), /row 5, column 'amount', byte \d+: .*quoted cell \(csv\)/);
    assert.equal((await files("sha256")).length, 1);
    assert.deepEqual(await files("parts"), []);
    assert.deepEqual(upstream.bodies, []);
  });
});

Deno.test("texts that cannot be read as declared are refused with their place", async () => {
  const bad: readonly (readonly [string | Uint8Array<ArrayBuffer>, RegExp])[] = [
    ["", /row 1, byte 0: there is no header/],
    ["id,amount,note\n1,2\n", /row 2, byte 15: the row has 2 cells, the header has 3 \(columns\)/],
    ["id,amount\n1,2\r3\n", /row 2, .*carriage return is not followed.*\(csv\)/],
    ["id,id,amount\n", /row 1, column 2, byte 0: a name stands twice in the header \(header\)/],
    ["4111111111111111,ann\n", /row 1, column 1, byte 0: a column is not one of the row schema/],
    ["id,amount,note\n1,2,=1+1\n", /row 2, column 'note', byte 19: .*formula/],
    [Uint8Array.of(...encoder.encode("id,amount\n1,"), 0xff, 10), /row 2, byte 10: .*UTF-8/],
    [Uint8Array.of(0xff, 0xfe, 0x69, 0), /byte order mark of UTF-16/],
    ["id,amount\n1,2\0\n", /zero byte/],
  ];
  await stage({}, async ({ upstream, send, gateway }) => {
    for (const [body, message] of bad) {
      const response = await send(body);
      assert.equal(response.status, 422);
      const text = await response.text();
      assert.match(text, message);
      assert.ok(!text.includes("4111"));
    }
    assert.deepEqual(upstream.bodies, []);
    assert.ok(!JSON.stringify(gateway.ledger.entries).includes("4111"));
  });
});

Deno.test("a body that is not of the route's kind does not get past it", async () => {
  await stage({}, async ({ gateway, upstream, send }) => {
    const refused = async (headers: Record<string, string>, why: RegExp) => {
      const response = await send(good, headers);
      assert.equal(response.status, 501);
      assert.match(await response.text(), why);
    };
    await refused({ "content-type": "application/octet-stream" }, /media type/);
    await refused({ "content-type": "application/x-ndjson" }, /media type/);
    await refused({ "content-type": "multipart/form-data; boundary=x" }, /media type/);
    await refused({ "content-encoding": "gzip" }, /encoding is not supported/);
    await refused({ "content-type": "text/csv; charset=utf-16" }, /charset/);
    await refused({ "content-type": "text/csv; charset=none" }, /charset/);
    await refused({ "content-type": "text/csv; header=absent" }, /header/);
    await refused({ "content-range": "bytes 0-1/2" }, /part of a text/);
    assert.deepEqual(upstream.bodies, []);
    const url = `${gateway.url}/raw/in`;
    const bare = await fetch(url, { method: "PUT" });
    assert.equal(bare.status, 501);
    await bare.body?.cancel();
    for (const method of ["GET", "DELETE"]) {
      const passed = await fetch(url, { method });
      assert.equal(await passed.text(), "taken", method);
      assert.equal(passed.headers.get("x-clyra-rows"), null);
    }
    const type = 'text/csv; charset="UTF-8"; header=present';
    assert.equal(await (await send(good, { "content-type": type })).text(), "taken");
  });
});

Deno.test("formulas are made harmless where the route says so, and everything else stays as it is", async () => {
  await stage({ rows: { formulas: "neutralise" } }, async ({ upstream, send, steps }) => {
    const response = await send("id,amount,note\n1,2,=1+1\n2,3,ok\n");
    assert.equal(await response.text(), "taken");
    assert.equal(response.headers.get("x-clyra-rows"), "accepted=2;refused=0");
    assert.equal(response.headers.get("x-clyra-schema"), "repaired");
    const text = new TextDecoder().decode(upstream.bodies[0]);
    assert.equal(text, `id,amount,note\n1,2,"'=1+1"\n2,3,ok\n`);
    assert.equal(countOf(steps().at(-1), "rows.neutralised"), 1);
    assert.equal(await (await send(good)).text(), "taken");
    assert.deepEqual(upstream.bodies[1], encoder.encode(good));
  });
});

Deno.test("a text in a declared encoding is judged, and sent on as it came", async () => {
  await stage({ rows: { encoding: "utf-16le" } }, async ({ upstream, send }) => {
    const utf16 = (text: string) =>
      new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer);
    assert.equal(await (await send(utf16(good))).text(), "taken");
    assert.deepEqual(upstream.bodies, [utf16(good)]);
    const refused = await send(utf16(mixed));
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /row 3, column 'amount'/);
  });
});

Deno.test("NDJSON is judged line by line", async () => {
  await stage({ rows: { kind: "ndjson", mode: "quarantine" } }, async ({ upstream, send }) => {
    const response = await send('{"id":1,"amount":2}\n{"id":2,"amount":99}\n{"id":3,"amount":4}\n');
    assert.equal(await response.text(), "taken");
    assert.equal(response.headers.get("x-clyra-rows"), "accepted=2;refused=1");
    const text = new TextDecoder().decode(upstream.bodies[0]);
    assert.equal(text, '{"id":1,"amount":2}\n{"id":3,"amount":4}\n');
    const none = await send('{"id":2,"amount":99}\n');
    assert.equal(none.status, 422);
    assert.match(await none.text(), /row 1, byte 17: must be <= 50 \(maximum\)|byte \d+/);
  });
});

Deno.test("nothing goes upstream when refused rows cannot be kept, and no part is left over", async () => {
  for (const lost of ["open", "write", "keep"] as const) {
    const failing = (port: BodyStorePort): BodyStorePort => ({
      ...port,
      open: async () => {
        const full = () => Promise.reject(new Error("no space left on device"));
        return lost === "open" ? await full() : { ...await port.open(), [lost]: full };
      },
    });
    await stage({ rows: { mode: "quarantine" }, bodies: failing }, async (stage) => {
      const response = await stage.send(mixed);
      assert.equal(response.status, 503, lost);
      assert.match(await response.text(), /journal_unavailable/);
      assert.deepEqual(stage.upstream.bodies, []);
      assert.deepEqual(await stage.files("parts"), []);
      assert.deepEqual(await stage.files("sha256"), []);
    });
  }
});

Deno.test("nothing goes upstream when the verdict on the rows cannot be written", async () => {
  await stage({ rows: { mode: "quarantine" } }, async ({ gateway, upstream, send }) => {
    gateway.ledger.failAt = 4; // Request, decision, the decision on the rows, and then.
    const response = await send(mixed);
    assert.equal(response.status, 503);
    await response.body?.cancel();
    assert.deepEqual(upstream.bodies, []);
  });
});

Deno.test("a caller that leaves in the middle of its rows reaches nobody and leaves no file", async () => {
  const route = { uploads: "file" } as const;
  await stage({ rows: { mode: "quarantine" }, route }, async ({ gateway, upstream, files }) => {
    using connection = await Deno.connect({ hostname: "127.0.0.1", port: gateway.port });
    const head = `POST /raw/in HTTP/1.1\r\nHost: 127.0.0.1:${gateway.port}\r\n` +
      "Content-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n";
    const text = mixed + "4,1,x\n".repeat(300_000);
    const bytes = encoder.encode(`${head}${text.length.toString(16)}\r\n${text}\r\n`);
    for (let at = 0; at < bytes.length;) at += await connection.write(bytes.subarray(at));
    for (let i = 0; i < 200 && (await files("parts")).length === 0; i++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.equal((await files("parts")).length, 1);
    connection.close();
    for (let i = 0; i < 200 && (await files("parts")).length > 0; i++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.deepEqual(await files("parts"), []);
    assert.deepEqual(await files("sha256"), []);
    assert.deepEqual(upstream.bodies, []);
  });
});

Deno.test("200 MB in chunks pass in memory that does not grow with them", async () => {
  await withFolder(async (folder) => {
    const hash = createHash("sha256");
    let bytes = 0;
    await using server = Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen: () => undefined },
      async (request) => {
        for await (const chunk of request.body ?? []) {
          hash.update(chunk);
          bytes += chunk.length;
        }
        return new Response("taken");
      },
    );
    const deps = testDeps({ cwd: folder }, { out: () => undefined, error: () => undefined });
    const rows = {
      kind: "csv",
      schema: "row",
      mode: "quarantine",
      rangeRows: 1000,
    } as const;
    const upstream = `http://127.0.0.1:${server.addr.port}`;
    await using gateway = startGateway(upstream, {
      guard: {
        ...guardOf(),
        rows: (plan) => {
          const text = { type: "string", maxLength: 200 };
          const properties = { ...schema.properties, text };
          return compileCsv({ ...schema, properties }, plan);
        },
      },
      bodies: bodyFolder(`${folder}/data`, deps),
      settings: {
        routes: [{ protocol: "http", prefix: "/raw", upstream: "double", rows, uploads: "file" }],
      },
    });
    const piece = encoder.encode(`123456,12.25,a note,${"x".repeat(180)}\n`.repeat(5_000));
    const expected = createHash("sha256");
    let peak = 0;
    async function* text() {
      const head = encoder.encode("id,amount,note,text\n");
      expected.update(head);
      yield head;
      for (let i = 0; i < 200; i++) {
        expected.update(piece);
        yield piece;
        if (i % 10 === 0) yield encoder.encode("0,1,refused,x\n");
        peak = Math.max(peak, Deno.memoryUsage().rss);
      }
    }
    const before = Deno.memoryUsage().rss;
    const watch = setInterval(() => peak = Math.max(peak, Deno.memoryUsage().rss), 20);
    const response = await fetch(`${gateway.url}/raw/in`, {
      method: "POST",
      body: ReadableStream.from(text()),
      headers: { "content-type": "text/csv" },
    });
    assert.equal(await response.text(), "taken");
    clearInterval(watch);
    assert.equal(response.headers.get("x-clyra-rows"), "accepted=1000000;refused=20");
    assert.equal(bytes, 200 * piece.length + 20);
    assert.equal(hash.digest("hex"), expected.digest("hex"));
    assert.ok(peak - before < 150e6, `grew by ${Math.floor((peak - before) / 1e6)} MB`);
    const steps = gateway.ledger.types().filter((type) => type === "event.step");
    // 64 ranges of 1,000 rows, 64 of 2,000 and so on, at last three of 16,000; and the sum.
    assert.equal(steps.length, 64 * 4 + Math.ceil((1_000_020 - 64 * 15_000) / 16_000) + 1);
  });
});

Deno.test("the files of csv-spectrum arrive byte for byte", async () => {
  const root = `${Deno.env.get("CLYRA_SUITES") ?? "../shared/suites"}/csv-spectrum/csvs`;
  const names: string[] = [];
  try {
    for await (const { name } of Deno.readDir(root)) names.push(name);
  } catch (thrown) {
    if (!(thrown instanceof Deno.errors.NotFound)) throw thrown;
    console.log("skipped: suites not present");
    return;
  }
  assert.ok(names.length >= 12);
  await using upstream = startUpstream();
  const rows = { kind: "csv", schema: "any", extraColumns: "keep", formulas: "allow" } as const;
  await using gateway = startGateway(upstream.url, {
    guard: { ...guardOf(), rows: (plan) => compileCsv({ type: "object" }, plan) },
    settings: { routes: [{ protocol: "http", prefix: "/raw", upstream: "double", rows }] },
  });
  for (const name of names) {
    const body = await Deno.readFile(`${root}/${name}`);
    const headers = { "content-type": "text/csv" };
    const response = await fetch(`${gateway.url}/raw/in`, { method: "POST", body, headers });
    assert.equal(await response.text(), "taken", name);
    assert.deepEqual(upstream.bodies.at(-1), body, name);
  }
});

Deno.test("the gateway's verdict is that of the lock on the same bytes", async () => {
  const cell = fc.constantFrom("1", "2", "49.5", "99", "", "x", '"q"', '"', "=1", "é", "a,b");
  const text = fc.tuple(
    fc.constantFrom("id,amount,note\n", "amount,id\n", "id\n", ""),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
    fc.constantFrom("\n", "\r\n", "\r"),
  ).map(([header, rows, end]) => header + rows.map((row) => row.join(",") + end).join(""));
  for (const mode of ["block", "quarantine"] as const) {
    await stage({ rows: { mode } }, async ({ upstream, send }) => {
      await fc.assert(
        fc.asyncProperty(text, async (csv) => {
          let accepted = "";
          const session = compileCsv(schema, { mode }).open({
            accepted: (bytes) => accepted += new TextDecoder().decode(bytes),
          });
          session.write(encoder.encode(csv));
          const report = session.end();
          const passes = report.outcome !== "blocked" &&
            (report.refused === 0 || report.accepted > 0);
          const before = upstream.bodies.length;
          const response = await send(csv);
          await response.text();
          assert.equal(response.status, passes ? 200 : 422);
          const counts = `accepted=${report.accepted};refused=${report.refused}`;
          assert.equal(response.headers.get("x-clyra-rows"), counts);
          const sent = upstream.bodies.slice(before).map((bytes) =>
            new TextDecoder().decode(bytes)
          );
          assert.deepEqual(sent, passes ? [accepted] : []);
        }),
        { numRuns: 60 },
      );
    });
  }
});

Deno.test("a route whose rows could not be judged is refused at the start", async () => {
  await using upstream = startUpstream();
  const start = (route: Partial<Route>, rows: Partial<RowsSetting>) => () =>
    startGateway(upstream.url, {
      guard: guard(),
      settings: {
        routes: [{
          protocol: "http",
          prefix: "/raw",
          upstream: "double",
          rows: { kind: "csv", schema: "row", ...rows },
          ...route,
        }],
      },
    });
  assert.throws(start({}, { schema: "other" }), /the policy has no schema 'other'/);
  assert.throws(start({ protocol: "openai" }, {}), /only routes of kind 'http'/);
  assert.throws(start({}, { mode: "quarantine" }), /there is no place for them/);
  assert.throws(start({ bodyStore: "none" }, { mode: "quarantine" }), /body store 'none' forbids/);
  assert.throws(start({}, { kind: "ndjson", quote: "'" }), /'quote' means nothing/);
  assert.throws(start({}, { encoding: "utf-16le", formulas: "neutralise" }), /not changed/);
  assert.throws(start({}, { delimiter: "ab" }), /the delimiter is not one ASCII mark/);
});
