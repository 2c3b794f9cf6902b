import { strict as assert } from "node:assert";
import { Outlet } from "./outlet.ts";

async function taken(outlet: Outlet): Promise<string> {
  let text = "";
  for await (const chunk of outlet.chunks()) text += new TextDecoder().decode(chunk);
  return text;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

Deno.test("Outlet gives what was pushed, in order, and keeps none of the caller's memory", async () => {
  const outlet = new Outlet();
  const reading = taken(outlet);
  const shared = bytes("ab");
  outlet.push(shared);
  shared.fill(0);
  await outlet.drained();
  outlet.push(bytes("cd"));
  outlet.end();
  assert.equal(await reading, "abcd");
});

Deno.test("Outlet.abort() reaches the reader as the failure, after which nobody waits", async () => {
  const outlet = new Outlet();
  outlet.push(bytes("ab"));
  outlet.abort(new Error("blocked"));
  await assert.rejects(taken(outlet), /blocked/);
  await outlet.drained();
});

Deno.test("Outlet.drained() resolves when the reader gives up", async () => {
  const outlet = new Outlet();
  outlet.push(bytes("ab"));
  const drained = outlet.drained();
  for await (const _ of outlet.chunks()) break;
  await drained;
});

Deno.test("Outlet.abandon() lets go of those who wait, and of what comes later", async () => {
  const outlet = new Outlet();
  outlet.push(bytes("ab"));
  const drained = outlet.drained();
  outlet.abandon();
  await drained;
  outlet.push(bytes("cd"));
  assert.equal(await taken(outlet), "");
});
