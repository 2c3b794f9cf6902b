/**
 * A thread that writes and syncs for the main one, told by shared memory instead of messages: word 0
 * counts what is asked, word 1 what is done, word 2 is the length of what lies behind the words.
 *
 * @module
 */

/** Bytes of the words before the data. */
const headBytes = 64;

interface Asked {
  readonly memory: SharedArrayBuffer;
  readonly path: string;
}

declare const self: {
  onmessage: (event: MessageEvent<Asked>) => void;
  postMessage(message: string): void;
  close(): void;
};

self.onmessage = ({ data }) => {
  const words = new Int32Array(data.memory, 0, headBytes / 4);
  const bytes = new Uint8Array(data.memory, headBytes);
  const own = new Uint8Array(bytes.length);
  const file = Deno.openSync(data.path, { write: true });
  self.postMessage("ready");
  for (let seen = 0;;) {
    Atomics.wait(words, 0, seen);
    seen = Atomics.load(words, 0);
    const length = words[2] ?? 0;
    if (length === 0) break;
    own.set(bytes.subarray(0, length));
    file.writeSync(own.subarray(0, length));
    file.syncDataSync();
    Atomics.store(words, 1, seen);
    Atomics.notify(words, 1);
  }
  file.close();
  self.close();
};
