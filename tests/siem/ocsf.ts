/**
 * Holds an event against the tables of OCSF: every member known, of its type, required ones there.
 *
 * @module
 */

import tables from "./ocsf_tables.json" with { type: "json" };

interface Kind {
  readonly atLeastOne?: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}

const classes: Readonly<Record<string, Kind & { readonly uid: number }>> = tables.classes;
const objects: Readonly<Record<string, Kind>> = tables.objects;

const primitives: Readonly<Record<string, (value: unknown) => boolean>> = {
  string_t: (value) => typeof value === "string",
  url_t: (value) => typeof value === "string",
  file_hash_t: (value) => typeof value === "string",
  hostname_t: (value) => typeof value === "string",
  file_path_t: (value) => typeof value === "string",
  integer_t: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  port_t: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 65536,
  long_t: (value) => Number.isSafeInteger(value),
  // Milliseconds since the epoch.
  timestamp_t: (value) => Number.isSafeInteger(value) && Number(value) > 1e12,
  boolean_t: (value) => typeof value === "boolean",
  object: (value) => typeof value === "object" && value !== null,
};

/** What is wrong with an event; empty when it fits. */
export function ocsfProblems(event: Readonly<Record<string, unknown>>): string[] {
  const kind = Object.values(classes).find(({ uid }) => uid === event.class_uid);
  if (kind === undefined) return [`class_uid: ${event.class_uid} is not in the tables`];
  const problems = membersOf(event, { kind, path: "" });
  if (event.type_uid !== Number(event.class_uid) * 100 + Number(event.activity_id)) {
    problems.push("type_uid: is not class_uid * 100 + activity_id");
  }
  if (event.category_uid !== Math.floor(Number(event.class_uid) / 1000)) {
    problems.push("category_uid: is not that of the class");
  }
  return problems;
}

function membersOf(
  value: Readonly<Record<string, unknown>>,
  { kind, path }: { readonly kind: Kind; readonly path: string },
): string[] {
  const problems: string[] = [];
  for (const [name, entry] of Object.entries(kind.attributes)) {
    if (/ required/.test(entry) && value[name] === undefined) {
      problems.push(`${path}${name}: missing`);
    }
  }
  const { atLeastOne } = kind;
  if (atLeastOne !== undefined && atLeastOne.every((name) => value[name] === undefined)) {
    problems.push(`${path}: has none of ${atLeastOne.join(", ")}`);
  }
  for (const [name, member] of Object.entries(value)) {
    const entry = kind.attributes[name];
    if (entry === undefined) problems.push(`${path}${name}: unknown`);
    else problems.push(...memberOf(member, { entry, path: `${path}${name}` }));
  }
  return problems;
}

function memberOf(
  value: unknown,
  { entry, path }: { readonly entry: string; readonly path: string },
): string[] {
  const [type = "", , allowed] = entry.split(" ");
  if (type.endsWith("[]")) {
    if (!Array.isArray(value)) return [`${path}: is no list`];
    const item = entry.replace("[]", "");
    return value.flatMap((each, i) => memberOf(each, { entry: item, path: `${path}[${i}]` }));
  }
  if (allowed !== undefined && !allowed.split(",").includes(String(value))) {
    // Class and category numbers are computed by the schema compiler; the caller checks them.
    if (!/(?:class|category)_uid$/.test(path)) return [`${path}: ${value} is not in the enum`];
  }
  const check = primitives[type];
  if (check !== undefined) return check(value) ? [] : [`${path}: is no ${type}`];
  const kind = objects[type];
  if (kind === undefined) return [`${path}: object ${type} is not in the tables`];
  if (typeof value !== "object" || value === null) return [`${path}: is no object`];
  return membersOf(value as Record<string, unknown>, { kind, path: `${path}.` });
}
