import { defineConfig } from "vitest/config";

const minimumNode = 24;
const major = Number.parseInt(process.versions.node, 10);
if (major < minimumNode) {
  throw new Error(
    `Node ${minimumNode} or newer is needed, this is ${process.versions.node}: run the tests with \`npm test\`.`,
  );
}

const isFull = process.env.YICHUANG_FULL === "1";

export default defineConfig({
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "**/dist/**", ".data/**"],
    globalSetup: ["tests/temporary-folder.ts"],
    // A process per file: native modules, real ports and real servers must not share one.
    pool: "forks",
    // More than two processors: every other file waits for devices, disks and browsers.
    maxWorkers: 3,
    // A loaded machine opens a browser in its own time; what hangs is still found.
    testTimeout: isFull ? 6 * 3_600_000 : 60_000,
    hookTimeout: 90_000,
    // As long as a page is waited for. One second, which it is otherwise, is less than a busy machine needs for an answer.
    expect: { poll: { timeout: 30_000 } },
    // A promise that somebody forgot to await would otherwise leave a test green.
    dangerouslyIgnoreUnhandledErrors: false,
    passWithNoTests: false,
    allowOnly: false,
  },
});
