/** A kiosk's desk on a wire that loses what it is told to lose, with a clock of its own. */
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import type { BridgeAnswer } from "../../../electron/contract/bridge.ts";
import { openOfflineDesk, type TendedDesk } from "../../../electron/offline/open-desk.ts";
import type { HallLink, KioskTime, Seal } from "../../../electron/offline/ports.ts";
import { describeCatalog, describeHall } from "../../../hall-server/catalog/describe.ts";
import type { CommandName, CommandRequest } from "../../../hall-server/contract/commands.ts";
import type { Principal } from "../../../hall-server/deciding.ts";
import { device, type TestHall } from "../../../hall-server/testing.ts";
import { viewingOf } from "../../../hall-server/viewing.ts";
import { viewDefinitions } from "../../../hall-server/views.ts";

/** In place of the machine's own: the key lies as it is. */
export const openSeal: Seal = { seal: (key) => Buffer.from(key), unseal: (sealed) => sealed };

export interface Paper {
  commandId: string;
  input: object;
  ticketId: string;
  number: string;
  day: string;
  /** When the person really pressed, by a clock that is right. */
  pressedAt: number;
  isOffline: boolean;
}

/** What the wire does to the next requests. */
type Trouble = "lose-request" | "lose-answer" | "come-late" | "twice";

export interface Hall {
  /** null: it is down. */
  readonly test: TestHall | null;
}

type Listener = (message: unknown) => void;

export class KioskUnderTest {
  readonly who: Principal;
  desk: TendedDesk;
  /** Wall less the true time, milliseconds. */
  wallOffset: number;
  isPlugged = true;
  /** Another when it is paired anew. */
  paired = "first";
  readonly troubles: Trouble[] = [];
  /** What the desk said that was wrong. */
  readonly warnings: string[] = [];
  /** Pressed, and left without a number: such a person presses again, or goes to the desk. */
  readonly unanswered = new Set<string>();
  /** Answered with a ticket, in the order of the answers. */
  readonly papers = new Map<string, Paper>();
  readonly #hall: Hall;
  readonly #trueTime: () => number;
  readonly #late: (() => Promise<unknown>)[] = [];
  #folder: string;
  #listeners = new Map<string, Listener[]>();
  #copies = new Map<string, unknown>();
  #wasConnected = false;
  /** The monotonic clock of a machine begins anew when it is started. */
  #bootedAt: number;

  constructor(name: string, hall: Hall, trueTime: () => number, wallOffset: number) {
    this.who = device(name, "kiosk");
    this.#hall = hall;
    this.#trueTime = trueTime;
    this.wallOffset = wallOffset;
    this.#bootedAt = trueTime();
    this.#folder = mkdtempSync(join(tmpdir(), "yichuang-kiosk-"));
    this.desk = this.#open();
  }

  get folder(): string {
    return this.#folder;
  }

  get #isConnected(): boolean {
    return this.isPlugged && this.#hall.test !== null;
  }

  #open(): TendedDesk {
    const time: KioskTime = {
      wall: () => this.#trueTime() + this.wallOffset,
      monotonic: () => this.#trueTime() - this.#bootedAt,
    };
    const isConnected = () => this.#isConnected;
    const link: HallLink = {
      get isConnected() {
        return isConnected();
      },
      identity: () => this.paired,
      send: (event, input) => this.#send(event, input),
      on: (event, listener) => {
        this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
      },
      read: async (path) => this.#read(path),
    };
    const log = {
      info: () => {},
      warn: (values: object, message: string) => void this.warnings.push(`${message} ${inspect(values)}`),
    };
    return openOfflineDesk({
      link,
      seal: openSeal,
      folder: this.#folder,
      log,
      time,
      every: () => () => {},
    });
  }

  #read(path: string): unknown {
    const { test } = this.#hall;
    if (test && this.isPlugged) {
      const { hall } = test;
      hall.estimates.refresh();
      const value =
        path === "/api/hall"
          ? describeHall(hall.config)
          : path === "/api/catalog"
            ? describeCatalog(hall.config)
            : viewDefinitions.kiosk.draw(viewingOf(hall), {});
      this.#copies.set(path, JSON.parse(JSON.stringify(value)));
    }
    return this.#copies.get(path) ?? null;
  }

  async #send(event: string, input: object): Promise<BridgeAnswer | null> {
    const { test } = this.#hall;
    if (!test || !this.isPlugged) return null;
    const carryOut = () => {
      const now = this.#hall.test;
      if (!now) return Promise.resolve(null);
      return now.send(this.who, event as CommandName, input as CommandRequest<"ticket:take">);
    };
    switch (this.troubles.shift()) {
      case "lose-request":
        return null;
      case "lose-answer":
        await carryOut();
        return null;
      case "come-late":
        this.#late.push(carryOut);
        return null;
      case "twice":
        await carryOut();
        return carryOut();
      case undefined:
        return carryOut();
    }
  }

  /** What lay in the wire arrives. */
  async arrive(): Promise<void> {
    for (const carryOut of this.#late.splice(0)) await carryOut();
  }

  /** Time went on, or the wire is another: the desk hears of it as it would. */
  async hear(): Promise<void> {
    const isConnected = this.#isConnected;
    const emit = (event: string, message: unknown) => {
      for (const listener of this.#listeners.get(event) ?? []) listener(message);
    };
    const isNews = isConnected !== this.#wasConnected;
    this.#wasConnected = isConnected;
    if (isNews) emit(isConnected ? "connect" : "disconnect", undefined);
    const hall = this.#hall.test?.hall;
    if (isConnected && hall) emit("beat", { now: hall.iso(hall.clock.now()) });
    // What it begins by itself then takes no time here.
    if (isNews && isConnected) await this.desk.tend();
  }

  /** Presses 取号; the same id again asks for the same. Null: no number was given. */
  async take(commandId: string, input: object): Promise<Paper | null> {
    const pressedAt = this.#trueTime();
    const answer = await this.desk.ask("ticket:take", { commandId, ...input });
    if (!answer.ok) {
      this.unanswered.add(commandId);
      return null;
    }
    const { ticket, token } = answer.value as {
      ticket: { id: string; number: string; day: string; isOffline?: boolean };
      token: string;
    };
    if (!token) throw new Error("A paper without its code.");
    this.unanswered.delete(commandId);
    const paper = {
      commandId,
      input,
      ticketId: ticket.id,
      number: ticket.number,
      day: ticket.day,
      pressedAt: this.papers.get(commandId)?.pressedAt ?? pressedAt,
      isOffline: ticket.isOffline === true,
    };
    const before = this.papers.get(commandId);
    if (before && before.ticketId !== paper.ticketId) throw new Error("Two tickets for one press.");
    this.papers.set(commandId, paper);
    return paper;
  }

  /** What this kiosk has heard of its hall. */
  known(): Record<string, unknown> {
    return Object.fromEntries(this.#copies);
  }

  /** The power goes: what is not on the disk is lost, and the machine starts again. */
  async crash(): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), "yichuang-kiosk-"));
    cpSync(this.#folder, folder, { recursive: true });
    await this.off();
    this.#folder = folder;
    await this.on();
  }

  async off(): Promise<void> {
    this.#listeners = new Map();
    this.#wasConnected = false;
    await this.desk.close();
  }

  async on(): Promise<void> {
    this.#bootedAt = this.#trueTime();
    this.desk = this.#open();
    // Reading what it knows takes no time here, but turns.
    await new Promise((resolve) => setImmediate(resolve));
    await this.hear();
  }

  close(): Promise<void> {
    return this.desk.close();
  }
}
