/**
 * A ZIP writer that writes what it is told, for containers that no reader should take.
 *
 * @module
 */

import { crc32 } from "../../src/pef/mod.ts";
import { bytesOf } from "../../tests/pef/builder.ts";
import { concat } from "./shared.ts";

/** Header fields that may differ from what they should be. */
export interface Fields {
  readonly name?: string | Uint8Array;
  readonly madeBy?: number;
  readonly version?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly time?: number;
  readonly date?: number;
  readonly crc?: number;
  readonly packed?: number;
  readonly size?: number;
  readonly extra?: Uint8Array;
  readonly comment?: string;
  readonly internal?: number;
  readonly external?: number;
  readonly offset?: number;
}

/** A file with what its two headers say. */
export interface LooseFile {
  readonly path: string;
  readonly content: Uint8Array;
  readonly local?: Fields;
  readonly central?: Fields;
  /** Bytes after the content: a data descriptor, or a gap. */
  readonly after?: Uint8Array;
  /** Leaves out the local header and content, or the central header. */
  readonly only?: "local" | "central";
}

/** Where a container may differ as a whole. */
export interface Outer {
  readonly before?: Uint8Array;
  readonly between?: Uint8Array;
  readonly after?: Uint8Array;
  readonly files?: number;
  readonly comment?: string;
  readonly directorySize?: number;
  readonly directoryOffset?: number;
  readonly disk?: number;
}

/** The container as told. */
export function looseZip(files: readonly LooseFile[], outer: Outer = {}): Uint8Array {
  const parts: Uint8Array[] = [outer.before ?? new Uint8Array(0)];
  const central: Uint8Array[] = [];
  let offset = parts[0]?.length ?? 0;
  for (const file of files) {
    if (file.only !== "local") central.push(header(file, { at: offset, isCentral: true }));
    if (file.only === "central") continue;
    const local = header(file, { at: offset, isCentral: false });
    const after = file.after ?? new Uint8Array(0);
    parts.push(local, file.content, after);
    offset += local.length + file.content.length + after.length;
  }
  if (outer.between !== undefined) parts.push(outer.between);
  offset += outer.between?.length ?? 0;
  const directory = concat(central);
  const end = new DataView(new ArrayBuffer(22));
  const comment = bytesOf(outer.comment ?? "");
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(4, outer.disk ?? 0, true);
  end.setUint16(8, outer.files ?? central.length, true);
  end.setUint16(10, outer.files ?? central.length, true);
  end.setUint32(12, outer.directorySize ?? directory.length, true);
  end.setUint32(16, outer.directoryOffset ?? offset, true);
  end.setUint16(20, comment.length, true);
  return concat([
    ...parts,
    directory,
    new Uint8Array(end.buffer),
    comment,
    outer.after ?? new Uint8Array(0),
  ]);
}

function header(
  file: LooseFile,
  options: { readonly at: number; readonly isCentral: boolean },
): Uint8Array {
  const fields = (options.isCentral ? file.central : file.local) ?? {};
  const given = fields.name ?? file.path;
  const name = typeof given === "string" ? bytesOf(given) : given;
  const extra = fields.extra ?? new Uint8Array(0);
  const comment = bytesOf(fields.comment ?? "");
  const view = new DataView(new ArrayBuffer(options.isCentral ? 46 : 30));
  view.setUint32(0, options.isCentral ? 0x02014b50 : 0x04034b50, true);
  const at = options.isCentral ? 6 : 4;
  if (options.isCentral) view.setUint16(4, fields.madeBy ?? 20, true);
  view.setUint16(at, fields.version ?? 10, true);
  view.setUint16(at + 2, fields.flags ?? 0, true);
  view.setUint16(at + 4, fields.method ?? 0, true);
  view.setUint16(at + 6, fields.time ?? 0, true);
  view.setUint16(at + 8, fields.date ?? 0x21, true);
  view.setUint32(at + 10, fields.crc ?? crc32(file.content), true);
  view.setUint32(at + 14, fields.packed ?? file.content.length, true);
  view.setUint32(at + 18, fields.size ?? file.content.length, true);
  view.setUint16(at + 22, name.length, true);
  view.setUint16(at + 24, extra.length, true);
  if (options.isCentral) {
    view.setUint16(32, comment.length, true);
    view.setUint16(36, fields.internal ?? 0, true);
    view.setUint32(38, fields.external ?? 0, true);
    view.setUint32(42, fields.offset ?? options.at, true);
  }
  return concat([
    new Uint8Array(view.buffer),
    name,
    extra,
    ...(options.isCentral ? [comment] : []),
  ]);
}
