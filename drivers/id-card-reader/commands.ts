import { isAddressLength } from "./address.ts";
import { isBaseDataLength } from "./base-data.ts";
import { encodeFrame } from "./frame.ts";

/**
 * What a reply's third byte says (SW3). Sources: six independent public implementations agree; the makers' own text
 * (GA 450, GA 467) was not seen.
 */
export const readerStatus = {
  ok: 0x90,
  itemAbsent: 0x91,
  cardFound: 0x9f,
  hostCheckWrong: 0x10,
  hostLengthWrong: 0x11,
  badCommand: 0x21,
  notPermitted: 0x23,
  unknownError: 0x24,
  cardRejectsSam: 0x31,
  samRejectsCard: 0x32,
  verificationFailed: 0x33,
  unknownCardType: 0x40,
  readFailed: 0x41,
  randomNumberFailed: 0x47,
  selfTestFailed: 0x60,
  samUnauthorised: 0x66,
  findFailed: 0x80,
  selectFailed: 0x81,
} as const;

export type ReaderStatusName = keyof typeof readerStatus;

const nameByCode = new Map<number, ReaderStatusName>(
  (Object.keys(readerStatus) as ReaderStatusName[]).map((name) => [readerStatus[name], name]),
);

export function nameReaderStatus(code: number): ReaderStatusName | null {
  return nameByCode.get(code) ?? null;
}

export interface ReaderCommand {
  /** Command, parameter, data. */
  body: Uint8Array;
  /** From the last byte sent to the last byte of the reply at 115200; limits in use with real readers. */
  timeoutMs: number;
  /** Of the longest usual reply, where that takes noticeable time on a slow line. */
  replyBytes?: number;
  /** How much data follows SW3 when the command succeeded. */
  successBytes: (count: number) => boolean;
  /** What a reply to this command can say besides `general`; anything else is a late reply to an earlier one. */
  answers: readonly ReaderStatusName[];
}

/** What any command can be answered with. */
const general: readonly ReaderStatusName[] = [
  "hostCheckWrong",
  "hostLengthWrong",
  "badCommand",
  "notPermitted",
  "unknownError",
  "selfTestFailed",
  "samUnauthorised",
];

const cardTrouble: readonly ReaderStatusName[] = [
  "cardRejectsSam",
  "samRejectsCard",
  "verificationFailed",
  "unknownCardType",
  "readFailed",
  "randomNumberFailed",
];

/** One entry per message of the protocol that this program sends. */
export const commands = {
  resetSam: {
    body: Uint8Array.of(0x10, 0xff),
    timeoutMs: 1000,
    successBytes: (count) => count === 0,
    answers: ["ok"],
  },
  samStatus: {
    body: Uint8Array.of(0x11, 0xff),
    timeoutMs: 300,
    successBytes: (count) => count === 0,
    answers: ["ok"],
  },
  samId: {
    body: Uint8Array.of(0x12, 0xff),
    timeoutMs: 300,
    successBytes: (count) => count === 16,
    answers: ["ok"],
  },
  findCard: {
    body: Uint8Array.of(0x20, 0x01),
    timeoutMs: 200,
    successBytes: (count) => count === 4,
    answers: ["cardFound", "findFailed"],
  },
  selectCard: {
    body: Uint8Array.of(0x20, 0x02),
    timeoutMs: 200,
    successBytes: (count) => count === 8,
    answers: ["ok", "selectFailed", ...cardTrouble],
  },
  readBase: {
    body: Uint8Array.of(0x30, 0x01),
    timeoutMs: 2000,
    replyBytes: 1295,
    successBytes: isBaseDataLength,
    answers: ["ok", "itemAbsent", ...cardTrouble],
  },
  readNewAddress: {
    body: Uint8Array.of(0x30, 0x03),
    timeoutMs: 1500,
    successBytes: isAddressLength,
    answers: ["ok", "itemAbsent", ...cardTrouble],
  },
  /** The rate of the reader's serial line; the reply still comes at the old one. Others: `baud-rate.ts`. */
  setBaudRate115200: {
    body: Uint8Array.of(0x60, 0x00),
    timeoutMs: 500,
    successBytes: (count) => count === 0,
    answers: ["ok"],
  },
} as const satisfies Record<string, ReaderCommand>;

export type ReaderCommandName = keyof typeof commands;

export function encodeRequest(command: ReaderCommand): Uint8Array {
  return encodeFrame(command.body);
}

export interface ReaderReply {
  status: ReaderStatusName;
  data: Uint8Array;
}

/** The reply in a frame's body if it can be one to this command, else null. */
export function matchReply(command: ReaderCommand, body: Uint8Array): ReaderReply | null {
  const status = nameReaderStatus(body[2] ?? 0);
  if (status === null) return null;
  if (!command.answers.includes(status) && !general.includes(status)) return null;
  const data = body.subarray(3);
  const isSuccess = status === "ok" || status === "cardFound";
  if (isSuccess && !command.successBytes(data.length)) return null;
  return { status, data };
}

/** A whole reply, for the other end of the wire. */
export function encodeReply(status: ReaderStatusName, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const body = new Uint8Array(3 + data.length);
  body[2] = readerStatus[status];
  body.set(data, 3);
  return encodeFrame(body);
}

/**
 * The SAM's number from its 16 bytes, little-endian: two 16-bit and three 32-bit numbers, as
 * `05.03-20160421-0001234567-3456789012`. Two sources agree on the places; they differ in padding (ten digits here).
 */
export function formatSamId(data: Uint8Array): string {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const pair = [view.getUint16(0, true), view.getUint16(2, true)].map((part) =>
    String(part).padStart(2, "0"),
  );
  const [date, serial, extra] = [4, 8, 12].map((at) => view.getUint32(at, true));
  const long = (value: number | undefined) => String(value ?? 0).padStart(10, "0");
  return `${pair.join(".")}-${String(date ?? 0).padStart(8, "0")}-${long(serial)}-${long(extra)}`;
}
