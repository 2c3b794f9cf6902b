import { strict as assert } from "node:assert";
import fc from "fast-check";
import { utf8 } from "./bytes.ts";
import { contentOf, openContainer } from "./container.ts";
import { bytesSource } from "./source.ts";
import { packFiles } from "../../tests/pef/builder.ts";
import { crc32 } from "./zip_layout.ts";

const files = new Map([
  ["pef/manifest.json", utf8("{}")],
  ["pef/manifest.sigs.json", utf8("")],
  ["runs/a/entries-000000.jsonl", utf8("line\n")],
]);

async function open(bytes: Uint8Array) {
  return await openContainer(bytesSource(bytes));
}

/** Whether the container opens and every content has its CRC. */
async function isAccepted(bytes: Uint8Array): Promise<boolean> {
  const opened = await open(bytes);
  if (!Array.isArray(opened)) return false;
  for (const file of opened) {
    const content = contentOf(bytesSource(bytes), file);
    let next = await content.next();
    while (next.done !== true) next = await content.next();
    if (!next.value) return false;
  }
  return true;
}

Deno.test("openContainer() places every file of a container in order", async () => {
  const opened = await open(packFiles(files));
  assert.ok(Array.isArray(opened));
  assert.deepEqual(opened.map(({ path, size }) => [path, size]), [
    ["pef/manifest.json", 2],
    ["pef/manifest.sigs.json", 0],
    ["runs/a/entries-000000.jsonl", 5],
  ]);
});

Deno.test("every flipped bit of a container is refused", async () => {
  const good = packFiles(files);
  assert.ok(await isAccepted(good));
  for (let bit = 0; bit < good.length * 8; bit++) {
    const bad = good.slice();
    bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    assert.ok(!await isAccepted(bad), `bit ${bit}`);
  }
});

Deno.test("every cut and every added byte is refused", async () => {
  const good = packFiles(files);
  for (let length = 0; length < good.length; length++) {
    assert.ok(!await isAccepted(good.slice(0, length)), `cut to ${length}`);
    const longer = Uint8Array.from([...good.subarray(0, length), 0x50, ...good.subarray(length)]);
    assert.ok(!await isAccepted(longer), `a byte at ${length}`);
  }
});

Deno.test("openContainer() answers on any bytes, and never reads outside of them", async () => {
  await fc.assert(fc.asyncProperty(
    fc.uint8Array({ maxLength: 300 }),
    fc.nat(),
    async (noise, place) => {
      const good = packFiles(files);
      good.set(
        noise.subarray(0, good.length),
        place % good.length > good.length - noise.length ? 0 : place % good.length,
      );
      const size = good.length;
      const opened = await openContainer({
        size,
        read: (offset, length) => {
          assert.ok(offset >= 0 && length >= 0 && offset + length <= size);
          return Promise.resolve(good.subarray(offset, offset + length));
        },
        close: () => {},
      });
      assert.equal(typeof opened, "object");
    },
  ));
});

Deno.test("openContainer() knows a container over the limit by its size alone", async () => {
  const source = { size: 2 ** 32, read: () => Promise.reject(new Error("read")), close: () => {} };
  assert.deepEqual(await openContainer(source), { code: "PEF-001" });
});

Deno.test("crc32() gives the check value of ISO 3309, in one go or in parts", () => {
  assert.equal(crc32(utf8("123456789")), 0xcbf43926);
  fc.assert(fc.property(fc.uint8Array(), fc.nat(), (bytes, place) => {
    const at = place % (bytes.length + 1);
    assert.equal(crc32(bytes.subarray(at), crc32(bytes.subarray(0, at))), crc32(bytes));
  }));
});
