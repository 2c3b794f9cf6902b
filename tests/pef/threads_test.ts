import { strict as assert } from "node:assert";
import { lineThreads } from "../../src/cli/runtime/line_threads.ts";
import {
  encodeVerdict,
  type LineThreading,
  packedLineReader,
  type PackedReading,
  verify,
} from "../../src/pef/mod.ts";
import { readVectors, vectorPath } from "../../tools/conformance.ts";
import { makeBundle } from "../../tools/make_bundle.ts";
import { verdictOf } from "./vector_verdict.ts";

const script = new URL("../../src/cli/runtime/line_worker.ts", import.meta.url);
const vectors = readVectors();

/** Workers without threads, whose answers come out of order: every other one is late. */
function disorderly(count: number): LineThreading & { readonly closed: () => number } {
  let closed = 0;
  let given = 0;
  return {
    minSegmentBytes: 0,
    closed: () => closed,
    open: (task) => {
      const read = packedLineReader(structuredClone(task));
      return {
        count,
        read: async (lines) => {
          const lateMs = given++ % 2 === 0 ? 1 : 0;
          const reading = await read(structuredClone(lines));
          if (lateMs > 0) await new Promise((resolve) => setTimeout(resolve, lateMs));
          return structuredClone(reading);
        },
        close: () => closed++,
      };
    },
  };
}

for (const count of [1, 2, 4]) {
  Deno.test(`every vector gets the stored verdict with ${count} worker(s)`, async () => {
    assert.ok(vectors.length > 150);
    for (const vector of vectors) {
      const threads = disorderly(count);
      const verdict = await verdictOf(vector, { threads });
      const stored = Deno.readTextFileSync(vectorPath(vector.verdict_file));
      assert.equal(new TextDecoder().decode(encodeVerdict(verdict)), stored, vector.name);
    }
  });
}

/** A bundle of several segments' worth of batches, and what becomes of it when it is damaged. */
async function withBundle(
  work: (bundle: { readonly bytes: Uint8Array; readonly trust: unknown }) => Promise<void>,
): Promise<void> {
  const path = Deno.makeTempFileSync({ suffix: ".pef" });
  try {
    const trust = await makeBundle(path, { entries: 3000 });
    await work({ bytes: Deno.readFileSync(path), trust });
  } finally {
    Deno.removeSync(path);
  }
}

function damaged(bytes: Uint8Array, share: number): Uint8Array {
  const copy = bytes.slice();
  const at = Math.floor(bytes.length * share);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

async function textOf(bytes: Uint8Array, options: Parameters<typeof verify>[1]): Promise<string> {
  return new TextDecoder().decode(encodeVerdict(await verify(bytes, options)));
}

Deno.test("threads give the verdict of one thread, for whole bundles and broken ones", async () => {
  await withBundle(async ({ bytes, trust }) => {
    const inputs = [bytes, ...[0.3, 0.5, 0.72, 0.97].map((share) => damaged(bytes, share))];
    const answers = new Set<string>();
    for (const input of inputs) {
      const expected = await textOf(input, { trust });
      answers.add(expected);
      for (const count of [2, 4]) {
        const threads = lineThreads(script, count);
        assert.ok(threads !== undefined);
        assert.equal(await textOf(input, { trust, threads }), expected);
        assert.equal(
          await textOf(input, { trust, threads: disorderly(count) }),
          expected,
          `${count} in disorder`,
        );
      }
    }
    assert.equal(answers.size, inputs.length, "each damage is another one");
  });
});

Deno.test("threads leave out signatures as one thread does", async () => {
  await withBundle(async ({ bytes, trust }) => {
    const threads = lineThreads(script, 2);
    assert.ok(threads !== undefined);
    const expected = await textOf(bytes, { trust, fast: true });
    assert.match(expected, /PEF-420/);
    assert.equal(await textOf(bytes, { trust, fast: true, threads }), expected);
  });
});

Deno.test("threads are closed once, however the verification ends", async () => {
  await withBundle(async ({ bytes, trust }) => {
    for (const input of [bytes, damaged(bytes, 0.4)]) {
      const threads = disorderly(2);
      await verify(input, { trust, threads });
      assert.equal(threads.closed(), 1);
    }
    const failing: LineThreading & { closes: number } = {
      minSegmentBytes: 0,
      closes: 0,
      open: () => ({
        count: 2,
        read: () => Promise.reject<PackedReading>(new Error("a thread ended")),
        close: () => failing.closes++,
      }),
    };
    await assert.rejects(verify(bytes, { trust, threads: failing }), /a thread ended/);
    assert.equal(failing.closes, 1);
  });
});

Deno.test("a thread that cannot start fails the verification instead of giving a verdict", async () => {
  await withBundle(async ({ bytes, trust }) => {
    const threads = lineThreads(new URL("no_such_module.ts", import.meta.url), 2);
    assert.ok(threads !== undefined);
    await assert.rejects(verify(bytes, { trust, threads }), /cannot verify in threads/);
  });
});

Deno.test("lineThreads() starts none for one thread, and none where there is no file", () => {
  assert.equal(lineThreads(script, 1), undefined);
  assert.equal(lineThreads(new URL("https://example.invalid/worker.js"), 4), undefined);
  assert.equal(lineThreads(script), undefined);
  assert.ok(lineThreads(script, 4) !== undefined);
});
