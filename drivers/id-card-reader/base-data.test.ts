import { describe, expect, it } from "vitest";
import { decodeBaseData, encodeBaseData, type FingerprintBytes, isBaseDataLength } from "./base-data.ts";
import { readCapture } from "./captures/read-capture.ts";
import { encodeReply } from "./commands.ts";
import { createFrameParser } from "./frame.ts";

const text = Uint8Array.from({ length: 256 }, (_, at) => at);
const photo = Uint8Array.from({ length: 1024 }, (_, at) => (at * 7) & 0xff);

it.each<[FingerprintBytes | null, number]>([
  [null, 1295],
  [0, 1297],
  [512, 1809],
  [1024, 2321],
])(
  "with %s bytes of fingerprints the reply is %i bytes long, and gives text and photo",
  (fingerprints, total) => {
    const reply = encodeReply("ok", encodeBaseData(text, { photo, fingerprints }));
    expect(reply.length).toBe(total);
    const [body] = createFrameParser().push(reply);
    expect(decodeBaseData(body?.subarray(3) ?? new Uint8Array())).toEqual({ text, photo });
  },
);

it("fingerprints are not in the bytes any more once they were read", () => {
  const data = encodeBaseData(text, { photo, fingerprints: 1024 });
  expect(data.subarray(-1024).every((byte) => byte === 0)).toBe(false);
  expect(decodeBaseData(data)).not.toBeNull();
  expect(data.subarray(-1024).every((byte) => byte === 0)).toBe(true);
});

it("they are gone as well when the reply is refused", () => {
  const data = encodeBaseData(text, { photo, fingerprints: 512 });
  data[1] = 0xff;
  expect(decodeBaseData(data)).toBeNull();
  expect(data.subarray(-512).every((byte) => byte === 0)).toBe(true);
});

it("the capture's photo begins as a WLT does", () => {
  const [body] = createFrameParser().push(readCapture("card-cn"));
  const read = decodeBaseData(body?.subarray(3) ?? new Uint8Array());
  expect(Buffer.from(read?.photo.subarray(0, 3) ?? []).toString("latin1")).toBe("WLf");
});

describe("lengths inside that do not agree with the whole", () => {
  const changes = [
    ["the text's", 0, 0x02],
    ["the photo's", 2, 0x00],
    ["the fingerprints'", 4, 0x04],
  ] as const;
  it.each(changes)("%s are refused", (_whose, at, value) => {
    const data = encodeBaseData(text, { fingerprints: 512 });
    data[at] = value;
    expect(decodeBaseData(data)).toBeNull();
  });

  it.each([0, 4, 1283, 1285, 1287, 2311, 4096])("%i bytes are no card", (count) => {
    expect(isBaseDataLength(count)).toBe(false);
    expect(decodeBaseData(new Uint8Array(count))).toBeNull();
  });
});
