import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLog } from "./log.ts";
import { openRotatingFile } from "./rotating-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-log-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a log keeps the newest lines whole in a few files and never grows beyond them", () => {
  const path = join(folder, "shell.log");
  for (let start = 0; start < 3; start += 1) {
    const file = openRotatingFile({ path, mostBytes: 1_000, files: 3 });
    for (let n = 0; n < 500; n += 1) file.write(`${JSON.stringify({ start, n, text: "测试" })}\n`);
    file.close();
  }
  const names = readdirSync(folder).sort();
  expect(names).toEqual(["shell.log", "shell.log.1", "shell.log.2"]);
  for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1_000);
  const lines = ["shell.log.2", "shell.log.1", "shell.log"].flatMap((name) =>
    readFileSync(join(folder, name), "utf8").trim().split("\n"),
  );
  const numbers = lines.map((line) => JSON.parse(line).n);
  expect(numbers.at(-1)).toBe(499);
  expect(numbers).toEqual(numbers.map((_, i) => 500 - numbers.length + i));
});

test("a disk that takes no line ends nothing, and is written to again when it does", () => {
  const path = join(folder, "logs", "shell.log");
  writeFileSync(join(folder, "logs"), "in the folder's place");
  const file = openRotatingFile({ path, mostBytes: 1_000, files: 3 });
  file.write("lost\n");
  expect(file.isWritable).toBe(false);
  rmSync(join(folder, "logs"));
  file.write("kept\n");
  expect(file.isWritable).toBe(true);
  expect(readFileSync(path, "utf8")).toBe("kept\n");
  file.close();
});

test("an error is told by kind, code and place; what it says is not, for it may repeat what was read", () => {
  const echoed: string[] = [];
  const { log } = openLog(folder, (line) => echoed.push(line));
  try {
    JSON.parse('{"name": 甲乙丙}');
  } catch (error) {
    log.error({ error, window: "main" }, "a handler failed");
  }
  log.fatal({ err: Object.assign(new Error("甲乙丙"), { code: "ENOSPC" }) }, "the disk is full");
  const written = readFileSync(join(folder, "logs", "shell.log"), "utf8");
  expect(echoed.join("")).toBe(written);
  expect(written).not.toContain("甲");
  expect(written).toContain('"kind":"SyntaxError"');
  expect(written).toContain('"code":"ENOSPC"');
  expect(written).toContain("log.test.ts:");
  expect(statSync(join(folder, "logs", "shell.log")).mode & 0o077).toBe(0);
});
