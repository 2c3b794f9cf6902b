import { strict as assert } from "node:assert";
import { batchWriter, SiemOutput } from "./siem_output.ts";

Deno.test("SiemOutput delivers lines in order and in few batches", async () => {
  const batches: string[] = [];
  const output = new SiemOutput((lines) => Promise.resolve(void batches.push(lines)), {
    lost: () => assert.fail("nothing is lost"),
  });
  for (let i = 0; i < 100; i++) output.push(`${i}\n`);
  await output.stop();
  assert.equal(batches.length, 1);
  assert.equal(batches.join(""), Array.from({ length: 100 }, (_, i) => `${i}\n`).join(""));
});

Deno.test("SiemOutput tries again, and counts what it cannot deliver", async () => {
  let tries = 0;
  const delivered: string[] = [];
  const flaky = new SiemOutput((lines) => {
    if (++tries < 3) return Promise.reject(new Error("refused"));
    delivered.push(lines);
    return Promise.resolve();
  }, { lost: () => assert.fail("nothing is lost") });
  flaky.push("a\n");
  while (delivered.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual([tries, delivered], [3, ["a\n"]]);
  await flaky.stop();
  const lost: [number, string][] = [];
  const dead = new SiemOutput(() => Promise.reject(new Error("refused")), {
    lost: (count, why) => lost.push([count, why]),
  });
  dead.push("a\n");
  dead.push("b\n");
  await dead.stop();
  assert.deepEqual(lost, [[2, "refused"]]);
});

Deno.test("SiemOutput refuses lines when its queue is full, and takes them again later", async () => {
  let lost = 0;
  const gate = Promise.withResolvers<void>();
  const output = new SiemOutput(() => gate.promise, { lost: (count) => lost += count });
  const line = `${"x".repeat(1024 * 1024 - 1)}\n`;
  for (let i = 0; i < 20; i++) output.push(line);
  assert.equal(lost, 4);
  gate.resolve();
  await output.stop();
  output.push(line);
  await output.stop();
  assert.equal(lost, 4);
});

Deno.test("batchWriter() refuses URLs with credentials and answers that are no success", async () => {
  const targets = {
    append: () => Promise.resolve(),
    out: () => {},
    post: () => Promise.resolve(403),
    authorization: undefined,
  };
  assert.throws(() => batchWriter("https://user:pass@siem.example", targets), {
    code: "config_invalid",
  });
  await assert.rejects(batchWriter("https://siem.example", targets)("{}\n"), /status 403/);
  await batchWriter("https://siem.example", { ...targets, post: () => Promise.resolve(200) })(
    "{}\n",
  );
});
