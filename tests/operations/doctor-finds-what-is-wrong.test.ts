import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrations } from "../../hall-server/journal/migrations.ts";
import { checkInstallation, checkReach } from "../../hall-server/operations/doctor/doctor.ts";
import type { Finding } from "../../hall-server/operations/doctor/finding.ts";
import { checkFolder } from "../../hall-server/operations/doctor/folder.ts";
import { checkClock, checkNode } from "../../hall-server/operations/doctor/machine.ts";
import { checkSpeech } from "../../hall-server/operations/doctor/speech.ts";
import { say } from "../../hall-server/operations/problem.ts";
import { systemTime } from "../../hall-server/time/hall-clock.ts";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { run } from "./command.ts";
import { hallWithAPast, stoppedAndBackedUp } from "./hall-with-a-past.ts";

/** Anybody but the one who runs the tests. */
const nobody = 65_534;
const shippedTown = join(import.meta.dirname, "../../hall-server/halls/town.yaml");

let root: string;
/** A sound installation with a fresh backup; each test breaks a copy. */
let sound: string;
let pages: string;
let installations = 0;
const servers: Server[] = [];
const processes: HallProcess[] = [];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "yichuang-doctor-test-"));
  chmodSync(root, 0o755);
  pages = join(root, "pages");
  mkdirSync(join(pages, "kiosk"), { recursive: true });
  writeFileSync(join(pages, "kiosk", "index.html"), "");
  sound = join(root, "sound");
  mkdirSync(sound);
  const past = await hallWithAPast();
  const backup = await stoppedAndBackedUp(past);
  cpSync(past.test.folder, join(sound, "data"), { recursive: true });
  chmodSync(join(sound, "data"), 0o700);
  cpSync(backup.folder, join(sound, "backup"), { recursive: true });
  const { madeAt, position } = backup.manifest;
  const last = { madeAt, position, folder: join(sound, "backup") };
  writeFileSync(join(sound, "data.last-backup.json"), JSON.stringify(last));
  const key = past.test.masterKey.toString("base64");
  writeFileSync(join(sound, "data.key"), key, { mode: 0o600 });
});

afterAll(async () => {
  for (const one of processes) await one.end();
  for (const server of servers) server.close();
  rmSync(root, { recursive: true, force: true });
});

interface Told extends Finding {
  zh: string;
  en: string;
}

interface Examination {
  findings: Told[];
  problems: string[];
}

interface Installation {
  folder: string;
  data: string;
}

function install(): Installation {
  installations += 1;
  const folder = join(root, `hall-${installations}`);
  cpSync(sound, folder, { recursive: true, preserveTimestamps: true });
  chmodSync(join(folder, "data"), 0o700);
  return { folder, data: join(folder, "data") };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** By the command, as a process of its own. */
async function examine(
  { data }: Installation,
  args: string[] = [],
  options: Parameters<typeof run>[2] = {},
): Promise<Examination> {
  const port = args.includes("--port") ? [] : ["--port", String(await freePort())];
  const all = ["--data", data, "--hall", "town", ...port, "--json", "--pages", pages, ...args];
  const { code, out, err } = await run("doctor", all, options);
  expect(err).toBe("");
  const findings = out
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Finding);
  expect(code).toBe(findings.some(({ weight }) => weight === "problem") ? 1 : 0);
  return examination(findings);
}

/** In this process: the same checks, without having the voice speak each time. */
async function lookAt(
  { data }: Installation,
  more: { hall?: string; keyFile?: string; backups?: string } = {},
) {
  return examination(await checkInstallation({ data, hall: "town", ...more }, null, true));
}

function examination(findings: readonly Finding[]): Examination {
  const told = findings.map((finding) => ({ ...finding, ...say(finding) }));
  for (const { zh, en } of told) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(`${zh} ${en}`).not.toMatch(/\{\w+\}|undefined/);
  }
  const problems = told.filter(({ weight }) => weight === "problem").map((one) => one.code);
  return { findings: told, problems };
}

