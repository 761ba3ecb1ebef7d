import { describe, expect, it } from "vitest";
import {
  commands,
  encodeReply,
  encodeRequest,
  formatSamId,
  matchReply,
  nameReaderStatus,
  type ReaderCommandName,
  type ReaderStatusName,
} from "./commands.ts";
import { createFrameParser, encodeFrame } from "./frame.ts";

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const preamble = "aaaaaa9669";

describe("requests have the published bytes", () => {
  it.each<[ReaderCommandName, string]>([
    ["resetSam", "000310ffec"],
    ["samStatus", "000311ffed"],
    ["samId", "000312ffee"],
    ["findCard", "0003200122"],
    ["selectCard", "0003200221"],
    ["readBase", "0003300132"],
    ["readNewAddress", "0003300330"],
    ["setBaudRate115200", "0003600063"],
  ])("%s", (name, bytes) => {
    expect(hexOf(encodeRequest(commands[name]))).toBe(preamble + bytes);
  });

  it.each([
    ["read with fingerprint", "3010", "0003301023"],
    ["certificate number", "3005", "0003300536"],
    ["largest RF packet", "61ff50", "000461ff50ca"],
    ["57600 baud", "6001", "0003600162"],
    ["38400 baud", "6002", "0003600261"],
    ["19200 baud", "6003", "0003600360"],
    ["9600 baud", "6004", "0003600467"],
  ])("the frame's check is right for %s, which this program never sends", (_what, body, bytes) => {
    expect(hexOf(encodeFrame(bytesOf(body)))).toBe(preamble + bytes);
  });
});

describe("replies have the published bytes", () => {
  it.each<[string, ReaderStatusName, string, ReaderCommandName]>([
    ["0004 0000 90 94", "ok", "", "samStatus"],
    ["0008 0000 9f 00000000 97", "cardFound", "00000000", "findCard"],
    ["0004 0000 80 84", "findFailed", "", "findCard"],
    ["000c 0000 90 0000000000000000 9c", "ok", "0000000000000000", "selectCard"],
    ["0004 0000 81 85", "selectFailed", "", "selectCard"],
    ["0004 0000 41 45", "readFailed", "", "readBase"],
    ["0004 0000 91 95", "itemAbsent", "", "readNewAddress"],
  ])("%s is %s", (bytes, status, data, command) => {
    const frame = bytesOf(preamble + bytes);
    expect(encodeReply(status, bytesOf(data))).toEqual(frame);
    const [body] = createFrameParser().push(frame);
    expect(body && matchReply(commands[command], body)).toEqual({ status, data: bytesOf(data) });
  });
});

describe("a late reply to another command is not taken for an answer", () => {
  const bodyOf = (frame: Uint8Array) => createFrameParser().push(frame)[0] ?? new Uint8Array();

  it.each<[string, Uint8Array, ReaderCommandName]>([
    ["found, while selecting", encodeReply("cardFound", new Uint8Array(4)), "selectCard"],
    ["selected, while finding", encodeReply("ok", new Uint8Array(8)), "findCard"],
    ["selected, while reading", encodeReply("ok", new Uint8Array(8)), "readBase"],
    ["a whole card, while selecting", encodeReply("ok", new Uint8Array(1284)), "selectCard"],
    [
      "a whole card, while asking for its new address",
      encodeReply("ok", new Uint8Array(1284)),
      "readNewAddress",
    ],
    ["a status that nobody knows", encodeFrame(bytesOf("000077")), "findCard"],
    ["a body without status", encodeFrame(bytesOf("0000")), "findCard"],
  ])("%s", (_what, frame, command) => {
    expect(matchReply(commands[command], bodyOf(frame))).toBeNull();
  });
});

it("knows the published statuses by their codes", () => {
  const published: Record<string, ReaderStatusName> = {
    "90": "ok",
    "9f": "cardFound",
    "91": "itemAbsent",
    "10": "hostCheckWrong",
    "11": "hostLengthWrong",
    "21": "badCommand",
    "23": "notPermitted",
    "24": "unknownError",
    "31": "cardRejectsSam",
    "32": "samRejectsCard",
    "33": "verificationFailed",
    "40": "unknownCardType",
    "41": "readFailed",
    "47": "randomNumberFailed",
    "60": "selfTestFailed",
    "66": "samUnauthorised",
    "80": "findFailed",
    "81": "selectFailed",
  };
  for (let code = 0; code < 256; code += 1)
    expect(nameReaderStatus(code)).toBe(published[code.toString(16).padStart(2, "0")] ?? null);
});

it("writes a SAM's number as the trade does", () => {
  expect(formatSamId(bytesOf("05000300a59f330187d61200146a0ace"))).toBe(
    "05.03-20160421-0001234567-3456789012",
  );
});
