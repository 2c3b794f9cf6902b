/**
 * Two assertions that the oracle underneath gets wrong or slow: `multipleOf` on decimals, and
 * `uniqueItems` on large lists.
 *
 * @module
 */

/**
 * Whether `value` is an integer multiple of `divisor`, both read as the decimals they print as, so
 * that 19.99 is a multiple of 0.01.
 *
 * @example
 * ```ts
 * import { isMultipleOf } from "./exact.ts";
 *
 * if (!isMultipleOf(19.99, 0.01) || isMultipleOf(19.995, 0.01)) throw new Error();
 * ```
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  const [a, aExponent] = decimal(value);
  const [b, bExponent] = decimal(divisor);
  if (b === 0n) return false;
  const shift = aExponent - bExponent;
  return shift >= 0 ? a * 10n ** BigInt(shift) % b === 0n : a % (b * 10n ** BigInt(-shift)) === 0n;
}

/** Whether all items differ as JSON values. Linear in their size, where a pairwise check is not. */
export function areUnique(items: readonly unknown[]): boolean {
  const seen = new Set<string>();
  for (const item of items) {
    const key = canonicalKey(item);
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}

/** Significant digits and power of ten of a finite number; exponents stay within +-400. */
function decimal(value: number): readonly [bigint, number] {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}

/** Equal JSON values have equal keys. Recursion is bounded by the depth of the value. */
export function canonicalKey(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalKey).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return `{${
    members.map(([key, item]) => `${JSON.stringify(key)}:${canonicalKey(item)}`).join(",")
  }}`;
}
