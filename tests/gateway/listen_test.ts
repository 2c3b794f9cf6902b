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
