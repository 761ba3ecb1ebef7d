import type { HashedServiceCode } from "../../../hall-server/contract/shells.ts";
import type { ServiceDoor } from "../../contract/bridge.ts";
import type { TellNote } from "../notes.ts";
import { countAttempt, noAttempts, waitingAt } from "./attempts.ts";
import { isServiceCode } from "./code.ts";
import type { ServiceKeep } from "./keep.ts";

/** How long whoever typed the right code may restart or quit. */
const openSeconds = 60;

export interface ServiceDoorParts {
  keep: ServiceKeep;
  /** A shell that belongs to no hall yet is still in its installer's hands. */
  isPaired: () => boolean;
  /** ms since the epoch, by the machine's clock. */
  now: () => number;
  restart: () => void;
  quit: () => void;
  tell: TellNote;
}

/** The way out of a locked shell, for all its windows together. Needs no hall. */
export interface GuardedDoor {
  stand(): ServiceDoor;
  unlock(typed: string): Promise<ServiceDoor>;
  shut(): void;
  leave(what: "restart" | "quit"): "done" | "not-unlocked";
  /** What the hall's view says. A code that is new also ends a wait: the manager has spoken. */
  takeCode(code: HashedServiceCode | null): void;
}

export function openServiceDoor(parts: ServiceDoorParts): GuardedDoor {
  const { keep, isPaired, now, restart, quit, tell } = parts;
  let state = keep.read();
  /** By the machine's clock; a clock that is set back closes the door. */
  let opened: { from: number; until: number } | null = null;
  /** One code after the other, however many are sent at once. */
  let last: Promise<unknown> = Promise.resolve();

  const write = (next: typeof state) => {
    state = next;
    // A full disk must not keep out whoever comes to mend it; what is counted still counts until the next start.
    if (!keep.write(state)) tell({ kind: "service-not-kept" });
  };
  const openFor = (seconds: number) => {
    opened = { from: now(), until: now() + seconds * 1000 };
    tell({ kind: "service-unlocked" });
  };
  const secondsOpen = () =>
    opened === null || now() < opened.from ? 0 : Math.ceil((opened.until - now()) / 1000);

  const stand = (): ServiceDoor => {
    const left = secondsOpen();
    if (left > 0) return { kind: "open", seconds: left };
    opened = null;
    if (state.code === null) return isPaired() ? { kind: "no-code" } : openedToInstaller();
    const waiting = waitingAt(state.attempts, now());
    return waiting.kind === "wait"
      ? { kind: "locked", seconds: waiting.seconds }
      : { kind: "closed", attemptsLeft: waiting.attemptsLeft };
  };
  const openedToInstaller = (): ServiceDoor => {
    openFor(openSeconds);
    return { kind: "open", seconds: openSeconds };
  };

  const tryCode = async (typed: string): Promise<ServiceDoor> => {
    const before = stand();
    if (before.kind !== "closed" || state.code === null) return before;
    const { code } = state;
    write({ code, attempts: countAttempt(state.attempts, now()) });
    const isRight = await isServiceCode(typed, code);
    if (isRight) {
      write({ code: state.code, attempts: noAttempts });
      openFor(openSeconds);
      return stand();
    }
    const after = stand();
    if (after.kind === "locked") tell({ kind: "service-locked", seconds: after.seconds });
    else if (after.kind === "closed") tell({ kind: "service-wrong-code", attemptsLeft: after.attemptsLeft });
    return after;
  };

  return {
    stand,
    unlock(typed: string): Promise<ServiceDoor> {
      const answer = last.then(() => tryCode(typed));
      last = answer.catch(() => undefined);
      return answer;
    },
    shut(): void {
      opened = null;
    },
    leave(what): "done" | "not-unlocked" {
      if (secondsOpen() <= 0) return "not-unlocked";
      opened = null;
      tell({ kind: "service-left", what });
      if (what === "restart") restart();
      else quit();
      return "done";
    },
    takeCode(code): void {
      const isSame = code?.hash === state.code?.hash && code?.salt === state.code?.salt;
      // A hall without a code says nothing about the one that was good until now.
      if (code === null || isSame) return;
      // Where the file could not be opened, the hall says again what was known: no reason to forget the count.
      write({ code, attempts: state.code === null ? state.attempts : noAttempts });
    },
  };
}
