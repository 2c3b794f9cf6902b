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

Deno.test("verify() reads an external object once, however often and with whatever size it is named", async () => {
  const content = bytesOf("an object elsewhere");
  const digest = toHex(sha256(content));
  const other = toHex(sha256(bytesOf("another")));
  const named = (sha: string, size: number) => ({ sha256: sha, size, location: "s3:bucket/x" });
  const externals = [
    named(digest, content.length),
    named(digest, 3),
    named(digest, content.length + 1),
    named(other, 7),
  ];
  const bytes = packFiles(bundle({ manifest: (manifest) => ({ ...manifest, externals }) }));
  const asked: string[] = [];
  const verdict = await verify(bytes, {
    externals: (sha) => {
      asked.push(sha);
      return Promise.resolve(sha === digest ? [content] : undefined);
    },
  });
  assert.deepEqual(asked, [digest, other]);
  const codes = verdict.findings.map(({ code }) => code);
  assert.deepEqual(codes, ["PEF-930", "PEF-930", "PEF-931"]);
});
