/**
 * The listener: it stops in order, and cuts off what does not end.
 *
 * @module
 */

import assert from "node:assert/strict";
import { listen } from "../../src/cli/runtime/http.ts";
import { until } from "./harness.ts";

const local = { hostname: "127.0.0.1", port: 0 };

Deno.test("stop() lets a request under way end and answers 503 to others meanwhile", async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => release = resolve);
  let asked = 0;
  const listener = listen(async () => {
    asked++;
    await gate;
    return new Response("done");
  }, local);
  const slow = fetch(listener.url);
  await until(() => asked === 1);
  const stopped = listener.stop();
  const refused = await fetch(listener.url);
  assert.equal(refused.status, 503);
  await refused.body?.cancel();
  release();
  assert.equal(await (await slow).text(), "done");
  await stopped;
  await assert.rejects(fetch(listener.url));
});

Deno.test("stop() cuts off what does not end within its grace, also idle connections", async () => {
  for (let round = 0; round < 20; round++) {
    let asked = false;
    const listener = listen(() => {
      asked = true;
      return new Promise<Response>(() => undefined);
    }, local);
    const hanging = assert.rejects(fetch(listener.url));
    await until(() => asked);
    await listener.stop({ graceMs: 5 });
    await hanging;
    await assert.rejects(fetch(listener.url));
  }
});

Deno.test("a listener that has no file left for callers takes them again when some have left", async () => {
  const source = new URL("../../src/cli/runtime/http.ts", import.meta.url).href;
  const program = `
    import { listen } from ${JSON.stringify(source)};
    const { port } = listen(() => Promise.resolve(new Response("here")), {
      hostname: "127.0.0.1",
      port: 0,
      onTrouble: (message) => console.log("trouble", message.includes("Too many open files")),
    });
    console.log("port", port);
    `;
  // Deno raises its own limit to the hard one.
  const child = new Deno.Command("sh", {
    args: ["-c", `ulimit -n 64; exec "$0" eval "$1"`, Deno.execPath(), program],
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const lines = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let said = "";
  const saidOf = async (text: string) => {
    while (!said.includes(text)) {
      const { done, value } = await lines.read();
      assert.ok(!done, `it ended and said ${said}`);
      said += value;
    }
  };
  await saidOf("\n");
  const port = Number(said.split(" ")[1]);
  const staying: Deno.Conn[] = [];
  try {
    for (let count = 0; count < 80; count++) {
      // Refused while it is closed to open again.
      const connection = await Deno.connect({ hostname: "127.0.0.1", port }).catch(() => undefined);
      if (connection === undefined) break;
      staying.push(connection);
      await connection.write(new TextEncoder().encode("GET / HTTP/1.1\r\n")).catch(() => 0);
    }
    await saidOf("trouble true\n");
  } finally {
    for (const connection of staying) connection.close();
  }
  let answer: string | undefined;
  for (let tries = 0; tries < 100 && answer === undefined; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const response = await fetch(`http://127.0.0.1:${port}`).catch(() => undefined);
    answer = await response?.text();
  }
  assert.equal(answer, "here");
  child.kill("SIGKILL");
  await Promise.all([child.status, child.stderr.cancel(), lines.cancel()]);
});
