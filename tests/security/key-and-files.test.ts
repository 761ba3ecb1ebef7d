/** The database and its key apart; and what the hall writes, for nobody else on the machine to read. */
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { spawn as spawnInTerminal } from "@lydell/node-pty";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { smallPdf } from "../../hall-server/files/testing.ts";
import { masterKey } from "../../hall-server/people/master-key.ts";
import { passwordProblem } from "../../hall-server/people/password-rules.ts";
import { type HallProcess, signIn, startHall } from "../hall/hall-process.ts";
import { runToItsEnd } from "./start.ts";

const password = "a long password";
let folder: string;
let data: string;
let keyFile: string;
const halls: HallProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-key-"));
  data = join(folder, "data");
  keyFile = join(folder, "safe", "hall.key");
  mkdirSync(dirname(keyFile));
  writeKey(keyFile);
});
afterEach(async () => {
  for (const hall of halls.splice(0)) await hall.kill();
  rmSync(folder, { recursive: true, force: true });
});

function writeKey(path: string, text = randomBytes(32).toString("base64"), mode = 0o600): void {
  writeFileSync(path, `${text}\n`, { mode });
}

const keyIn = (file: string) => masterKey({ file, dataFolder: data, mayMake: false });

const start = (...more: string[]) =>
  runToItsEnd("main", ["--hall", "town", "--data", data, "--port", "0", ...more]);

async function open(...more: string[]): Promise<HallProcess> {
  const hall = await startHall({ folder: data, arguments: more });
  halls.push(hall);
  return hall;
}

const makeManager = (given: string, user = "li.ming", ...more: string[]) =>
  runToItsEnd(
    "first-manager",
    ["--data", data, "--key-file", keyFile, "--user", user, "--number", "0001", "--name", "甲乙", ...more],
    `${given}\n`,
  );

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe("a real hall does not start", () => {
  it("without a key, and it says how to make one", async () => {
    const { code, said } = await start();
    expect([code, said]).toEqual([1, expect.stringMatching(/No master key: .*YICHUANG_MASTER_KEY.*\.key/)]);
    expect(existsSync(data)).toBe(false);
  });

  it("with a key in the data folder, nor by a link into it", async () => {
    mkdirSync(data);
    writeKey(join(data, "hall.key"));
    symlinkSync(join(data, "hall.key"), join(folder, "linked.key"));
    symlinkSync(data, join(folder, "linked"));
    for (const path of [
      join(data, "hall.key"),
      join(folder, "safe/../data/hall.key"),
      join(folder, "linked.key"),
      join(folder, "linked/hall.key"),
    ]) {
      expect(keyIn(path), path).toContain("lies in the data folder");
    }
    const { code, said } = await start("--key-file", join(folder, "linked/hall.key"));
    expect([code, said]).toEqual([1, expect.stringContaining("lies in the data folder")]);
  });

  it("with a key among its backups", async () => {
    mkdirSync(`${data}.backups`);
    writeKey(join(`${data}.backups`, "hall.key"));
    expect(keyIn(join(`${data}.backups`, "hall.key"))).toContain("lies among the backups");
    const elsewhere = { file: keyFile, dataFolder: data, backups: join(folder, "safe"), mayMake: false };
    expect(masterKey(elsewhere)).toContain("lies among the backups");
  });

  it.each([
    ["too short", randomBytes(16).toString("base64")],
    ["too long", randomBytes(33).toString("base64")],
    ["hexadecimal", randomBytes(32).toString("hex")],
    ["a sentence", "this is not a key, it is a sentence of about the same length"],
    [
      "base64 with something else in it",
      `${randomBytes(32).toString("base64").slice(0, 20)} ! ${"A".repeat(24)}`,
    ],
    ["empty", ""],
  ])("with a key that is %s; and the key is in no message", (_what, text) => {
    writeKey(keyFile, text);
    expect(keyIn(keyFile)).toContain(`The master key in ${keyFile} is not 32 bytes of base64.`);
    expect(keyIn(keyFile)).toContain(`${keyFile} 不是主密钥`);
  });

  it("with another key than the one that it was begun with", async () => {
    expect((await makeManager(password)).code).toBe(0);
    writeKey(keyFile);
    const { code, said } = await start("--key-file", keyFile);
    expect([code, said]).toEqual([1, expect.stringContaining("key does not fit")]);
    const another = await makeManager(password, "wang.wu", "--number", "0002");
    expect([another.code, another.said]).toEqual([1, expect.stringContaining("key does not fit")]);
  });
});

