/**
 * Calls the hot path ten million times (or as often as the argument says) and fails unless the memory of
 * the module stays as large as it was after the first calls.
 *
 * @module
 */

import { memoryBytes } from "../src/hotpath/instance.ts";
import * as hotpath from "../src/hotpath/mod.ts";

const calls = Number(Deno.args[0] ?? 10_000_000);
const reports = 10;
const messages = Array.from({ length: 64 }, (_, index) => new Uint8Array(index * 9).fill(index));
const json = new TextEncoder().encode('{"b":[1,2.5,true],"a":"text \\u00e9"}');
const leaves = hotpath.leafHashes(messages);
const root = hotpath.treeRoot(leaves);
const proof = hotpath.inclusionProof(leaves, 7);
const [leafHash = root] = leaves.slice(7);
const literals = ["text", "key"].map((literal) => new TextEncoder().encode(literal));
const matcher = new hotpath.LiteralMatcher(literals);

const works: readonly ((index: number) => unknown)[] = [
  (index) => hotpath.sha256(messages[index % 64] ?? json),
  (index) => hotpath.leafHash(messages[index % 64] ?? json),
  () => hotpath.nodeHash(root, leafHash),
  () => hotpath.verifyInclusion({ leafHash, index: 7, size: 64, proof, root }),
  () => hotpath.canonicalize(json),
  () => hotpath.isCanonical(json),
  () => matcher.scan(json),
  (index) => new hotpath.Sha256().update(messages[index % 64] ?? json).digest(),
  // Each of these frees its block when it is collected.
  (index) => (index % 4096 === 8 ? new hotpath.LiteralMatcher(literals).scan(json) : undefined),
];

function work(count: number): void {
  for (let index = 0; index < count; index++) works[index % works.length]?.(index);
}

work(10_000);
// Matchers that are garbage may be there at any time: their blocks are allowed for, no more.
const allowed = memoryBytes().length + 4 * 1024 * 1024;
for (let report = 1; report <= reports; report++) {
  work(calls / reports);
  // Finalizers run between turns of the event loop.
  await new Promise((resolve) => setTimeout(resolve, 0));
  const bytes = memoryBytes().length;
  console.log(`${Math.round(calls / reports * report)} calls: ${bytes} bytes`);
  if (bytes > allowed) throw new Error(`the memory of the module has grown above ${allowed} bytes`);
}
