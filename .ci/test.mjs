// `npm test`, or `npm test -- drivers`: all tests, with everything that they need. Closes with "N passed, N failed".
// `npm run test:full` runs the promises and the drivers in their full extent, which takes hours.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureDebianPackages } from "./debian.mjs";
import { ensureInstalled, root, toolEnvironment } from "./install.mjs";
import { ensurePages } from "./pages.mjs";
import { follow } from "./processes.mjs";
import { ensureServerProgram } from "./server-program.mjs";

const node = await ensureInstalled();
ensureDebianPackages();
ensurePages(node);
ensureServerProgram(node);

const folder = mkdtempSync(join(tmpdir(), "yichuang-test-"));
const report = join(folder, "report.json");
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
/** What knows a quick and a full form. */
const inFull = ["tests/promises/", "tests/devices/", "drivers/"];
const args = process.argv.slice(2);
const isFull = args[0] === "--full";
if (isFull) args.splice(0, args.length, ...(args.length > 1 ? args.slice(1) : inFull));
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
const child = spawn(node, [vitest, "run", ...reporters, ...args], {
  cwd: root,
  env: { ...toolEnvironment(node), ...(isFull ? { YICHUANG_FULL: "1" } : {}) },
  stdio: ["ignore", "inherit", "inherit"],
});
const status = await follow(child);
const { passed, failed } = count();
rmSync(folder, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** A file that could not be loaded, or a run that broke off, counts as one failure: neither may pass for success. */
function count() {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  /** @type {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  const statuses = testResults.flatMap((file) => file.assertionResults.map((test) => test.status));
  const brokenFiles = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  const passed = statuses.filter((one) => one === "passed").length;
  const failed = statuses.filter((one) => one === "failed").length + brokenFiles.length;
  return { passed, failed: failed === 0 && status !== 0 ? 1 : failed };
}
