import type { CardFault } from "../contract/id-card.ts";
import type { LostCause } from "../contract/status.ts";
import type { Attach, AttachedDevice, DevicePort, DeviceSink } from "../driver.ts";
import { delay, Pause } from "../wait.ts";
import { type Asking, createAsking, ReaderLost } from "./asking.ts";
import { usualBaudRate } from "./baud-rate.ts";
import { commands, formatSamId, type ReaderCommand, type ReaderStatusName } from "./commands.ts";
import { createExchange } from "./exchange.ts";
import { findLineSpeed, type KnownSpeed } from "./line-speed.ts";
import { createOwed, type Owed } from "./owed.ts";
import { noPhotoDecoder, type PhotoDecoder } from "./photo/types.ts";
import { type ReadCard, readNewAddress, selectAndRead } from "./reading.ts";
import { defaultReaderSettings, type ReaderSettings } from "./types.ts";

/**
 * What lies on the reader:
 *
 *   none ──found, read──▶ laid ──gone──▶ none          each arrow is one event
 *     └──found, not readable──▶ unreadable ──gone──▶ none, or ──read after all──▶ laid
 */
type Lying = { lying: "none" } | { lying: "unreadable" } | { lying: "laid"; idNumber: string };

/** Between two tries to read the same card: time for a hand to come to rest. */
const betweenTriesMs = 100;

/**
 * The adapter of an ID-card reader with a SAM_V, on whatever line its frames travel. Looks for a card every `pollMs`. A
 * portrait is passed on only when the place has a decoder for photos.
 *
 * Many readers answer "none found" for a card that was selected before and still lies there. So whether a read card is still
 * there is asked by reading its additional address, the shortest item; only when that fails is a card looked for again.
 * From public source, unverified on hardware.
 */
export function createIdCardReader(
  settings: ReaderSettings = defaultReaderSettings,
  photos: PhotoDecoder = noPhotoDecoder,
): Attach {
  const remembered: Remembered = { speed: { baudRate: null }, owed: createOwed() };
  return (port, sink) => attach(port, sink, settings, photos, remembered);
}

/** Between one opening and the next. */
interface Remembered {
  speed: KnownSpeed;
  owed: Owed;
}

function attach(
  port: DevicePort,
  sink: DeviceSink,
  settings: ReaderSettings,
  photos: PhotoDecoder,
  { speed, owed }: Remembered,
): AttachedDevice {
  const configured = "baudRate" in port.spec ? port.spec.baudRate : usualBaudRate;
  const exchange = createExchange(port, settings, () => speed.baudRate ?? configured);
  const pause = new Pause();
  const { alive } = sink;
  const asking = createAsking({ exchange, owed, alive, isStopped: () => pause.hasEnded, settings });
  const stopped = new AbortController();
  const reader = createReader(asking, sink, settings, (photo) => photos.decode(photo, stopped.signal));
  return {
    receive: (bytes) => exchange.receive(bytes),
    async run(): Promise<LostCause> {
      try {
        await findLineSpeed(port, asking, speed, settings);
        await asking.begin();
        do await reader.look();
        while ((await pause.wait(settings.pollMs)) === "on");
        return "unplugged";
      } catch (lost) {
        if (lost instanceof ReaderLost) return lost.lostCause;
        throw lost;
      } finally {
        // What was heard once need not be the reader's speed: it may have been a late reply, or be another reader now.
        if (!reader.wasReady()) speed.baudRate = null;
        reader.forget();
      }
    },
    stop(): void {
      pause.end();
      exchange.stop();
      stopped.abort();
      reader.forget();
    },
  };
}

function createReader(
  asking: Asking,
  sink: DeviceSink,
  settings: ReaderSettings,
  portraitOf: (photo: Uint8Array) => Promise<string | null>,
) {
  let isReady = false;
  let isIdentified = false;
  let isOver = false;
  let now: Lying = { lying: "none" };
  let misses = 0;
  let stillThereCommand: ReaderCommand = commands.readNewAddress;

  async function look(): Promise<void> {
    if (!isReady && !(await checkSam())) return;
    if (!isIdentified) await identify();
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
    const { status } = await asking.ask(commands.samStatus);
    isReady = status === "ok";
    sink.status(isReady ? { kind: "ready" } : { kind: "faulty", fault: status });
    return isReady;
  }

  /** Whether it tells its number or not, it is asked once. */
  async function identify(): Promise<void> {
    isIdentified = true;
    const reply = await asking.askOnce(commands.samId);
    if (reply?.status === "ok") sink.event({ event: "identified", identity: formatSamId(reply.data) });
  }

  async function isFound(): Promise<boolean> {
    const { status } = await asking.ask(commands.findCard);
    if (isReaderTrouble(status)) isReady = false;
    return status === "cardFound";
  }

  async function readWhatWasFound(): Promise<void> {
    let fault: CardFault = "read-failed";
    for (let tries = 0; tries < settings.readTries; tries += 1) {
      if (tries > 0) {
        await delay(betweenTriesMs);
        await asking.ask(commands.findCard);
      }
      const read = await selectAndRead(asking);
      if (read.ok) return lay(read.value);
      // The first refusal that says more than "failed" counts: after it, readers only repeat that selecting failed.
      if (fault === "read-failed") fault = read.error;
    }
    now = { lying: "unreadable" };
    misses = 0;
    sink.event({ event: "card-unreadable", fault });
  }

  async function tryOnceMore(): Promise<void> {
    misses = 0;
    const read = await selectAndRead(asking);
    if (read.ok) await lay(read.value);
  }

  async function checkStillThere(idNumber: string): Promise<void> {
    const reply = await asking.askToRead(stillThereCommand);
    if (reply.status === "badCommand" || reply.status === "notPermitted") {
      stillThereCommand = commands.readBase;
      return;
    }
    if (reply.status === "ok" || reply.status === "itemAbsent") {
      misses = 0;
      return;
    }
    if (!(await isFound())) return miss();
    const read = await selectAndRead(asking);
    if (!read.ok) return miss();
    misses = 0;
    if (read.value.card.idNumber === idNumber) return;
    take();
    await lay(read.value);
  }

  async function lay({ card, photo }: ReadCard): Promise<void> {
    const asksForAddress = settings.readsNewAddress && stillThereCommand === commands.readNewAddress;
    const newAddress = asksForAddress ? await readNewAddress(asking) : null;
    const portrait = await portraitOf(photo);
    sink.alive();
    // The line may have gone while the photo was made; nobody must be left lying there.
    if (isOver) return;
    now = { lying: "laid", idNumber: card.idNumber };
    misses = 0;
    sink.event({
      event: "card-laid",
      card: newAddress === null ? card : { ...card, newAddress },
      ...(portrait !== null && { portrait }),
    });
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
    isOver = true;
    if (now.lying !== "none") take();
  }

  return { look, forget, wasReady: () => isIdentified };
}

function isReaderTrouble(status: ReaderStatusName): boolean {
  return status === "selfTestFailed" || status === "samUnauthorised";
}
