import { scryptSync } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type HashedServiceCode, serviceCodeCost } from "../../../hall-server/contract/shells.ts";
import type { LockDownNote } from "../notes.ts";
import { type GuardedDoor, openServiceDoor } from "./door.ts";
import { keepServiceState } from "./keep.ts";

const rightCode = "480217";
const code = hashed(rightCode);
/** Turned round: enough to see that nothing readable lies on the disk. */
const seal = {
  seal: (text: string) => Buffer.from(Buffer.from(text).toReversed()),
  open: (sealed: Buffer) => Buffer.from(sealed.toReversed()).toString(),
};

let folder: string;
let now: number;
let isPaired: boolean;
let notes: LockDownNote[];
let left: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-service-"));
  now = Date.UTC(2026, 10, 23, 9);
  isPaired = true;
  notes = [];
  left = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function hashed(typed: string): HashedServiceCode {
  const { N, r, p, bytes, maxMemory } = serviceCodeCost;
  const salt = Buffer.alloc(16, 7);
  const hash = scryptSync(typed, salt, bytes, { N, r, p, maxmem: maxMemory });
  return { salt: salt.toString("base64"), hash: hash.toString("base64") };
}

const file = () => join(folder, "service.json");

/** As the shell does at each start. */
function start(): GuardedDoor {
  return openServiceDoor({
    keep: keepServiceState(file(), seal),
    isPaired: () => isPaired,
    now: () => now,
    restart: () => left.push("restart"),
    quit: () => left.push("quit"),
    tell: (note) => notes.push(note),
  });
}

function startWithCode(): GuardedDoor {
  const door = start();
  door.takeCode(code);
  return door;
}

describe("the right code", () => {
  it("opens for a minute, then no more", async () => {
    const door = startWithCode();
    expect(door.stand()).toEqual({ kind: "closed", attemptsLeft: 5 });
    expect(await door.unlock(rightCode)).toEqual({ kind: "open", seconds: 60 });
    now += 59_000;
    expect(door.stand()).toEqual({ kind: "open", seconds: 1 });
    now += 1_000;
    expect(door.stand()).toEqual({ kind: "closed", attemptsLeft: 5 });
    expect(door.leave("quit")).toBe("not-unlocked");
    expect(left).toEqual([]);
  });

  it.each(["restart", "quit"] as const)("lets whoever typed it %s, once, and it is told", async (what) => {
    const door = startWithCode();
    await door.unlock(rightCode);
    expect(door.leave(what)).toBe("done");
    expect(door.leave(what)).toBe("not-unlocked");
    expect(left).toEqual([what]);
    expect(notes).toEqual([{ kind: "service-unlocked" }, { kind: "service-left", what }]);
  });

  it("is shut before its minute is over by whoever goes away", async () => {
    const door = startWithCode();
    await door.unlock(rightCode);
    door.shut();
    expect(door.leave("quit")).toBe("not-unlocked");
  });

  it("does not stay open when the clock is set back", async () => {
    const door = startWithCode();
    await door.unlock(rightCode);
    now -= 3_600_000;
    expect(door.leave("quit")).toBe("not-unlocked");
  });

  it("is known after a restart, without the hall, and lies sealed on the disk", async () => {
    startWithCode();
    expect(readFileSync(file(), "utf8")).not.toContain(code.hash.slice(0, 12));
    expect(await start().unlock(rightCode)).toEqual({ kind: "open", seconds: 60 });
  });
});

