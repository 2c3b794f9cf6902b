/// <reference lib="dom" />
/**
 * Makes elements. Text enters the page here only, as text and never as markup, with invisible and
 * direction-changing characters made visible.
 *
 * @module
 */

import { showSafely } from "../../src/cli/shown_text.ts";

/** What can be put into an element; `undefined` is left out. */
export type Child = Node | string | number | undefined | readonly Child[];

/** Attributes; `undefined` and `false` are left out, `true` is an empty one. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with attributes and children. Attributes are set by the page's own code only. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

/** A picture from one path on a 24 by 24 grid; decoration, so hidden from readers of the text. */
export function icon(path: string): SVGSVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  setAttributes(svg, { viewBox: "0 0 24 24", "aria-hidden": "true", class: "icon" });
  const shape = document.createElementNS(namespace, "path");
  setAttributes(shape, { d: path });
  svg.append(shape);
  return svg;
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined) continue;
    if (Array.isArray(child)) append(element, child);
    else if (child instanceof Node) element.append(child);
    else element.append(showSafely(String(child)));
  }
}
