/**
 * Verdicts as a badge: data for a badge service, and an SVG of its own that needs none.
 *
 * @module
 */

import type { Answer } from "../../src/pef/mod.ts";
import { type CheckedBundle, worstAnswer } from "./result.ts";

/** A badge in the form that badge services read from an endpoint (shields.io, schema version 1). */
export interface Badge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: string;
  readonly isError: boolean;
}

const looks: Readonly<Record<Answer, readonly [message: string, color: string]>> = {
  VERIFIED: ["verified", "2e7d32"],
  INTACT_UNTRUSTED: ["intact, untrusted", "8a6100"],
  UNVERIFIABLE: ["not verifiable", "5f6368"],
  INVALID: ["invalid", "c62828"],
  POLICY_FAILED: ["policy failed", "c62828"],
};

/** The badge of some bundles; it shows the answer that weighs most. */
export function toBadge(bundles: readonly CheckedBundle[]): Badge {
  const disagree = bundles.some(({ problem }) => problem !== undefined);
  const answer = worstAnswer(bundles);
  const [words, color] = looks[answer];
  const [message, shownColor] = bundles.length === 0
    ? ["no bundle", looks.UNVERIFIABLE[1]]
    : disagree
    ? ["verifiers disagree", looks.INVALID[1]]
    : [bundles.length === 1 ? words : `${words} (${bundles.length})`, color];
  return {
    schemaVersion: 1,
    label: "evidence",
    message,
    color: shownColor,
    isError: disagree || answer !== "VERIFIED",
  };
}

/** Width of a character of 11 px text, roughly; `textLength` makes the browser keep to it. */
const characterPx = 6.6;
const paddingPx = 12;

/** The badge as a picture with a text alternative. */
export function toBadgeSvg(badge: Badge): string {
  const [label, message] = [escapeXml(badge.label), escapeXml(badge.message)];
  const labelPx = widthOf(badge.label);
  const messagePx = widthOf(badge.message);
  const totalPx = labelPx + messagePx;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${totalPx}" height="20" role="img" ` +
    `aria-label="${label}: ${message}"><title>${label}: ${message}</title>` +
    `<clipPath id="r"><rect width="${totalPx}" height="20" rx="3"/></clipPath>` +
    `<g clip-path="url(#r)"><rect width="${labelPx}" height="20" fill="#444"/>` +
    `<rect x="${labelPx}" width="${messagePx}" height="20" fill="#${
      escapeXml(badge.color)
    }"/></g>` +
    `<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" ` +
    `text-anchor="middle">${textAt(label, { x: labelPx / 2, px: labelPx })}` +
    `${textAt(message, { x: labelPx + messagePx / 2, px: messagePx })}</g></svg>\n`;
}

function textAt(text: string, place: { readonly x: number; readonly px: number }): string {
  return `<text x="${place.x}" y="14" textLength="${place.px - paddingPx}">${text}</text>`;
}

function widthOf(text: string): number {
  return Math.round(text.length * characterPx) + paddingPx;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
