/**
 * A file of this machine in the form of a Blob that is read piece by piece.
 *
 * @module
 */

import type { Slices } from "../verifier/report/bundle_files.ts";

/** Opens a file; the caller closes it. */
export function fileSlices(path: string): Slices & { close(): void } {
  const file = Deno.openSync(path);
  return {
    size: file.statSync().size,
    slice: (start, end) => ({
      arrayBuffer: async () => {
        const bytes = new Uint8Array(end - start);
        await file.seek(start, Deno.SeekMode.Start);
        for (let at = 0; at < bytes.length;) {
          const count = await file.read(bytes.subarray(at));
          if (count === null) throw new Error(`cannot read ${path}: it became shorter`);
          at += count;
        }
        return bytes.buffer;
      },
    }),
    close: () => file.close(),
  };
}
