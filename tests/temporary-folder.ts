/** Before all tests: a temporary folder of their own. Workers are ended without a word, so it is removed after them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export default function makeTemporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "yichuang-tests-"));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
