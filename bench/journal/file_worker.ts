/**
 * The append-only file in a worker: write and sync block the worker, not the caller.
 *
 * @module
 */

import { frameOf, writeAllSync } from "./candidates.ts";

interface Message {
  readonly directory?: string;
  readonly batch?: readonly Uint8Array[];
}

declare const self: {
  onmessage: (event: MessageEvent<Message>) => void;
  postMessage(message: string): void;
};

let file: Deno.FsFile | undefined;

self.onmessage = ({ data }) => {
  try {
    if (data.directory !== undefined) {
      file = Deno.openSync(`${data.directory}/lines`, { create: true, append: true });
    } else if (data.batch !== undefined && file !== undefined) {
      writeAllSync(file, frameOf(data.batch));
      file.syncDataSync();
    }
    self.postMessage("ok");
  } catch (error) {
    self.postMessage(String(error));
  }
};
