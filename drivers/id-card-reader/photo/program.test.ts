import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { createPhotoProgram } from "./program.ts";

const decoder = fileURLToPath(new URL("../testing/invented-decoder.mjs", import.meta.url));
const never = new AbortController().signal;

/** A photo in the format that only the test's own decoder knows. */
function inventedPhoto(width = 24, height = 30): Uint8Array {
  const photo = new Uint8Array(1024);
  photo.set([0x54, 0x45, 0x53, 0x54, width, height]);
  photo.set(
    Array.from({ length: width * height }, (_, at) => (at * 5) & 0xff),
    6,
  );
  return photo;
}

const programOf = (manner: string, timeLimitMs = 5000) =>
  createPhotoProgram({ program: process.execPath, arguments: [decoder, manner], timeLimitMs });

it("a program's picture comes back as a page can show it", async () => {
  const portrait = await programOf("right").decode(inventedPhoto(), never);
  const [head, base64 = ""] = portrait?.split(",") ?? [];
  expect(head).toBe("data:image/bmp;base64");
  const bmp = Buffer.from(base64, "base64");
  expect([bmp.readInt32LE(18), bmp.readInt32LE(22)]).toEqual([24, 30]);
  // The photo's first pixel is the top left one, a BMP's first row is the lowest.
  expect([...bmp.subarray(54 + 29 * 72, 54 + 29 * 72 + 6)]).toEqual([0, 0, 0, 5, 5, 5]);
});

it("what the program cannot decode gives no portrait", async () => {
  expect(await programOf("right").decode(new Uint8Array(1024).fill(0x5a), never)).toBeNull();
});

it.each(["crash", "half", "rubbish", "endless"])(
  "a program that answers with a %s gives no portrait",
  async (manner) => {
    expect(await programOf(manner, 1500).decode(inventedPhoto(), never)).toBeNull();
  },
);

it("one that takes too long is ended", async () => {
  expect(await programOf("slow", 400).decode(inventedPhoto(), never)).toBeNull();
});

it("a program that is not there gives no portrait", async () => {
  const absent = createPhotoProgram({ program: "/nowhere/decoder", arguments: [], timeLimitMs: 1000 });
  expect(await absent.decode(inventedPhoto(), never)).toBeNull();
});

it("an abort ends the wait and the program", async () => {
  const abort = new AbortController();
  const decoding = programOf("slow", 20_000).decode(inventedPhoto(), abort.signal);
  abort.abort();
  expect(await decoding).toBeNull();
});