test("a sound installation: all well, and not a byte changed", async () => {
  const hall = install();
  const before = everythingIn(hall.folder);
  const { findings, problems } = await examine(hall);
  expect(problems).toEqual([]);
  const fine = [
    "node-fine",
    "native-fine",
    "hall-file-fine",
    "folder-fine",
    "key-fine",
    "database-fine",
    "key-fits",
  ];
  const more = ["clock-fine", "backup-fine", "pages-fine", "port-free", "speech-fine"];
  expect(findings.map((one) => one.code)).toEqual(expect.arrayContaining([...fine, ...more]));
  expect(everythingIn(hall.folder)).toEqual(before);
});

function everythingIn(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => {
      const { mode, size, mtimeMs } = statSync(path);
      return {
        path,
        mode,
        size,
        mtimeMs,
        content: statSync(path).isFile() ? readFileSync(path, "hex") : null,
      };
    });
}

function inDatabase({ data }: Installation, statement: string): void {
  const db = new Database(join(data, "hall.sqlite"));
  db.exec(statement);
  db.close();
}

test.each<[string, (hall: Installation) => unknown, string[]]>([
  ["the key is gone", ({ folder }) => rmSync(join(folder, "data.key")), ["key-absent"]],
  ["the key is another", ({ folder }) => writeKey(folder, randomBytes(32).toString("base64")), ["key-wrong"]],
  ["the key is none", ({ folder }) => writeKey(folder, "hello"), ["key-malformed"]],
  ["others may read the key", ({ folder }) => chmodSync(join(folder, "data.key"), 0o644), ["key-open"]],
  ["others may read the data", ({ data }) => chmodSync(data, 0o755), ["folder-open"]],
  [
    "the data folder is a file",
    ({ data }) => {
      rmSync(data, { recursive: true });
      writeFileSync(data, "");
    },
    ["folder-not-a-folder"],
  ],
  [
    "a fact was changed",
    (hall) => inDatabase(hall, "update facts set data = replace(data, 'A002', 'A009')"),
    ["chain-broken"],
  ],
  [
    "a page of the database is garbage",
    ({ data }) => {
      const file = join(data, "hall.sqlite");
      const bytes = readFileSync(file);
      bytes.fill(0xff, 3 * 4_096, 6 * 4_096);
      writeFileSync(file, bytes);
    },
    ["database-damaged"],
  ],
  ["a newer program was here", (hall) => inDatabase(hall, "pragma user_version = 99"), ["schema-newer"]],
  [
    "the database is another hall's",
    (hall) => inDatabase(hall, "update properties set value = 'elsewhere' where name = 'hall'"),
    ["other-hall"],
  ],
  ["the backup was moved away", ({ folder }) => noteBackup(folder, join(folder, "gone"), 1), ["backup-gone"]],
  ["the backup is old", ({ folder }) => noteBackup(folder, join(folder, "backup"), 50), ["backup-old"]],
])("%s", async (_what, damage, codes) => {
  const hall = install();
  damage(hall);
  expect((await lookAt(hall)).problems).toEqual(codes);
});

function writeKey(folder: string, text: string): void {
  writeFileSync(join(folder, "data.key"), text);
}

function noteBackup(folder: string, where: string, hours: number): void {
  const madeAt = new Date(Date.now() - hours * 3_600_000).toISOString();
  writeFileSync(
    join(folder, "data.last-backup.json"),
    JSON.stringify({ madeAt, folder: where, position: 1 }),
  );
}

test("the key lies in the data folder", async () => {
  const hall = install();
  cpSync(join(hall.folder, "data.key"), join(hall.data, "hall.key"));
  const { problems } = await lookAt(hall, { keyFile: join(hall.data, "hall.key") });
  expect(problems).toEqual(["key-misplaced"]);
});

test("the folder belongs to another user", async () => {
  const hall = install();
  const isRoot = process.getuid?.() === 0;
  chmodSync(hall.data, 0o500);
  const { problems } = await examine(hall, [], isRoot ? { uid: nobody } : {});
  chmodSync(hall.data, 0o700);
  expect(problems).toContain("folder-not-writable");
});

test("the disk has become read-only: no rights help", () => {
  const { data } = install();
  const [found, ...others] = checkFolder(data, undefined, () => {
    throw Object.assign(new Error("read-only file system"), { code: "EROFS" });
  });
  expect(found).toEqual({ weight: "problem", code: "folder-read-only", params: { path: data } });
  expect(others).toEqual([]);
});

