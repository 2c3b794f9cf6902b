import assert from "node:assert/strict";
import { formatNames, formats } from "./formats.ts";

function accepted(format: string, texts: readonly string[]): readonly string[] {
  return texts.filter((text) => formats[format]?.(text) === true);
}

Deno.test("isEmail() takes atoms, quotes and addresses in brackets, and nothing longer than mail allows", () => {
  const good = ["a@b", "a.b+c@d.example", '"a b"@c', "a@[127.0.0.1]", "a@[IPv6:::1]"];
  assert.deepEqual(accepted("email", [...good, "a", "@b", "a@", "a..b@c", "é@b", "a@[::1]"]), good);
  assert.deepEqual(accepted("email", [`${"a".repeat(65)}@b`]), []);
  assert.deepEqual(accepted("idn-email", ["é@ü.example", "é@-ü"]), ["é@ü.example"]);
});

Deno.test("isUri() looks at each part by its own rules, isIri() also takes other letters", () => {
  const good = ["a:", "http://u:p@h:80/p?q#f", "http://[::1]:8/", "urn:x:y", "a:b:c"];
  const bad = ["b", "//h", "http://[::1", "http://a[b]/", "http://h:x/", "a:%zz", "a:#b#c", "a: b"];
  assert.deepEqual(accepted("uri", [...good, ...bad, "http://é"]), good);
  assert.deepEqual(accepted("uri-reference", ["", "b", "//h/p", "?q", "a b", ":a"]), [
    "",
    "b",
    "//h/p",
    "?q",
  ]);
  assert.deepEqual(accepted("iri", ["http://é/ü", "http://\ue000/", "x:?\ue000"]), [
    "http://é/ü",
    "x:?\ue000",
  ]);
});

Deno.test("isIpv6() takes one gap at most, and an IPv4 address only at the end", () => {
  const good = ["::", "::1", "1::", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "1:2:3:4:5:6:7::"];
  const bad = ["", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1.2.3.4::", "::12345", "fe80::1%eth0"];
  assert.deepEqual(accepted("ipv6", [...good, ...bad]), good);
});

Deno.test("no format takes a hostile text of the longest size for one that it names", () => {
  const hostile = ["a".repeat(4096), "-".repeat(4096), ":".repeat(4096), "{a".repeat(2048)];
  hostile.push(
    "%41".repeat(1365) + "%",
    "a.".repeat(2048),
    "1".repeat(4095) + "!",
    "/~".repeat(2048),
  );
  for (const text of hostile) {
    const found = formatNames.filter((name) => formats[name]?.(text) === true);
    const harmless = ["uri-reference", "iri-reference", "uri-template", "regex", "json-pointer"];
    assert.deepEqual(found.filter((name) => !harmless.includes(name)), [], text.slice(0, 8));
  }
});
