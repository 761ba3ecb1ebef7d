/** For tests: a whole hall on a database file of its own, with a clock that is moved by hand. */
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { HallConfig } from "./catalog/config.ts";
import { readHall } from "./catalog/read-hall.ts";
import type { CommandInput, CommandName, CommandRequest, CommandValue } from "./contract/commands.ts";
import { commands } from "./contract/commands.ts";
import type { Answer } from "./contract/errors.ts";
import type { Role } from "./contract/roles.ts";
import type { Principal } from "./deciding.ts";
import { Hall, type HallOptions } from "./hall.ts";
import { type HallDatabase, openDatabase } from "./journal/database.ts";
import type { TimeSource } from "./time/hall-clock.ts";

/** Wall and monotonic clock together; `stepWall` moves the wall alone. */
export class HandClock implements TimeSource {
  #wall: number;
  #monotonic = 0;

  constructor(at: string) {
    this.#wall = Date.parse(at);
  }

  wall(): number {
    return this.#wall;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  advance(ms: number): void {
    this.#wall += ms;
    this.#monotonic += ms;
  }

  advanceMinutes(minutes: number): void {
    this.advance(minutes * 60_000);
  }

  stepWall(ms: number): void {
    this.#wall += ms;
  }
}

export interface TestHallOptions {
  config?: Partial<HallConfig>;
  hall?: string;
  isDemonstration?: boolean;
  folder?: string;
  masterKey?: Buffer;
  time?: HandClock;
}

export interface TestHall {
  hall: Hall;
  db: HallDatabase;
  time: HandClock;
  folder: string;
  masterKey: Buffer;
  warnings: string[];
  send<Name extends CommandName>(
    who: Principal,
    name: Name,
    input?: Omit<CommandRequest<Name>, "commandId"> & { commandId?: string },
  ): Promise<Answer<CommandValue<Name>>>;
  /** As `send`, and throws when it was refused. */
  done<Name extends CommandName>(
    who: Principal,
    name: Name,
    input?: Omit<CommandRequest<Name>, "commandId"> & { commandId?: string },
  ): Promise<CommandValue<Name>>;
  /** Stops the hall and opens it again on the same folder. */
  restart(): TestHall;
}

/** A Monday morning. */
export const monday = "2026-03-02T09:00:00+08:00";

export function openTestHall(options: TestHallOptions = {}): TestHall {
  const time = options.time ?? new HandClock(monday);
  const folder = options.folder ?? join(temporaryFolder(), "data");
  const masterKey = options.masterKey ?? randomBytes(32);
  const read = readOnce(options.hall ?? "town", options.isDemonstration ?? false);
  const warnings: string[] = [];
  const db = openDatabase(folder);
  const hall = openHall({
    db,
    folder,
    config: { ...read, needsCard: false, ...options.config },
    masterKey,
    time,
    speechMs: (_number, _counter, repeats) => 4_000 * repeats,
    log: (event) => warnings.push(event),
  });
  const send: TestHall["send"] = (who, name, input) => {
    const parsed = commands[name].input.parse({ commandId: randomUUID(), ...input }) as CommandInput<
      typeof name
    >;
    return hall.submit(who, name, parsed);
  };
  return {
    hall,
    db,
    time,
    folder,
    masterKey,
    warnings,
    send,
    done: async (who, name, input) => {
      const answer = await send(who, name, input);
      if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
    restart: () => {
      hall.stop();
      return openTestHall({ ...options, folder, masterKey, time });
    },
  };
}

/** What cannot become a hall does not keep its database open either. */
function openHall(options: HallOptions): Hall {
  try {
    return new Hall(options);
  } catch (error) {
    options.db.close();
    throw error;
  }
}

const readConfigs = new Map<string, HallConfig>();

function readOnce(hall: string, isDemonstration: boolean): HallConfig {
  const key = `${hall} ${isDemonstration}`;
  const known = readConfigs.get(key);
  if (known) return known;
  const read = readHall(hall, { isDemonstration });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  readConfigs.set(key, read.config);
  return read.config;
}

const folders = new Set<string>();
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Gone when the test's process ends. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "yichuang-"));
  folders.add(folder);
  return folder;
}

/** Closes a hall whose folder nobody needs any more: a property makes thousands of them. */
export function forgetTestHall({ db, folder }: TestHall): void {
  db.close();
  rmSync(dirname(folder), { recursive: true, force: true });
  folders.delete(dirname(folder));
}

export function staff(name: string, role: Role = "clerk"): Principal {
  return { id: `staff:${name}`, role, name, staffNumber: name, place: null };
}

export function device(name: string, role: Role, place: string | null = null): Principal {
  return { id: `device:${name}`, role, name, staffNumber: null, place };
}

/** Address code 99 is nobody's, and nobody alive was born in the eighties of the nineteenth century. */
export function inventedIdNumber(serial: number, birth = "18850101"): string {
  const body = `990101${birth}${String(serial % 1000).padStart(3, "0")}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + "10X98765432"[sum % 11];
}
