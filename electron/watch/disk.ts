import { statfsSync } from "node:fs";

/** Less than this, and the next update or a day's numbers may not fit. */
const littleBytes = 200_000_000;

/** False where the disk says nothing. */
export function isDiskLow(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < littleBytes;
  } catch {
    return false;
  }
}
