import { stat } from "node:fs/promises";

/**
 * Which device node a path leads to, through symbolic links such as those in /dev/serial/by-id: another number means that the
 * device was pulled out and something was plugged in since. null: nothing is there. Windows' COM ports cannot be asked.
 */
export async function nodeIdentity(path: string): Promise<string | null> {
  if (process.platform === "win32") return path;
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev}:${ino}:${rdev}`;
  } catch {
    return null;
  }
}