describe("what lies on the disk", () => {
  it("folders are 0700 and files 0600, the key is in none of them", async () => {
    // Whatever the shell allows.
    const before = process.umask(0o022);
    try {
      const hall = await startHall({ folder: data });
      halls.push(hall);
      const authorization = `Bearer ${await signIn(hall.url, "manager")}`;
      const pdf = await smallPdf("a document");
      await fetch(`${hall.url}/api/blobs`, {
        method: "PUT",
        headers: { authorization, "content-type": "application/pdf" },
        body: new Uint8Array(pdf),
      });
      await fetch(`${hall.url}/api/backups`, { method: "POST", headers: { authorization } });
      await hall.kill();
      const shelf = join(folder, "shelf");
      const kept = await runToItsEnd("operations/backup-command", ["--data", data, "--to", shelf]);
      expect(kept.code, kept.said).toBe(0);
      const [newest = ""] = readdirSync(shelf).sort();
      const back = ["--from", join(shelf, newest), "--data", join(folder, "restored")];
      const restored = await runToItsEnd("operations/restore-command", [
        ...back,
        "--key-file",
        `${data}.key`,
      ]);
      expect(restored.code, restored.said).toBe(0);
    } finally {
      process.umask(before);
    }
    const made = readdirSync(folder, { recursive: true, withFileTypes: true })
      .map((one) => ({
        path: join(one.parentPath, one.name),
        isFile: one.isFile(),
        isFolder: one.isDirectory(),
      }))
      .filter(({ path }) => path !== dirname(keyFile) && path !== keyFile);
    const names = made.map(({ path }) => path.slice(folder.length + 1));
    expect(names).toEqual(
      expect.arrayContaining([
        ...["data", "data/hall.sqlite", "data/blobs", "data.backups", "data.key"],
        ...["restored", "restored/hall.sqlite", "restored/blobs"],
      ]),
    );
    for (const { path, isFile, isFolder } of made) {
      if (isFolder) expect(modeOf(path), path).toBe("700");
      if (isFile) expect(modeOf(path), path).toBe("600");
    }
    const key = readFileSync(`${data}.key`, "utf8").trim();
    for (const { path, isFile } of made.filter((one) => one.isFile && one.path !== `${data}.key`)) {
      const bytes = readFileSync(path);
      expect(isFile && (bytes.includes(key) || bytes.includes(Buffer.from(key, "base64"))), path).toBe(false);
    }
  });

  it("a key or a folder that others may read is told of at the start", async () => {
    mkdirSync(data);
    chmodSync(data, 0o755);
    chmodSync(keyFile, 0o644);
    const open644 = await open("--key-file", keyFile);
    for (const path of [data, keyFile]) {
      const line = open644
        .log()
        .split("\n")
        .find((one) => one.includes(`"${path}"`));
      expect(line, path).toContain("chmod go=");
    }
    await open644.kill();
    chmodSync(data, 0o700);
    chmodSync(keyFile, 0o600);
    expect((await open("--key-file", keyFile)).log()).not.toContain("chmod");
  });
});

describe("the first manager", () => {
  it.each([
    ["nine signs", "ninesigns", "too-short"],
    ["more than sign-in takes", "x1y2z".repeat(41), "too-long"],
    ["nothing", "", "too-short"],
    ["one sign over and over", "aaaaaaaaaaaa", "too-simple"],
    ["three signs over and over", "121312131213", "too-simple"],
    ["a row of digits", "1234567890", "too-simple"],
    ["a row of digits backwards", "0987654321", "too-simple"],
    ["a row of keys", "QwertyuiopQ", "too-simple"],
    ["the user's name", "my li.ming password", "has-user-name"],
  ])("may not have a password of %s", (_what, given, because) => {
    expect(passwordProblem(given, "li.ming")).toBe(because);
  });

  it("may have any other of ten signs or more", () => {
    for (const good of [
      password,
      "correct horse battery",
      "门前大桥下游过一群鸭子",
      `${"x".repeat(195)}1y2z3`,
    ])
      expect(passwordProblem(good, "li.ming")).toBeNull();
    expect(passwordProblem("a reliable one", "li")).toBeNull();
  });

  it("is refused in both languages, and nothing was made", async () => {
    const { code, said } = await makeManager("1234567890");
    expect([code, said]).toEqual([1, expect.stringMatching(/密码.* \/ .*[a-z]/)]);
    expect(said).not.toContain("1234567890");
    expect((await makeManager("")).said).toContain("At least 10");
    expect((await makeManager(password, "li.ming", "--user", "Li Ming")).code).toBe(1);
    expect(existsSync(data)).toBe(false);
  });

  it("types a password that the terminal does not show", async () => {
    const who = ["--user", "li.ming", "--number", "0001", "--name", "甲乙"];
    const program = ["hall-server/first-manager.ts", "--data", data, "--key-file", keyFile, ...who];
    const terminal = spawnInTerminal(process.execPath, program, {});
    let shown = "";
    let isTyped = false;
    terminal.onData((text) => {
      shown += text;
      if (!shown.includes("Password") || isTyped) return;
      isTyped = true;
      terminal.write(`${password}\r`);
    });
    const { exitCode } = await new Promise<{ exitCode: number }>((resolve) => terminal.onExit(resolve));
    expect([exitCode, shown]).toEqual([0, expect.stringContaining("li.ming can sign in")]);
    expect(shown).not.toContain(password);
    expect(shown).not.toContain("*");
  });

  it("signs in, and the password was on no screen; the same user or number twice is refused", async () => {
    const made = await makeManager(password);
    expect([made.code, made.said]).toEqual([0, expect.stringContaining("li.ming can sign in")]);
    expect(made.said).not.toContain(password);
    expect((await makeManager(password)).said).toContain("is there already");
    expect((await makeManager(password, "wang.wu")).said).toContain("somebody else's");
    const hall = await open("--key-file", keyFile);
    const response = await fetch(`${hall.url}/api/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ user: "li.ming", password }),
    });
    expect(((await response.json()) as { role: string }).role).toBe("manager");
    const meanwhile = await makeManager(password, "wang.wu", "--number", "0002");
    expect([meanwhile.code, meanwhile.said]).toEqual([1, expect.stringContaining("Another hall server")]);
  });
});
