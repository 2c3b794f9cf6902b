// Blocks of linear memory. Tables of fixed size are `memory.data()` statics of the file that owns them;
// everything else is a block from here. See wasm/README.md for the map and the calling convention.

/** Readable bytes around every block: SIMD loads may start before a buffer and run past its end. */
export const SLACK: usize = 64;

const PAGE_SHIFT: u32 = 16;
/** Blocks are powers of two; the smallest is 2^8 bytes with its slack. */
const MIN_CLASS: u32 = 8;
/** The largest is 2^30: with the slack, a request may be 1 GiB - 128 B at most. */
const MAX_CLASS: u32 = 30;

/** Heads of the lists of freed blocks, one per class. */
const freeLists: usize = memory.data(32 * sizeof<usize>(), 16);

/** End of the part of the memory that was ever handed out. */
let top: usize = 0;

/**
 * A block of at least `size` bytes, aligned to 64, or 0 when the memory cannot grow so far. Its content
 * is not defined. Growing detaches every view that JavaScript holds.
 */
export function allocate(size: u32): usize {
  if (size > (1 << MAX_CLASS) - 2 * <u32> SLACK) return 0;
  const blockClass = classOf(size + 2 * <u32> SLACK);
  const list = freeLists + blockClass * sizeof<usize>();
  const freed = load<usize>(list);
  if (freed != 0) {
    store<usize>(list, load<usize>(freed));
    return freed;
  }
  const base = top == 0 ? (__heap_base + 63) & ~63 : top;
  const end = base + (<usize> 1 << blockClass);
  // Beyond 2 GiB a pointer would be negative in JavaScript.
  if (end > 0x7fff0000) return 0;
  const pages = <i32> ((end + 0xffff) >> PAGE_SHIFT) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) return 0;
  top = end;
  store<u32>(base, blockClass);
  return base + SLACK;
}

/** Gives a block back; `block` must come from `allocate()`, and 0 is ignored. */
export function release(block: usize): void {
  if (block == 0) return;
  const list = freeLists + load<u32>(block - SLACK) * sizeof<usize>();
  store<usize>(block, load<usize>(list));
  store<usize>(list, block);
}

function classOf(size: u32): u32 {
  const needed: u32 = 32 - clz<u32>(size - 1);
  return needed < MIN_CLASS ? MIN_CLASS : needed;
}
