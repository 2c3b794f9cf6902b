/**
 * Statuses that are no answer: they must not reach a caller, whose connection would change its meaning.
 *
 * @module
 */

import assert from "node:assert/strict";
import { startGateway } from "./harness.ts";

/** Answers every connection with one text, whatever is asked, and closes it. */
function startRaw(answer: string) {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const served = (async () => {
    for await (const connection of listener) {
      await connection.read(new Uint8Array(65_536));
      await connection.write(new TextEncoder().encode(answer));
      connection.close();
    }
  })();
  return {
    url: `http://127.0.0.1:${listener.addr.port}`,
    async [Symbol.asyncDispose]() {
      listener.close();
      await served.catch(() => undefined);
    },
  };
}

Deno.test("gateway answers 502 to an upstream that switches protocols unasked, or has a status that is none", async () => {
  for (
    const head of [
      "101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade",
      "600 Odd\r\ncontent-length: 0",
      "999 Odd\r\ncontent-length: 0",
    ]
  ) {
    await using upstream = startRaw(`HTTP/1.1 ${head}\r\n\r\n`);
    await using harness = startGateway(upstream.url);
    const response = await fetch(`${harness.url}/raw/x`);
    assert.equal(response.status, 502);
    const { detail } = await response.json();
    assert.match(detail, /^cannot pass the answer: its status is \d{3}, which answers no request$/);
    const [decision] = harness.ledger.bodies("call.response");
    assert.equal(decision?.["status"], 502);
  }
});

Deno.test("gateway passes an error status of the upstream as it is", async () => {
  await using upstream = startRaw("HTTP/1.1 599 Own\r\ncontent-length: 2\r\n\r\nno");
  await using harness = startGateway(upstream.url);
  const response = await fetch(`${harness.url}/raw/x`);
  assert.equal(response.status, 599);
  assert.equal(await response.text(), "no");
});
