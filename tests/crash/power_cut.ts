/**
 * A real power cut for a real file system: ext4 in a file, mounted through a loop device, and told by
 * ioctl to stop at once without writing its log. What was not synced is gone, as when the plug is pulled.
 * Needs Linux, root, loop devices, `mkfs.ext4`. The result speaks for ext4 only.
 *
 * @module
 */

import { ClyraError } from "../../src/platform/mod.ts";
import type { Found, Running, Subject } from "./harness.ts";
import { readCopy, startChild } from "./store_subject.ts";

/** `EXT4_IOC_SHUTDOWN`, and its flag `NOLOGFLUSH` (linux, `fs/ext4/ext4.h`). */
const shutdownRequest = 0x8004587dn;
const withoutLogFlush = 2;
const imageBytes = 64 * 1024 * 1024;

/** Why it cannot run here; `undefined` when it can. */
export async function powerCutObstacle(): Promise<string | undefined> {
  if (Deno.build.os !== "linux") return "needs Linux";
  if (Deno.uid() !== 0) return "needs root, to mount a file system";
  for (const tool of ["mkfs.ext4", "mount", "umount"]) {
    try {
      await new Deno.Command(tool, { args: ["-V"], stdout: "null", stderr: "null" }).output();
    } catch {
      return `needs ${tool}`;
    }
  }
  const trial = await Deno.makeTempDir({ prefix: "clyra-power-" });
  try {
    await makeImage(trial);
    await mount(trial);
    await run("umount", [`${trial}/mounted`]);
    return undefined;
  } catch (error) {
    return `cannot mount a loop device here: ${error instanceof Error ? error.message : error}`;
  } finally {
    await Deno.remove(trial, { recursive: true });
  }
}

/** The store under power cuts; `unsynced` takes the effect of its syncs away, as a control. */
export function powerCutSubject(options: { readonly unsynced: boolean }): Subject {
  let place: string | undefined;
  const end = async () => {
    if (place === undefined) return;
    await run("umount", [`${place}/mounted`]);
    await Deno.remove(place, { recursive: true });
    place = undefined;
  };
  const mounted = () => `${place}/mounted`;
  return {
    name: options.unsynced ? "store, power cut, sync without effect" : "store, power cut",
    async reset() {
      await end();
      const fresh = await Deno.makeTempDir({ prefix: "clyra-power-" });
      await makeImage(fresh);
      await mount(fresh);
      place = fresh;
    },
    start(round, seed): Promise<Running> {
      const child = startChild(`${mounted()}/journal`, {
        round,
        seed,
        unsynced: options.unsynced,
        dies: true,
      });
      return Promise.resolve({
        loaded: child.loaded,
        async kill() {
          // Without power nothing runs; the ioctl stops only the disk. A sync that it overtakes can
          // report success (seen in 2 rounds of 300), which the process must not live to pass on.
          child.freeze();
          cutPower(mounted());
          const acknowledged = await child.kill();
          await run("umount", [mounted()]);
          await mount(`${place}`);
          return acknowledged;
        },
      });
    },
    async inspect(): Promise<Found> {
      try {
        return await readCopy(`${mounted()}/journal`);
      } catch (error) {
        // Without syncs, later bytes may be there and earlier ones not: everything counts as lost.
        const corrupt = error instanceof ClyraError && error.code === "journal_corrupt";
        if (!options.unsynced || !corrupt) throw error;
        return { streams: new Map(), torn: 0, droppedBytes: 0 };
      }
    },
    end,
  };
}

function cutPower(directory: string): void {
  const libc = Deno.dlopen("libc.so.6", {
    open: { parameters: ["buffer", "i32"], result: "i32" },
    ioctl: { parameters: ["i32", "u64", "buffer"], result: "i32" },
    close: { parameters: ["i32"], result: "i32" },
  });
  try {
    const descriptor = libc.symbols.open(new TextEncoder().encode(`${directory}\0`), 0);
    const flags = new Uint8Array(new Uint32Array([withoutLogFlush]).buffer);
    const result = libc.symbols.ioctl(descriptor, shutdownRequest, flags);
    libc.symbols.close(descriptor);
    if (descriptor < 0 || result !== 0) throw new Error("the file system did not stop");
  } finally {
    libc.close();
  }
}

async function makeImage(place: string): Promise<void> {
  await Deno.mkdir(`${place}/mounted`);
  const image = await Deno.open(`${place}/image`, { createNew: true, write: true });
  await image.truncate(imageBytes);
  image.close();
  await run("mkfs.ext4", ["-q", "-F", `${place}/image`]);
}

async function mount(place: string): Promise<void> {
  await run("mount", ["-o", "loop", `${place}/image`, `${place}/mounted`]);
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command(command, { args: [...args] }).output();
  if (!success) throw new Error(`${command}: ${new TextDecoder().decode(stderr).trim()}`);
}
