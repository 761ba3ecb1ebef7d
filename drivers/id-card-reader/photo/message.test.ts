import { describe, expect, it } from "vitest";
import { extent } from "../../testing/extent.ts";
import { hostileBytes, inPieces } from "../../testing/mutate.ts";
import { createChance } from "../../testing/random.ts";
import { createMessageReader, encodeMessage, longestMessage, type MessageSoFar } from "./message.ts";
import { addressOfPicture } from "./picture.ts";

const content = Uint8Array.from({ length: 300 }, (_, at) => (at * 13) & 0xff);
const message = encodeMessage(content);

function take(pieces: readonly Uint8Array[]): MessageSoFar {
  const reader = createMessageReader();
  for (const piece of pieces) {
    const soFar = reader.push(piece);
    if (soFar.message !== "part") return soFar;
  }
  return { message: "part" };
}

describe("a message", () => {
  it("split at every byte, and with something behind it", () => {
    for (let at = 0; at <= message.length; at += 1) {
      expect(take([message.subarray(0, at), message.subarray(at), content])).toEqual({
        message: "whole",
        content,
      });
    }
  });

  it("without content is whole with its length", () => {
    expect(take([encodeMessage(new Uint8Array(0))])).toEqual({
      message: "whole",
      content: new Uint8Array(0),
    });
  });

  it("longer than any picture is not waited for", () => {
    const head = new Uint8Array(4);
    new DataView(head.buffer).setUint32(0, longestMessage + 1);
    expect(take([head])).toEqual({ message: "too-long" });
  });

  it("any bytes in any pieces: a message as long as it says, a part, or too long", () => {
    const chance = createChance(20261);
    for (let tries = extent(3_000, 1_000_000); tries > 0; tries -= 1) {
      const bytes = hostileBytes(chance, [message, encodeMessage(new Uint8Array(0))]);
      const soFar = take(inPieces(chance, bytes));
      if (soFar.message === "whole") expect(soFar.content).toEqual(bytes.slice(4, 4 + soFar.content.length));
    }
  });
});

describe("a picture", () => {
  const bmp = Buffer.alloc(54 + 20 * 60);
  bmp.write("BM");
  bmp.writeUInt32LE(54, 10);
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(20, 18);
  bmp.writeInt32LE(-20, 22);
  bmp.writeUInt16LE(24, 28);
  const png = Buffer.concat([
    Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    Buffer.from([0, 0, 0, 102, 0, 0, 0, 126, 8, 2, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, 0]),
    Buffer.alloc(20),
    Buffer.from("0000000049454e44ae426082", "hex"),
  ]);

  it("BMP and PNG have an address", () => {
    expect(addressOfPicture(bmp)).toMatch(/^data:image\/bmp;base64,Qk0/);
    expect(addressOfPicture(png)).toMatch(/^data:image\/png;base64,iVBOR/);
  });

  it("too small, too large, cut off, or of another kind has none", () => {
    const changed = (picture: Buffer, at: number, bytes: number[]) => {
      const copy = Buffer.from(picture);
      copy.set(bytes, at);
      return addressOfPicture(copy);
    };
    expect(changed(bmp, 18, [8])).toBeNull();
    expect(changed(bmp, 18, [0, 8])).toBeNull();
    expect(changed(bmp, 22, [0, 1, 0, 0])).toBeNull();
    expect(changed(bmp, 30, [1])).toBeNull();
    expect(changed(png, 16, [1])).toBeNull();
    expect(addressOfPicture(bmp.subarray(0, 500))).toBeNull();
    expect(addressOfPicture(png.subarray(0, 60))).toBeNull();
    expect(addressOfPicture(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBeNull();
    expect(addressOfPicture(new Uint8Array(0))).toBeNull();
  });

  it("any bytes: an address or none", () => {
    const chance = createChance(20262);
    for (let tries = extent(3_000, 1_000_000); tries > 0; tries -= 1) {
      const address = addressOfPicture(hostileBytes(chance, [bmp, png]));
      expect(address === null || address.startsWith("data:image/")).toBe(true);
    }
  });
});
