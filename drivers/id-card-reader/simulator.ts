import type { IdCard } from "../contract/id-card.ts";
import { type Behaviour, normal, type SimulatedDevice, sendAs } from "../simulated-device.ts";
import { encodeCardText } from "./card.ts";
import {
  commands,
  encodeBaseData,
  encodeReply,
  type ReaderCommandName,
  type ReaderStatusName,
} from "./commands.ts";
import { createFrameParser } from "./frame.ts";

export type CardOnReader =
  | { lying: "card"; card: IdCard }
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
  /** Names of the requests so far, oldest first, the last thousand. */
  readonly requests: readonly ReaderCommandName[];
}

const requestsKept = 1000;

/**
 * A reader as the adapter meets it: a card is found until it was selected, then not again before it was taken away;
 * reading needs a selected card.
 */
export function createSimulatedReader(send: (bytes: Uint8Array) => void): SimulatedReader {
  const parser = createFrameParser();
  const requests: ReaderCommandName[] = [];
  let lying: CardOnReader | null = null;
  let isSelected = false;
  let behaviour: Behaviour = normal;
  let lostAnswer: ReaderCommandName | null = null;

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
        return encodeReply(lying && isSelected ? "itemAbsent" : "readFailed");
      default:
        return name satisfies never;
    }
  }

  function read(): Uint8Array {
    if (!lying || !isSelected) return encodeReply("readFailed");
    if (lying.lying === "bad-card") return encodeReply(lying.status);
    const text = lying.lying === "card" ? encodeCardText(lying.card) : lying.text;
    return encodeReply("ok", encodeBaseData(text));
  }

  return {
    receive(bytes: Uint8Array): void {
      for (const body of parser.push(bytes)) {
        const name = commandNameOf(body);
        if (name) requests.push(name);
        if (requests.length > requestsKept) requests.shift();
        const reply = name ? answer(name) : encodeReply("badCommand");
        if (name && name === lostAnswer) lostAnswer = null;
        else sendAs(behaviour, reply, send, withWrongCheck);
      }
    },
    restart(): void {
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
    requests,
  };
}

/** 05.03-20160421-0001234567-3456789012 */
const simulatedSamId = Buffer.from("05000300a59f330187d61200146a0ace", "hex");

function commandNameOf(body: Uint8Array): ReaderCommandName | null {
  const names = Object.keys(commands) as ReaderCommandName[];
  return names.find((name) => Buffer.compare(commands[name].body, body) === 0) ?? null;
}

function withWrongCheck(frame: Uint8Array): Uint8Array {
  const damaged = Uint8Array.from(frame);
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 0x01;
  return damaged;
}
