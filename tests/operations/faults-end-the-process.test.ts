import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { whyNotStarted } from "../../hall-server/operations/why-not-started.ts";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { logLines } from "./log-lines.ts";

const operations = join(import.meta.dirname, "../../hall-server/operations");

const halls: HallProcess[] = [];

afterEach(async () => {
  for (const hall of halls.splice(0)) await hall.end();
});

function runScript(script: string): Promise<{ code: number | null; err: string }> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (data) => {
    err += data;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, err })));
}

test.each([
  ["a rejection that nobody caught", "Promise.reject(new Error('李某某 13800000000'))", "rejection"],
  ["an exception", "setTimeout(() => { throw new TypeError('李某某') })", "exception"],
  ["something that is no error", "Promise.reject('李某某')", "rejection"],
])("%s is told as fatal, without its words, and ends the process", async (_what, fault, how) => {
  const { code, err } = await runScript(`
    import { endOnFaults } from ${JSON.stringify(join(operations, "crash.ts"))};
    import { createLog } from ${JSON.stringify(join(operations, "log.ts"))};
    endOnFaults(createLog("info").log);
    setInterval(() => {}, 1_000);
    ${fault};
  `);
  expect(code).toBe(70);
  const [line, ...others] = logLines(err);
  expect(others).toEqual([]);
  expect(line).toMatchObject({ level: "fatal", event: "crashed", how });
  expect(line?.msg).toContain("started again");
  expect(err).not.toContain("李某某");
});

test("a hall that cannot start says why in a line of the log, with code 1", async () => {
  const first = await startHall();
  halls.push(first);
  const port = Number(new URL(first.url).port);
  const second = await startHall({ port }).catch((error: Error) => error.message);
  expect(second).toContain('"event":"start-failed"');
  expect(second).toContain("EADDRINUSE");
  expect(second).toContain(`Port ${port} is taken by another program`);
  expect(second).toContain(`端口 ${port} 已被其他程序占用`);
  const sameFolder = await startHall({ folder: first.folder }).catch((error: Error) => error.message);
  expect(sameFolder).toContain("Another hall server has");
  expect(sameFolder).toContain("另一个大厅服务器正在使用");
});

const failure = (words: { code: string; syscall?: string; name?: string }) =>
  Object.assign(new Error("raw"), words);
const start = { dataFolder: "/srv/hall/data", host: "10.0.0.9", port: 80 };

test.each([
  [failure({ code: "SQLITE_FULL", name: "SqliteError" }), "The disk of /srv/hall/data is full"],
  [failure({ code: "SQLITE_CORRUPT", name: "SqliteError" }), "restore the newest backup"],
  [failure({ code: "SQLITE_NOTADB", name: "SqliteError" }), "restore the newest backup"],
  [failure({ code: "SQLITE_CANTOPEN", name: "SqliteError" }), "Check the path and its permissions"],
  [failure({ code: "ENOSPC", syscall: "write" }), "Make room on it"],
  [failure({ code: "EROFS", syscall: "mkdir" }), "mount it again for writing"],
  [failure({ code: "EEXIST", syscall: "mkdir" }), "/srv/hall/data is no folder"],
  [failure({ code: "EACCES", syscall: "mkdir" }), "Check the path and its permissions"],
  [failure({ code: "EACCES", syscall: "listen" }), "This user may not use port 80"],
  [failure({ code: "EADDRNOTAVAIL", syscall: "listen" }), "no address 10.0.0.9"],
  [failure({ code: "ENOTFOUND", syscall: "getaddrinfo" }), "no address 10.0.0.9"],
])("what the disk or the system refuses at a start is a sentence with what to do: %o", (error, sentence) => {
  const { because } = whyNotStarted(error, start);
  expect(because).toContain(sentence);
  expect(because).toMatch(/\p{Script=Han}/u);
  expect(because).not.toMatch(/\{\w+\}|undefined/);
});

test("a fault of the program is given no cause that it does not have", () => {
  expect(whyNotStarted(new TypeError("x is not a function"), start)).toEqual({});
});
