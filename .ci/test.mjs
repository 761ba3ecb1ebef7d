// `npm test`, or `npm test -- drivers`: all tests, with everything that they need. Closes with "N passed, N failed".
// `npm run test:full` runs the promises and the drivers in their full extent, which takes hours.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ensureDebianPackages } from "./debian.mjs";
import { ensureInstalled, root, toolEnvironment } from "./install.mjs";
import { ensurePages } from "./pages.mjs";
import { follow } from "./processes.mjs";
import { ensureServerProgram } from "./server-program.mjs";

const node = await ensureInstalled();
ensureDebianPackages();
ensurePages(node);
ensureServerProgram(node);

/** What knows a quick and a full form. */
const inFull = ["tests/promises/", "tests/devices/", "drivers/"];
const args = process.argv.slice(2);
const isFull = args[0] === "--full";
if (isFull) args.splice(0, args.length, ...(args.length > 1 ? args.slice(1) : inFull));

/**
 * Whole programs, browsers and screens, three at once: here a machine that is busy with other things can be too slow for a story.
 * A story of these rooms that fails is told once more with nothing beside it, and named either way. A promise, a driver and the
 * hall's own tests never are: what fails there once in a hundred times is what they are for.
 */
const slowRooms = ["tests/electron/", "tests/flows/", "tests/pages/", "tests/start/"];
const mostToTellAgain = 4;

/** @typedef {{ name: string, status: string, assertionResults: { status: string }[] }} FileResult */

let results = await tell(args);
const again = results.filter(isFailed).map((file) => relative(root, file.name));
const mayTellAgain =
  again.length <= mostToTellAgain && again.every((file) => slowRooms.some((room) => file.startsWith(room)));
if (again.length > 0 && mayTellAgain) {
  console.log(`\nOnce more, with nothing beside it: ${again.join(", ")}`);
  const second = await tell([...again, "--maxWorkers=1"]);
  results = results.map((file) => second.find(({ name }) => name === file.name) ?? file);
  const well = again.filter((name) => !results.some((file) => isFailed(file) && file.name.endsWith(name)));
  for (const name of well) console.log(`\nPassed only with nothing beside it: ${name}`);
}
const { passed, failed } = count(results);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/**
 * @param {string[]} what files and options
 * @returns {Promise<FileResult[]>} a run that broke off, or failed for no file's fault, is a failed file without a test
 */
async function tell(what) {
  const folder = mkdtempSync(join(tmpdir(), "yichuang-test-"));
  const report = join(folder, "report.json");
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const child = spawn(node, [vitest, "run", ...reporters, ...what], {
    cwd: root,
    env: { ...toolEnvironment(node), ...(isFull ? { YICHUANG_FULL: "1" } : {}) },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const status = await follow(child);
  /** @type {FileResult[]} */
  const files = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")).testResults : [];
  rmSync(folder, { recursive: true, force: true });
  const isExplained = status === 0 || files.some(isFailed);
  return isExplained ? files : [...files, { name: root, status: "failed", assertionResults: [] }];
}

/** @param {FileResult} file */
function isFailed(file) {
  return file.status === "failed" || file.assertionResults.some(({ status }) => status === "failed");
}

/**
 * A file that could not be loaded, or a run that broke off, counts as one failure: neither may pass for success.
 * @param {FileResult[]} files
 */
function count(files) {
  const statuses = files.flatMap((file) => file.assertionResults.map((test) => test.status));
  const brokenFiles = files.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  return {
    passed: statuses.filter((one) => one === "passed").length,
    failed: statuses.filter((one) => one === "failed").length + brokenFiles.length,
  };
}
