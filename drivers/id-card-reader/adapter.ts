import type { CardFault, IdCard } from "../contract/id-card.ts";
import type { LostCause } from "../contract/status.ts";
import type { AttachedDevice, DevicePort, DeviceSink } from "../driver.ts";
import { err, ok, type Result, unreachable } from "../result.ts";
import { delay, Pause } from "../wait.ts";
import { decodeCardText } from "./card.ts";
import { commands, type ReaderCommand, type ReaderReply, type ReaderStatusName } from "./commands.ts";
import { createExchange, type Exchange } from "./exchange.ts";
import { defaultReaderSettings, type ExchangeFault, type ReaderSettings } from "./types.ts";

/**
 * What lies on the reader:
 *
 *   none ──found, read──▶ laid ──gone──▶ none          each arrow is one event
 *     └──found, not readable──▶ unreadable ──gone──▶ none, or ──read after all──▶ laid
 */
type Lying = { lying: "none" } | { lying: "unreadable" } | { lying: "laid"; idNumber: string };

/** The reader is given up; thrown inside this file only, to leave the loop from any depth. */
class ReaderLost extends Error {
  readonly lostCause: LostCause;
  constructor(lostCause: LostCause) {
    super(lostCause);
    this.lostCause = lostCause;
  }
}

/** A reader that answers other questions but never this one is as good as lost; one that never reads has a bad card. */
const triesOfShort = 3;
const triesOfRead = 2;

/** Between two tries to read the same card: time for a hand to come to rest. */
const betweenTriesMs = 100;

/**
 * The adapter of an ID-card reader with a SAM_V. Looks for a card every `pollMs`; no photo is passed on, because the only
 * known decoders of its format are closed binaries.
 *
 * Many readers answer "none found" for a card that was selected before and still lies there. So whether a read card is still
 * there is asked by reading its additional address, the shortest item; only when that fails is a card looked for again.
 * From public source, unverified on hardware.
 */
export function attachIdCardReader(
  port: DevicePort,
  sink: DeviceSink,
  settings: ReaderSettings = defaultReaderSettings,
): AttachedDevice {
  const exchange = createExchange(port, settings);
  const pause = new Pause();
  const reader = createReader(exchange, sink, settings);
  return {
    receive: (bytes) => exchange.receive(bytes),
    async run(): Promise<LostCause> {
      try {
        do await reader.look();
        while ((await pause.wait(settings.pollMs)) === "on");
        return "unplugged";
      } catch (lost) {
        if (lost instanceof ReaderLost) return lost.lostCause;
        throw lost;
      } finally {
        reader.forget();
      }
    },
    stop(): void {
      pause.end();
      exchange.stop();
      reader.forget();
    },
  };
}

