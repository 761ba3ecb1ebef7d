import type { IdCard } from "../contract/id-card.ts";
import { type Behaviour, normal, type SimulatedDevice, sendAs } from "../simulated-device.ts";
import { encodeAddress } from "./address.ts";
import { encodeBaseData, type FingerprintBytes } from "./base-data.ts";
import { baudRates, usualBaudRate } from "./baud-rate.ts";
import { encodeCardText } from "./card.ts";
import { commands, encodeReply, type ReaderCommandName, type ReaderStatusName } from "./commands.ts";
import { createFrameParser } from "./frame.ts";
import { createUnwrapper, type FramingName, framings } from "./framing.ts";

export type CardOnReader =
  | { lying: "card"; card: IdCard; newAddress?: string; photo?: Uint8Array }
  /** A card whose text block is given as it is, e.g. with a letter that nobody knows. */
  | { lying: "text"; text: Uint8Array }
  /** A card that is found and then refused with this status. */
  | { lying: "bad-card"; status: ReaderStatusName };

export interface SimulatedReader extends SimulatedDevice {
  put(card: CardOnReader): void;
  take(): void;
  behave(behaviour: Behaviour): void;
  /** The next answer to this request gets lost on the line. */
  loseAnswerTo(name: ReaderCommandName): void;
  readonly lying: CardOnReader | null;
  readonly behaviour: Behaviour;
  /** Of its serial line, as it was set at the factory or by `60 xx`. */
  readonly baudRate: number;
  /** Names of the requests so far, oldest first, the last thousand. */
  readonly requests: readonly ReaderCommandName[];
}

export interface SimulatedReaderOptions {
  framing?: FramingName;
  /** False on a line that may cut and join reports. */
  hearsReports?: boolean;
  /** Answers to "read" in the long form, with so many bytes of fingerprints. */
  fingerprints?: FingerprintBytes;
  baudRate?: number;
  /** The rate that the host's end is set to; at another one than the reader's nothing is understood. */
  hostBaudRate?: () => number;
}

const requestsKept = 1000;

/**
 * A reader as the adapter meets it: a card is found until it was selected, then not again before it was taken away;
 * reading needs a selected card.
 */
export function createSimulatedReader(
  send: (bytes: Uint8Array) => void,
  options: SimulatedReaderOptions = {},
): SimulatedReader {
  const { framing: framingName = "stream", hearsReports = true } = options;
  const framing = framings[framingName];
  const unwrapper = createUnwrapper(framingName, hearsReports);
  const parser = createFrameParser(framing.fill);
  const requests: ReaderCommandName[] = [];
  let lying: CardOnReader | null = null;
  let isSelected = false;
  let behaviour: Behaviour = normal;
  let lostAnswer: ReaderCommandName | null = null;
  let baudRate = options.baudRate ?? usualBaudRate;

  function sendFrame(frame: Uint8Array): void {
    for (const piece of framing.wrap(frame)) send(piece);
  }

  function sendReply(reply: Uint8Array): void {
    if (behaviour.behaviour === "pieces" && framing !== framings.stream) {
      // A report goes over the wire whole; there are only pauses between.
      const { pauseMs } = behaviour;
      for (const [at, piece] of framing.wrap(reply).entries()) setTimeout(send, at * pauseMs, piece);
    } else sendAs(behaviour, reply, sendFrame, withWrongCheck);
  }

  function answer(name: ReaderCommandName): Uint8Array {
    switch (name) {
      case "resetSam":
        isSelected = false;
        return encodeReply("ok");
      case "samStatus":
        return encodeReply("ok");
      case "samId":
        return encodeReply("ok", simulatedSamId);
      case "findCard":
        return lying && !isSelected ? encodeReply("cardFound", new Uint8Array(4)) : encodeReply("findFailed");
      case "selectCard":
        if (!lying || isSelected) return encodeReply("selectFailed");
        isSelected = lying.lying !== "bad-card" || lying.status !== "selectFailed";
        return isSelected ? encodeReply("ok", new Uint8Array(8)) : encodeReply("selectFailed");
      case "readBase":
        return read();
      case "readNewAddress":
        return readNewAddress();
      case "setBaudRate115200":
        return encodeReply("ok");
      default:
        return name satisfies never;
    }
  }

  function read(): Uint8Array {
    if (!lying || !isSelected) return encodeReply("readFailed");
    if (lying.lying === "bad-card") return encodeReply(lying.status);
    const text = lying.lying === "card" ? encodeCardText(lying.card) : lying.text;
    const photo = lying.lying === "card" ? lying.photo : undefined;
    const { fingerprints = null } = options;
    return encodeReply("ok", encodeBaseData(text, { fingerprints, ...(photo && { photo }) }));
  }

  function readNewAddress(): Uint8Array {
    if (!lying || !isSelected) return encodeReply("readFailed");
    const address = lying.lying === "card" ? lying.newAddress : undefined;
    return address === undefined ? encodeReply("itemAbsent") : encodeReply("ok", encodeAddress(address));
  }

  function isUnderstood(): boolean {
    return options.hostBaudRate === undefined || options.hostBaudRate() === baudRate;
  }

  function hear(body: Uint8Array): void {
    const name = commandNameOf(body);
    if (name) requests.push(name);
    if (requests.length > requestsKept) requests.shift();
    const rate = body[0] === 0x60 ? baudRates[body[1] ?? baudRates.length] : undefined;
    const reply = name ? answer(name) : encodeReply(rate ? "ok" : "badCommand");
    if (name && name === lostAnswer) lostAnswer = null;
    else sendReply(reply);
    if (rate) baudRate = rate;
  }

  return {
    receive(bytes: Uint8Array): void {
      if (!isUnderstood()) return;
      for (const body of parser.push(unwrapper.push(bytes))) hear(body);
    },
    restart(): void {
      unwrapper.reset();
      parser.reset();
      isSelected = false;
      behaviour = normal;
    },
    put(card: CardOnReader): void {
      lying = card;
      isSelected = false;
    },
    take(): void {
      lying = null;
      isSelected = false;
    },
    behave(next: Behaviour): void {
      behaviour = next;
    },
    loseAnswerTo(name: ReaderCommandName): void {
      lostAnswer = name;
    },
    get lying() {
      return lying;
    },
    get behaviour() {
      return behaviour;
    },
    get baudRate() {
      return baudRate;
    },
    requests,
  };
}

/** 05.03-20160421-0001234567-3456789012 */
const simulatedSamId = Buffer.from("05000300a59f330187d61200146a0ace", "hex");

/** Of the requests that this program sends; any other is answered with `badCommand`. */
function commandNameOf(body: Uint8Array): ReaderCommandName | null {
  const names = Object.keys(commands) as ReaderCommandName[];
  return names.find((name) => Buffer.compare(commands[name].body, body) === 0) ?? null;
}

function withWrongCheck(frame: Uint8Array): Uint8Array {
  const damaged = Uint8Array.from(frame);
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 0x01;
  return damaged;
}
