import { strict as assert } from "node:assert";
import { isEarlier } from "./policy.ts";

Deno.test("isEarlier() compares times as the calendar does, days beyond a month's last included", () => {
  const at = (day: string): string => `${day}T00:00:00.000Z`;
  assert.equal(isEarlier(at("2026-02-27"), at("2026-02-28")), true);
  assert.equal(isEarlier(at("2026-02-28"), at("2026-02-28")), false);
  // 2026-02-30 is 2026-03-02.
  assert.equal(isEarlier(at("2026-02-30"), at("2026-03-01")), false);
  assert.equal(isEarlier(at("2026-03-01"), at("2026-02-30")), true);
  assert.equal(isEarlier(at("2026-02-30"), at("2026-03-02")), false);
});
