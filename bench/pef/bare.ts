/**
 * The floor of verification: SHA-256 and Ed25519 over the bytes of a bundle, and nothing else.
 *
 * @module
 */

import { createHash, createPublicKey, verify as verifyWithNode } from "node:crypto";
import { fromBase64Url, payloadTypes, preAuthEncoding } from "../../src/pef/mod.ts";
import { World } from "../../tests/pef/builder.ts";

const decoder = new TextDecoder();
const payloadStart = `{"keyid":"${"x".repeat(43)}","payload":`.length;
const signatureTail = `,"sig":"${"x".repeat(86)}"}`.length;

/** One SHA-256 over the file, and one Ed25519 check for each line of its run, with the platform's code. */
export async function bareCost(path: string, checkLine: Checker): Promise<void> {
  const hash = createHash("sha256");
  using file = Deno.openSync(path);
  const chunk = new Uint8Array(1024 * 1024);
  let rest: Uint8Array = new Uint8Array(0);
  for (let n = file.readSync(chunk); n !== null; n = file.readSync(chunk)) {
    hash.update(chunk.subarray(0, n));
    const joined = new Uint8Array(rest.length + n);
    joined.set(rest);
    joined.set(chunk.subarray(0, n), rest.length);
    rest = await checkLines(joined, checkLine);
  }
  hash.digest();
}

/** One signature check. */
export type Checker = (message: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>) =>
  | boolean
  | Promise<boolean>;

/** A check with the test bundle's entry key, by one of the platform's two ways. */
export async function checkerOf(way: "node" | "web"): Promise<Checker> {
  const jwk = { kty: "OKP", crv: "Ed25519", x: new World().keys.entry.text };
  if (way === "node") {
    const key = createPublicKey({ key: jwk, format: "jwk" });
    return (message, signature) => verifyWithNode(null, message, key, signature);
  }
  const key = await crypto.subtle.importKey("jwk", jwk, "Ed25519", false, ["verify"]);
  return (message, signature) => crypto.subtle.verify("Ed25519", key, signature, message);
}

/** Lines are found by their form, so that this costs next to nothing beside the signatures. */
async function checkLines(bytes: Uint8Array, checkLine: Checker): Promise<Uint8Array> {
  const results: (boolean | Promise<boolean>)[] = [];
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
    const line = bytes.subarray(start, end);
    start = end + 1;
    const text = decoder.decode(line.subarray(-88, -2));
    const sig = text.length === 86 ? fromBase64Url(text) : undefined;
    if (sig === undefined) continue;
    const payload = line.subarray(payloadStart, line.length - signatureTail);
    results.push(checkLine(preAuthEncoding(payloadTypes.entry, payload), sig));
  }
  // A segment's first line is misread, since the container's header stands before it.
  const wrong = (await Promise.all(results)).filter((good) => !good).length;
  if (wrong > 1) throw new Error(`${wrong} signatures are wrong`);
  return bytes.slice(start);
}