test("a hall that was backed up has no database: its disk is not mounted, or it was lost", async () => {
  const hall = install();
  rmSync(hall.data, { recursive: true });
  mkdirSync(hall.data, { mode: 0o700 });
  expect((await lookAt(hall)).problems).toEqual(["database-gone"]);
});

test("a first start on a full disk got no further than the database's name: nothing is damaged", async () => {
  const hall = install();
  rmSync(join(hall.folder, "data.last-backup.json"));
  rmSync(hall.data, { recursive: true });
  mkdirSync(hall.data, { mode: 0o700 });
  writeFileSync(join(hall.data, "hall.sqlite"), "");
  const { findings } = await lookAt(hall);
  expect(findings.find(({ code }) => code === "database-new")?.weight).toBe("note");
  expect(findings.map(({ code }) => code)).not.toContain("database-damaged");
});

test("the hall's file has a mistake: where it is", async () => {
  const hall = install();
  const file = join(hall.folder, "hall.yaml");
  writeFileSync(
    file,
    readFileSync(shippedTown, "utf8").replace("timeZone: Asia/Shanghai", "timeZone: Asia/Nowhere"),
  );
  const { findings, problems } = await lookAt(hall, { hall: file });
  expect(problems).toEqual(["hall-file-wrong"]);
  expect(findings.find(({ code }) => code === "hall-file-wrong")?.en).toMatch(
    /hall\.yaml:\d+:\d+ .*time zone/,
  );
});

test("the pages are not built, nothing answers at the address, or another program has the port", async () => {
  const port = await freePort();
  const reach = async (what: { pages?: string; url?: string; port?: number }) =>
    examination(await checkReach({ host: "127.0.0.1", port, pages, ...what }, null));
  expect((await reach({})).problems).toEqual([]);
  expect((await reach({ pages: join(root, "none") })).problems).toEqual(["pages-missing"]);
  const unreachable = await reach({ url: `http://127.0.0.1:${port}` });
  expect(unreachable.problems).toEqual(["hall-unreachable"]);
  expect(unreachable.findings.find(({ code }) => code === "hall-unreachable")?.en).toContain("ECONNREFUSED");
  const other = createServer((socket) => socket.end("hello\r\n\r\n"));
  servers.push(other);
  await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
  expect((await reach({})).problems).toEqual(["port-taken"]);
});

function unknownCertificate(): { cert: string; key: string } {
  const [cert, key] = [join(root, "tls.crt"), join(root, "tls.key")];
  const { status, stderr } = spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "5"],
    ...["-subj", "/CN=hall.example", "-out", cert, "-keyout", key],
  ]);
  expect(status, String(stderr)).toBe(0);
  return { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") };
}

test("a hall whose certificate this machine does not know, or that goes by another name, is not called unreachable", async () => {
  const { cert, key } = unknownCertificate();
  const secure = createSecureServer({ cert, key }, (_request, response) => response.end());
  const shy = createHttpServer((_request, response) => response.writeHead(403).end("{}"));
  const portOf = async (server: Server) => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return (server.address() as { port: number }).port;
  };
  const [securePort, shyPort] = [await portOf(secure), await portOf(shy)];
  const found = async (what: { url?: string; port: number }) =>
    examination(await checkReach({ host: "127.0.0.1", pages, ...what }, null)).problems;
  expect(await found({ url: `https://127.0.0.1:${securePort}`, port: 1 })).toEqual(["hall-not-trusted"]);
  expect(await found({ port: securePort })).toEqual(["hall-not-trusted"]);
  expect(await found({ url: `http://localhost:${shyPort}`, port: 1 })).toEqual(["hall-under-other-name"]);
});

