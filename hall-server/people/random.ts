import { randomFillSync } from "node:crypto";

/** A call to the system's generator costs as much for 16 bytes as for some thousands. */
const pool = Buffer.alloc(4_096);
let used = pool.length;

/** Random bytes, each given out once: a copy, and the pool forgets them. */
export function randomFrom(size: number): Buffer {
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + size));
  pool.fill(0, used, used + size);
  used += size;
  return bytes;
}
