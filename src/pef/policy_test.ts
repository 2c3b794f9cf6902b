import { strict as assert } from "node:assert";
import type { Trust } from "./types.ts";
import { isEarlier, parseTime, policyFindings } from "./policy.ts";

Deno.test("isEarlier() compares times as the calendar does, days beyond a month's last included", () => {
  const at = (day: string): string => `${day}T00:00:00.000Z`;
  assert.equal(isEarlier(at("2026-02-27"), at("2026-02-28")), true);
  assert.equal(isEarlier(at("2026-02-28"), at("2026-02-28")), false);
  // 2026-02-30 is 2026-03-02.
  assert.equal(isEarlier(at("2026-02-30"), at("2026-03-01")), false);
  assert.equal(isEarlier(at("2026-03-01"), at("2026-02-30")), true);
  assert.equal(isEarlier(at("2026-02-30"), at("2026-03-02")), false);
});

Deno.test("parseTime() takes times of the format and nothing else", () => {
  assert.equal(parseTime("2026-01-02T03:04:05.678Z"), Date.UTC(2026, 0, 2, 3, 4, 5, 678));
  assert.equal(parseTime("2026-02-30T00:00:00.000Z"), Date.UTC(2026, 2, 2));
  for (
    const text of ["", "now", "2026-01-02", "2026-01-02T03:04:05Z", "1999-01-02T03:04:05.678Z"]
  ) {
    assert.equal(parseTime(text), undefined, text);
  }
});

Deno.test("policyFindings() asks of a proof that the list of runs names its run and no other", () => {
  const receipt = {
    claim: "selection",
    runs: ["a"],
    since: "2026-01-02T03:04:05.678Z",
    isReceipt: true,
  } as const;
  const asked = (runs: readonly string[], subject: Parameters<typeof policyFindings>[1]) =>
    policyFindings({ runs } as unknown as Trust, subject, {});
  assert.deepEqual(asked(["a"], receipt), []);
  for (const runs of [[], ["b"], ["a", "b"]]) assert.deepEqual(asked(runs, receipt), ["PEF-711"]);
  assert.deepEqual(asked([], { ...receipt, isReceipt: false }), []);
  assert.deepEqual(policyFindings(undefined, receipt, {}), []);
});
