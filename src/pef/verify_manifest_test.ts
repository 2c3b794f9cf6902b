import { strict as assert } from "node:assert";
import fc from "fast-check";
import { canonicalize } from "../hotpath/mod.ts";
import { fromUtf8, utf8 } from "./bytes.ts";
import { memberBytes, scanCanonical } from "./canonical_scan.ts";
import { parseStrict } from "./strict_json.ts";
import { manifestProblem, overfullManifestProblem } from "./verify_manifest.ts";

const many = `[${Array(400_000).fill("{}").join()}]`;

/** What is said of a manifest that is built as a value first. */
function problemOfValue(bytes: Uint8Array): string | undefined {
  const parsed = parseStrict(bytes, bytes.length);
  if (typeof parsed !== "string") return manifestProblem(parsed.value);
  return parsed === "too_deep" ? "PEF-004" : "PEF-200";
}

for (
  const [what, text, code] of [
    ["of another shape", `{"a":${many},"v":0}`, "PEF-201"],
    ["with a claim of the wrong kind", `{"claim":{"type":${many}},"v":0}`, "PEF-201"],
    ["of another version", `{"a":${many},"v":1}`, "PEF-010"],
    ["of a version that is none", `{"a":${many},"v":"0"}`, "PEF-201"],
    ["with an unknown claim", `{"a":${many},"claim":{"type":"odd"},"v":0}`, "PEF-011"],
    [
      "with an unknown claim of any length",
      `{"a":${many},"claim":{"type":"${"x".repeat(100)}"},"v":0}`,
      "PEF-011",
    ],
    ["with a known claim", `{"a":${many},"claim":{"type":"selection"},"v":0}`, "PEF-201"],
    ["that is a list", many, "PEF-201"],
    ["that is not canonical", `{"b":${many},"a":0}`, "PEF-200"],
    ["that is too deep", `{"a":${"[".repeat(20)}${"]".repeat(20)},"b":${many}}`, "PEF-004"],
  ] as const
) {
  Deno.test(`overfullManifestProblem() is ${code} for a manifest ${what}`, () => {
    const bytes = utf8(text);
    assert.equal(overfullManifestProblem(bytes), code);
    assert.equal(problemOfValue(bytes), code);
  });
}

Deno.test("overfullManifestProblem() leaves alone what its shape may still allow", () => {
  assert.equal(overfullManifestProblem(utf8(`{"a":[${"{},".repeat(1000)}{}]}`)), undefined);
  assert.equal(overfullManifestProblem(utf8(`{"a":"${"[".repeat(400_000)}"}`)), undefined);
});

Deno.test("memberBytes() finds the bytes of each member, and none that is not there", () => {
  const name = fc.string({ unit: "grapheme", maxLength: 5 });
  fc.assert(fc.property(fc.dictionary(name, fc.jsonValue({ maxDepth: 3 })), (object) => {
    const bytes = canonicalize(utf8(JSON.stringify(object)));
    for (const [name, value] of Object.entries(object)) {
      const found = memberBytes(bytes, name);
      assert.ok(found !== undefined, name);
      const expected = fromUtf8(canonicalize(utf8(JSON.stringify(value))));
      assert.equal(fromUtf8(found), expected);
    }
    assert.equal(memberBytes(bytes, "longer than any"), undefined);
  }));
});

Deno.test("scanCanonical() refuses what is cut short, at every byte", () => {
  const bytes = utf8(`{"a":[true,-12,"é\\n"],"b":{"c":null}}`);
  assert.deepEqual(scanCanonical(bytes), { containers: 3 });
  for (let length = 0; length < bytes.length; length++) {
    assert.equal(scanCanonical(bytes.subarray(0, length)), "not_canonical");
  }
});
