import { strict as assert } from "node:assert";
import fc from "fast-check";
import {
  buildBundle,
  bundleFiles,
  bytesOf,
  joinLines,
  packFiles,
  type TestRun,
  World,
} from "../../tests/pef/builder.ts";
import { rpaRun } from "../../tests/pef/flavours.ts";
import { testKey } from "../../tests/pef/keys.ts";
import { encodeVerdict } from "./verdict.ts";
import { verify } from "./verify.ts";

const step = (i: number) => ({ type: "event.step", body: { summary: `step ${i}` } });

function small(): { readonly bundle: Uint8Array; readonly trust: Record<string, unknown> } {
  const world = new World();
  const run = rpaRun(world).close().seal();
  return { bundle: buildBundle({ world, runs: [run] }), trust: world.trust() };
}

Deno.test("verify() gives the same bytes for bytes, a Blob, a file and a directory", async () => {
  const world = new World();
  const run = rpaRun(world).close().seal();
  const files = bundleFiles({ world, runs: [run] });
  const bundle = packFiles(files);
  const folder = Deno.makeTempDirSync();
  try {
    Deno.writeFileSync(`${folder}/a.pef`, bundle);
    for (const [path, content] of files) {
      Deno.mkdirSync(`${folder}/tree/${path.split("/").slice(0, -1).join("/")}`, {
        recursive: true,
      });
      Deno.writeFileSync(`${folder}/tree/${path}`, content);
    }
    const sources = [bundle, new Blob([bundle as BlobPart]), `${folder}/a.pef`, `${folder}/tree`];
    const verdicts = await Promise.all(
      sources.map((source) => verify(source, { trust: world.trust() })),
    );
    const [first, ...others] = verdicts.map((verdict) =>
      new TextDecoder().decode(encodeVerdict(verdict))
    );
    assert.match(first ?? "", /"verdict":"VERIFIED"/);
    for (const other of others) assert.equal(other, first);
    Deno.writeTextFileSync(`${folder}/tree/Extra File`, "");
    await assert.rejects(verify(`${folder}/tree`), /Extra File/);
    await assert.rejects(verify(`${folder}/none`));
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
});

Deno.test("verify() calls no bundle VERIFIED of which one bit was flipped", async () => {
  const { bundle, trust } = small();
  // Every bit of a byte in turn, over all bytes: the whole bundle in a reasonable time.
  for (let at = 0; at < bundle.length; at++) {
    const bad = bundle.slice();
    bad[at] = (bad[at] ?? 0) ^ (1 << (at % 8));
    const verdict = await verify(bad, { trust });
    assert.ok(verdict.verdict === "INVALID" || verdict.verdict === "UNVERIFIABLE", `byte ${at}`);
    assert.ok(verdict.findings.length > 0, `byte ${at}`);
  }
});

Deno.test("verify() answers on any bytes and any options", async () => {
  const { bundle, trust } = small();
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 40 }),
      fc.nat(),
      fc.jsonValue(),
      fc.boolean(),
      async (noise, place, odd, withTrust) => {
        const at = place % bundle.length;
        const bytes = Uint8Array.from([
          ...bundle.subarray(0, at),
          ...noise,
          ...bundle.subarray(Math.min(bundle.length, at + (place % 50))),
        ]);
        const verdict = await verify(bytes, { trust: withTrust ? trust : odd, prior: noise });
        assert.notEqual(verdict.verdict, "VERIFIED");
      },
    ),
    { numRuns: 100 },
  );
});

/** The findings of a run of 1,500 lines of which some are wrong, as they are read in one file or in two. */
async function findingsOf(change: (run: TestRun) => void, cut: number) {
  const world = new World();
  const run = world.run("run-1").open();
  change(run);
  run.close().seal();
  const segments = [run.lines.slice(0, cut), run.lines.slice(cut)];
  const files = Object.fromEntries(segments.map((lines, i) => [
    `runs/run-1/entries-00000${i}.jsonl`,
    joinLines(lines),
  ]));
  const verdict = await verify(buildBundle({ world, runs: [run], files }), {
    trust: world.trust(),
  });
  const { entries, stubs } = verdict.counts;
  const at = verdict.findings.map(({ code, at }) => [
    code,
    at.seq,
    at.path?.endsWith("000001.jsonl") === true ? (at.line ?? 0) + cut : at.line,
  ]);
  return { at, entries, stubs, verdict: verdict.verdict };
}

Deno.test("what is found does not depend on how lines are grouped", async () => {
  const stranger = testKey("stranger");
  const hostile = (run: TestRun) => {
    for (let i = 1; i < 1500; i++) {
      // The bad signature comes first; stubs, a clock that went back and a broken line come after it.
      if (i === 700) run.add(step(i), { key: { ...run.key, sign: stranger.sign } });
      else if (i === 710) run.add(step(i), { payload: { ts: "2020-01-01T00:00:00.000Z" } });
      else if (i === 720) run.raw(bytesOf(`{"leaf":"${"0".repeat(64)}","why":"privacy"}`));
      else if (i === 730) run.raw(bytesOf("broken"));
      else run.add(step(i));
    }
    run.stubs = 1;
  };
  const expected = {
    at: [["PEF-400", 700, 701]],
    entries: 700,
    stubs: 0,
    verdict: "INVALID",
  };
  for (const cut of [1, 511, 512, 513, 699, 700, 701, 715, 1000]) {
    assert.deepEqual(await findingsOf(hostile, cut), expected, `cut at ${cut}`);
  }
});

Deno.test("a run of several batches verifies, and one line out of place is found in each", async () => {
  const good = (run: TestRun) => {
    for (let i = 1; i < 1200; i++) run.add(step(i));
  };
  assert.equal((await findingsOf(good, 600)).verdict, "VERIFIED");
  for (const seq of [1, 511, 512, 513, 1023, 1024, 1199]) {
    const bad = (run: TestRun) => {
      for (let i = 1; i < 1200; i++) {
        run.add(step(i), i === seq ? { payload: { prev: "1".repeat(64) } } : {});
      }
    };
    assert.deepEqual((await findingsOf(bad, 600)).at, [["PEF-500", seq, seq + 1]]);
  }
});

Deno.test("an error in the last of many runs is not lost behind the notes of the others", async () => {
  const world = new World();
  const runs = Array.from({ length: 130 }, (_, i) => {
    const run = world.run(`run-${String(i).padStart(3, "0")}`).open()
      .add(step(1), { payload: { ts: "2020-01-01T00:00:00.000Z" } });
    return run.close({}, i === 129 ? { payload: { prev: "1".repeat(64) } } : {}).seal();
  });
  const verdict = await verify(buildBundle({ world, runs }), { trust: world.trust() });
  assert.equal(verdict.verdict, "INVALID");
  assert.equal(verdict.findings.filter(({ level }) => level === "note").length, 100);
  assert.deepEqual(
    verdict.findings.filter(({ level }) => level === "error").map(({ code }) => code),
    [
      "PEF-500",
    ],
  );
});

Deno.test("progress reaches the end, and never passes it", async () => {
  const { bundle, trust } = small();
  const seen: number[] = [];
  await verify(bundle, {
    trust,
    onProgress: ({ doneBytes, totalBytes }) => {
      assert.equal(totalBytes, bundle.length);
      seen.push(doneBytes);
    },
  });
  assert.ok(seen.length > 0 && seen.every((done, i) => done >= (seen[i - 1] ?? 0)));
  assert.ok((seen.at(-1) ?? 0) <= bundle.length);
});