describe("wrong codes", () => {
  it("are counted, told, and then locked out, also across a restart", async () => {
    const door = startWithCode();
    for (const attemptsLeft of [4, 3, 2, 1]) {
      expect(await door.unlock("111111")).toEqual({ kind: "closed", attemptsLeft });
    }
    expect(await door.unlock("111111")).toEqual({ kind: "locked", seconds: 60 });
    expect(notes.map(({ kind }) => kind)).toEqual([...Array(4).fill("service-wrong-code"), "service-locked"]);
    expect(await door.unlock(rightCode)).toEqual({ kind: "locked", seconds: 60 });
    expect(await start().unlock(rightCode)).toEqual({ kind: "locked", seconds: 60 });
    now += 60_000;
    expect(await start().unlock(rightCode)).toEqual({ kind: "open", seconds: 60 });
  });

  it("sent all at once are checked one after the other: no more than five are looked at", async () => {
    const door = startWithCode();
    const guesses = Array.from({ length: 12 }, (_, at) => (at === 11 ? rightCode : String(200_000 + at)));
    const answers = await Promise.all(guesses.map((guess) => door.unlock(guess)));
    expect(answers.map(({ kind }) => kind)).toEqual([...Array(4).fill("closed"), ...Array(8).fill("locked")]);
  });

  it("count before they are looked at: a power cut in between gives no try for nothing", async () => {
    const door = startWithCode();
    const looking = door.unlock("111111");
    await Promise.resolve();
    expect(start().stand()).toEqual({ kind: "closed", attemptsLeft: 4 });
    await looking;
  });

  it.each(["", "12345", "123456789", "12345a", "４８０２１７", " 480217", "480217\n", "x".repeat(1_000_000)])(
    "what is no code at all is a wrong one (%#)",
    async (typed) => {
      expect(await startWithCode().unlock(typed)).toEqual({ kind: "closed", attemptsLeft: 4 });
    },
  );
});

describe("the hall", () => {
  it("may set a new code, which ends a wait; the old one is wrong from then on", async () => {
    const door = startWithCode();
    for (let count = 0; count < 5; count += 1) await door.unlock("111111");
    door.takeCode(hashed("9051136"));
    expect(await door.unlock(rightCode)).toEqual({ kind: "closed", attemptsLeft: 4 });
    expect(await door.unlock("9051136")).toEqual({ kind: "open", seconds: 60 });
  });

  it("ends no wait by saying the same code again, or none", async () => {
    const door = startWithCode();
    for (let count = 0; count < 5; count += 1) await door.unlock("111111");
    door.takeCode({ ...code });
    door.takeCode(null);
    expect(door.stand()).toEqual({ kind: "locked", seconds: 60 });
  });
});

describe("without a code", () => {
  it("a paired shell opens to nobody, and says that there is none", async () => {
    const door = start();
    expect(door.stand()).toEqual({ kind: "no-code" });
    expect(await door.unlock("000000")).toEqual({ kind: "no-code" });
    expect(door.leave("quit")).toBe("not-unlocked");
  });

  it("one that belongs to no hall yet opens to its installer; losing its pairing does not open it again", async () => {
    isPaired = false;
    expect(start().stand()).toEqual({ kind: "open", seconds: 60 });
    startWithCode();
    expect(start().stand()).toEqual({ kind: "closed", attemptsLeft: 5 });
  });
});

describe("the disk", () => {
  it("with a file that nobody can read starts as with none; a paired shell then waits for the hall", async () => {
    startWithCode();
    writeFileSync(file(), readFileSync(file(), "utf8").slice(0, 20));
    const door = start();
    expect(door.stand()).toEqual({ kind: "no-code" });
    door.takeCode(code);
    expect(await door.unlock(rightCode)).toMatchObject({ kind: "open" });
  });

  it("sealed by another machine: the count stays, the code comes from the hall again", async () => {
    const door = startWithCode();
    await door.unlock("111111");
    const elsewhere = {
      ...seal,
      open: () => null,
    };
    expect(keepServiceState(file(), elsewhere).read()).toMatchObject({
      code: null,
      attempts: { failures: 1 },
    });
  });

  it("that takes nothing more keeps nobody out who knows the code, and counts until the next start", async () => {
    // A file in the place of the folder: no write can succeed, whoever runs this.
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "");
    const door = startWithCode();
    for (let count = 0; count < 5; count += 1) await door.unlock("111111");
    expect(door.stand()).toMatchObject({ kind: "locked" });
    now += 60_000;
    expect(await door.unlock(rightCode)).toMatchObject({ kind: "open" });
    expect(notes).toContainEqual({ kind: "service-not-kept" });
    expect(existsSync(file())).toBe(false);
  });
});