test("a native module does not load: named, and the rest is examined all the same", async () => {
  const hall = install();
  const hook = `import { registerHooks } from "node:module";
    registerHooks({ resolve: (name, context, next) => {
      if (name === "better-sqlite3") throw new Error("invalid ELF header");
      return next(name, context);
    } });`;
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` };
  const { findings, problems } = await examine(hall, [], { env });
  expect(problems).toEqual(["native-broken"]);
  expect(findings.find(({ code }) => code === "native-broken")?.params).toMatchObject({
    name: "better-sqlite3",
  });
  expect(findings.map(({ code }) => code)).toContain("speech-fine");
});

test("an old hall is told that it will be upgraded, a killed one what it left", async () => {
  const hall = install();
  inDatabase(
    hall,
    "drop table properties; drop table probes; drop table recordings; pragma user_version = 1",
  );
  writeFileSync(`${hall.data}.control`, "");
  writeFileSync(`${hall.data}.running.json`, JSON.stringify({ pid: 2 ** 22 + 1, hallUrl: "" }));
  mkdirSync(join(`${hall.data}.backups`, ".part-x"), { recursive: true });
  const { findings, problems } = await lookAt(hall);
  expect(problems).toEqual([]);
  expect(findings.find((one) => one.code === "schema-older")?.params).toEqual({
    schema: 1,
    known: migrations.length,
  });
  expect(findings.filter((one) => one.code === "left-behind")).toHaveLength(3);
});

test("no backup was ever made: a note on the first day", async () => {
  const hall = install();
  rmSync(join(hall.folder, "data.last-backup.json"));
  const { findings } = await lookAt(hall);
  expect(findings.find(({ code }) => code === "backup-none")?.weight).toBe("note");
  const shelf = join(hall.folder, "shelf");
  cpSync(join(hall.folder, "backup"), join(shelf, "one"), { recursive: true });
  expect((await lookAt(hall, { backups: shelf })).findings.map(({ code }) => code)).toContain("backup-fine");
});

test("a kiosk without browser, fonts and rights to its port", async () => {
  const hall = install();
  const port = join(hall.folder, "ttyUSB0");
  writeFileSync(port, "", { mode: 0o600 });
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) chmodSync(port, 0);
  const env = { PATH: join(root, "empty") };
  const { problems } = await examine(
    hall,
    ["--kiosk", "--serial", port],
    isRoot ? { env, uid: nobody } : { env },
  );
  expect(problems).toEqual(expect.arrayContaining(["no-browser", "no-chinese-font", "serial-closed"]));
});

test("beside a running hall: it answers for itself, and nothing of it is touched", async () => {
  const running = await startHall();
  processes.push(running);
  const hall = { folder: join(running.folder, ".."), data: running.folder };
  const port = String(new URL(running.url).port);
  const { findings, problems } = await examine(hall, ["--port", port]);
  expect(problems).toEqual([]);
  const codes = findings.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(["database-in-use", "hall-answers", "key-fine"]));
  expect(codes).not.toContain("left-behind");
  expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
  const byUrl = await examine({ ...hall, data: join(hall.folder, "other") }, ["--url", running.url]);
  expect(byUrl.findings.map(({ code }) => code)).toContain("hall-answers");
});

test("a disk with little room, an old Node, a clock that is wrong or behind the last fact, a voice that is silent", async () => {
  const [low] = checkFolder(install().data, () => 300 * 1024 * 1024);
  expect(low).toMatchObject({ weight: "problem", code: "disk-low", params: { freeMb: 300 } });
  expect(checkNode("22.11.0")).toMatchObject({ weight: "problem", code: "node-too-old" });
  expect(checkNode("24.0.0").weight).toBe("fine");
  const now = systemTime.wall();
  expect(checkClock(Date.parse("1970-01-02T00:00:00Z"), 0).code).toBe("clock-wrong");
  expect(checkClock(now, now + 10 * 60_000).code).toBe("clock-behind");
  expect(checkClock(now, now + 60_000).code).toBe("clock-fine");
  const silent = await checkSpeech({
    sound: async () => ({ ok: false, reason: "unavailable" }),
    durationMs: () => 0,
    stop: () => {},
  });
  expect(silent).toMatchObject({
    weight: "problem",
    code: "speech-silent",
    params: { because: "unavailable" },
  });
});

test("in words for a person, and wrong use is told apart from something wrong", async () => {
  const hall = install();
  rmSync(join(hall.folder, "data.key"));
  const { code, out } = await run("doctor", ["--data", hall.data, "--port", String(await freePort())]);
  expect(code).toBe(1);
  expect(out).toContain("✗ key-absent");
  expect(out).toMatch(/有 1 个问题/);
  expect((await run("doctor", ["--port", "x"])).code).toBe(2);
});
