import { strict as assert } from "node:assert";
import { sha256, toHex, verify } from "../../src/pef/mod.ts";
import { bundleFiles, type BundleSpec, bytesOf, packFiles, World } from "./builder.ts";

function bundle(more: Partial<BundleSpec> = {}): ReadonlyMap<string, Uint8Array> {
  const world = new World();
  const run = world.run("run-1").open().close().seal();
  return bundleFiles({ world, runs: [run], ...more });
}

async function inFolder(work: (path: string) => Promise<void>): Promise<void> {
  const path = await Deno.makeTempDir();
  try {
    await work(path);
  } finally {
    await Deno.remove(path, { recursive: true });
  }
}

function writeTree(root: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, content] of files) {
    Deno.mkdirSync(`${root}/${path.split("/").slice(0, -1).join("/")}`, { recursive: true });
    Deno.writeFileSync(`${root}/${path}`, content);
  }
}

const intact = (path: string) => verify(path).then(({ verdict }) => verdict);

/** Verifies a path; at the first sign of progress something is done to it. */
const disturbed = (path: string, disturb: () => void) => {
  let isDone = false;
  const onProgress = () => {
    if (!isDone) disturb();
    isDone = true;
  };
  return verify(path, { onProgress });
};

Deno.test("verify() gives no verdict on a file that changes while it is read", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/run.pef`;
    const bytes = packFiles(bundle());
    Deno.writeFileSync(path, bytes);
    assert.equal(await intact(path), "INTACT_UNTRUSTED");
    const touch = () => Deno.utimeSync(path, new Date(), new Date(Date.now() + 5000));
    await assert.rejects(disturbed(path, touch), /it changed while it was read/);
    assert.equal(await intact(path), "INTACT_UNTRUSTED");
    const cut = () => Deno.truncateSync(path, 100);
    await assert.rejects(disturbed(path, cut), /while it was read/);
  });
});

Deno.test("verify() gives no verdict on a folder in which a file changes, comes or goes", async () => {
  await inFolder(async (folder) => {
    writeTree(folder, bundle());
    assert.equal(await intact(folder), "INTACT_UNTRUSTED");
    const note = `${folder}/log/checkpoint.note`;
    const touch = () => Deno.utimeSync(note, new Date(), new Date(Date.now() + 5000));
    await assert.rejects(disturbed(folder, touch), /it changed while it was read/);
    const extra = `${folder}/log/extra`;
    await assert.rejects(
      disturbed(folder, () => Deno.writeTextFileSync(extra, "x")),
      /it changed while it was read/,
    );
    Deno.removeSync(extra);
    assert.equal(await intact(folder), "INTACT_UNTRUSTED");
  });
});

Deno.test("verify() looks up each external object once, and refuses a manifest that names one twice", async () => {
  const content = bytesOf("an object elsewhere");
  const digest = toHex(sha256(content));
  const other = toHex(sha256(bytesOf("another")));
  const named = (sha: string, size: number) => ({ sha256: sha, size, location: "s3:bucket/x" });
  const asked: string[] = [];
  const codesOf = async (externals: readonly ReturnType<typeof named>[]) => {
    const bytes = packFiles(bundle({ manifest: (manifest) => ({ ...manifest, externals }) }));
    asked.length = 0;
    const { findings } = await verify(bytes, {
      externals: (sha) => {
        asked.push(sha);
        return Promise.resolve(sha === digest ? [content] : undefined);
      },
    });
    return findings.map(({ code }) => code);
  };
  const found = named(digest, content.length);
  const inOrder = [found, named(other, 7)].sort((a, b) => a.sha256 < b.sha256 ? -1 : 1);
  assert.deepEqual(await codesOf(inOrder), ["PEF-931"]);
  assert.deepEqual(asked, inOrder.map(({ sha256 }) => sha256));
  for (const wrong of [inOrder.toReversed(), [found, found], [found, named(digest, 3)]]) {
    assert.deepEqual(await codesOf(wrong), ["PEF-201"]);
    assert.deepEqual(asked, []);
  }
});
