import type { LostCause } from "../contract/status.ts";
import { err, type Result } from "../result.ts";
import { delay } from "../wait.ts";
import { commands, type ReaderCommand, type ReaderReply, type ReaderStatusName } from "./commands.ts";
import type { Exchange } from "./exchange.ts";
import type { Owed } from "./owed.ts";
import type { ExchangeFault, ReaderSettings } from "./types.ts";

/** The reader is given up; thrown inside this adapter only, to leave its loop from any depth. */
export class ReaderLost extends Error {
  readonly lostCause: LostCause;
  constructor(lostCause: LostCause) {
    super(lostCause);
    this.lostCause = lostCause;
  }
}

/** A reader that answers other questions but never this one is as good as lost; one that never reads has a bad card. */
const triesOfShort = 3;
const triesOfRead = 2;

/** Questions whose right answers cannot be taken for one another's. */
const probes = [commands.samId, commands.samStatus, commands.findCard];

/** While every probe is owed. */
const untilOneIsFreeMs = 100;

/** Every one of these may throw `ReaderLost`. */
export interface Asking {
  /** Before anything else is asked on a line that was opened. */
  begin(): Promise<void>;
  ask(command: ReaderCommand): Promise<ReaderReply>;
  /** Without a reply it is a card that could not be read. */
  askToRead(command: ReaderCommand): Promise<ReaderReply>;
  /** For what is good to know and no more: tried once, and null when there is no answer. */
  askOnce(command: ReaderCommand): Promise<ReaderReply | null>;
  /** As `askOnce`, of a reader that nobody has heard yet: no answer is no failure of its. */
  knock(command: ReaderCommand): Promise<ReaderReply | null>;
}

export interface AskingParts {
  exchange: Exchange;
  owed: Owed;
  alive: () => void;
  isStopped: () => boolean;
  settings: ReaderSettings;
}

export function createAsking({ exchange, owed, alive, isStopped, settings }: AskingParts): Asking {
  let failures = 0;

  async function askUpTo(tries: number, command: ReaderCommand): Promise<ReaderReply | null> {
    for (let tried = 0; tried < tries; tried += 1) {
      const reply = await attempt(command);
      if (reply.ok) return reply.value;
      await findFeet();
    }
    return null;
  }

  /**
   * After a missing reply: goes on only when the reader answers a question that is not owed. Ends by answer, or by so many
   * failures that the reader is given up.
   */
  async function findFeet(): Promise<void> {
    while (owed.isAny) {
      const probe = probes.find((one) => !owed.has(one));
      if (probe) {
        const reply = await attempt(probe);
        if (reply.ok && isOwnAnswer(reply.value.status)) return owed.clear();
      } else {
        if (isStopped()) throw new ReaderLost("unplugged");
        alive();
        await delay(untilOneIsFreeMs);
      }
    }
  }

  async function attempt(command: ReaderCommand): Promise<Result<ReaderReply, ExchangeFault>> {
    const askedAt = performance.now();
    const reply = await exchange.request(command);
    if (reply.ok && !wasRequestBroken(reply.value.status)) {
      failures = 0;
      alive();
      return reply;
    }
    const fault = reply.ok ? "garbage" : reply.error;
    if (!reply.ok) owed.note(command, askedAt);
    failures += 1;
    if (fault === "line-lost") throw new ReaderLost("unplugged");
    if (failures >= settings.failuresUntilLost) throw new ReaderLost(fault);
    return err(fault);
  }

  return {
    begin: findFeet,
    async ask(command: ReaderCommand): Promise<ReaderReply> {
      const reply = await askUpTo(triesOfShort, command);
      if (reply) return reply;
      throw new ReaderLost("silent");
    },
    async askToRead(command: ReaderCommand): Promise<ReaderReply> {
      const reply = await askUpTo(triesOfRead, command);
      return reply ?? { status: "readFailed", data: new Uint8Array(0) };
    },
    askOnce: (command) => askUpTo(1, command),
    async knock(command: ReaderCommand): Promise<ReaderReply | null> {
      const reply = await exchange.request(command);
      if (!reply.ok && reply.error === "line-lost") throw new ReaderLost("unplugged");
      return reply.ok && !wasRequestBroken(reply.value.status) ? reply.value : null;
    },
  };
}

function wasRequestBroken(status: ReaderStatusName): boolean {
  return status === "hostCheckWrong" || status === "hostLengthWrong";
}

/** Other answers can belong to any question. A reader that calls itself broken says so to all, and reads no card. */
function isOwnAnswer(status: ReaderStatusName): boolean {
  const own: readonly ReaderStatusName[] = [
    "ok",
    "cardFound",
    "findFailed",
    "selfTestFailed",
    "samUnauthorised",
  ];
  return own.includes(status);
}