function createReader(exchange: Exchange, sink: DeviceSink, settings: ReaderSettings) {
  let isReady = false;
  let now: Lying = { lying: "none" };
  let misses = 0;
  let failures = 0;
  let stillThereCommand: ReaderCommand = commands.readNewAddress;

  async function ask(command: ReaderCommand): Promise<ReaderReply> {
    const reply = await askUpTo(triesOfShort, command);
    if (reply) return reply;
    throw new ReaderLost("silent");
  }

  async function askToRead(command: ReaderCommand): Promise<ReaderReply> {
    const reply = await askUpTo(triesOfRead, command);
    return reply ?? { status: "readFailed", data: new Uint8Array(0) };
  }

  async function askUpTo(tries: number, command: ReaderCommand): Promise<ReaderReply | null> {
    for (let tried = 0; tried < tries; tried += 1) {
      const reply = await attempt(command);
      if (reply.ok) return reply.value;
      await findFeet();
    }
    return null;
  }

  /**
   * After a missing reply: goes on only when the reader answers in time again. The two questions have answers of different
   * length, so a reader whose every answer comes one question late does not pass.
   */
  async function findFeet(): Promise<void> {
    for (const probe of [commands.samId, commands.samStatus, commands.samId]) {
      if ((await attempt(probe)).ok) return;
    }
  }

  async function attempt(command: ReaderCommand): Promise<Result<ReaderReply, ExchangeFault>> {
    const reply = await exchange.request(command);
    if (reply.ok && !wasRequestBroken(reply.value.status)) {
      failures = 0;
      sink.alive();
      return reply;
    }
    const fault = reply.ok ? "garbage" : reply.error;
    failures += 1;
    if (fault === "line-lost") throw new ReaderLost("unplugged");
    if (failures >= settings.failuresUntilLost) throw new ReaderLost(fault);
    return err(fault);
  }

  async function look(): Promise<void> {
    if (!isReady && !(await checkSam())) return;
    switch (now.lying) {
      case "none":
        if (await isFound()) await readWhatWasFound();
        break;
      case "unreadable":
        if (await isFound()) await tryOnceMore();
        else miss();
        break;
      case "laid":
        await checkStillThere(now.idNumber);
        break;
    }
  }

  async function checkSam(): Promise<boolean> {
    const { status } = await ask(commands.samStatus);
    isReady = status === "ok";
    sink.status(isReady ? { kind: "ready" } : { kind: "faulty", fault: status });
    return isReady;
  }

  async function isFound(): Promise<boolean> {
    const { status } = await ask(commands.findCard);
    if (isReaderTrouble(status)) isReady = false;
    return status === "cardFound";
  }

  async function readWhatWasFound(): Promise<void> {
    let fault: CardFault = "read-failed";
    for (let tries = 0; tries < settings.readTries; tries += 1) {
      if (tries > 0) {
        await delay(betweenTriesMs);
        await ask(commands.findCard);
      }
      const card = await selectAndRead();
      if (card.ok) return lay(card.value);
      // The first refusal that says more than "failed" counts: after it, readers only repeat that selecting failed.
      if (fault === "read-failed") fault = card.error;
    }
    now = { lying: "unreadable" };
    misses = 0;
    sink.event({ event: "card-unreadable", fault });
  }

  async function tryOnceMore(): Promise<void> {
    misses = 0;
    const card = await selectAndRead();
    if (card.ok) lay(card.value);
  }

  /**
   * Reads also when selecting failed: a card whose "selected" got lost on the line refuses to be selected again, and would
   * have to be taken away and laid on anew.
   */
  async function selectAndRead(): Promise<Result<IdCard, CardFault>> {
    const selected = await ask(commands.selectCard);
    const read = await askToRead(commands.readBase);
    if (read.status !== "ok") {
      const fault = cardFaultOf(read.status);
      return err(fault === "read-failed" ? cardFaultOf(selected.status) : fault);
    }
    const text = textOf(read.data);
    const card = text ? decodeCardText(text) : err("bad-text");
    if (card.ok) return ok(card.value);
    return err(card.error === "unknown-kind" ? "not-an-id-card" : "read-failed");
  }

  async function checkStillThere(idNumber: string): Promise<void> {
    const reply = await askToRead(stillThereCommand);
    if (reply.status === "badCommand" || reply.status === "notPermitted") {
      stillThereCommand = commands.readBase;
      return;
    }
    if (reply.status === "ok" || reply.status === "itemAbsent") {
      misses = 0;
      return;
    }
    if (!(await isFound())) return miss();
    const card = await selectAndRead();
    if (!card.ok) return miss();
    misses = 0;
    if (card.value.idNumber === idNumber) return;
    take();
    lay(card.value);
  }

  function lay(card: IdCard): void {
    now = { lying: "laid", idNumber: card.idNumber };
    misses = 0;
    sink.event({ event: "card-laid", card });
  }

  function miss(): void {
    misses += 1;
    if (misses >= settings.missesUntilTaken) take();
  }

  function take(): void {
    now = { lying: "none" };
    misses = 0;
    sink.event({ event: "card-taken" });
  }

  /** A page must not go on with the person of a reader that nobody watches any more. */
  function forget(): void {
    if (now.lying !== "none") take();
  }

  return { look, forget };
}

/** A read reply's data: text length and photo length, two bytes each big-endian, then both. */
function textOf(data: Uint8Array): Uint8Array | null {
  const length = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
  return length === 256 && data.length >= 4 + length ? data.subarray(4, 4 + length) : null;
}

function wasRequestBroken(status: ReaderStatusName): boolean {
  return status === "hostCheckWrong" || status === "hostLengthWrong";
}

function isReaderTrouble(status: ReaderStatusName): boolean {
  return status === "selfTestFailed" || status === "samUnauthorised";
}

/** Codes that need nothing more than "please lay it on again" are `read-failed`. */
function cardFaultOf(status: ReaderStatusName): CardFault {
  switch (status) {
    case "unknownCardType":
      return "not-an-id-card";
    case "cardRejectsSam":
    case "samRejectsCard":
    case "verificationFailed":
    case "samUnauthorised":
      return "sam-refused";
    case "badCommand":
    case "notPermitted":
    case "unknownError":
    case "selfTestFailed":
      return "reader-fault";
    case "ok":
    case "itemAbsent":
    case "cardFound":
    case "hostCheckWrong":
    case "hostLengthWrong":
    case "readFailed":
    case "randomNumberFailed":
    case "findFailed":
    case "selectFailed":
      return "read-failed";
    default:
      return unreachable(status);
  }
}
