import { expect, test } from "vitest";
import { orientationOf } from "./exif.ts";
import { jpegCodec } from "./node/jpeg-codec.ts";
import { blankRaster, greyOf } from "./raster.ts";
import { chance, fill } from "./testing/draw.ts";

/** Start of a JPEG file with an EXIF segment that says only how the picture is turned. */
function exif(orientation: number, isLittle: boolean): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(26));
  tiff.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, isLittle);
  tiff.setUint32(4, 8, isLittle);
  tiff.setUint16(8, 1, isLittle);
  tiff.setUint16(10, 0x0112, isLittle);
  tiff.setUint16(12, 3, isLittle);
  tiff.setUint32(14, 1, isLittle);
  tiff.setUint16(18, orientation, isLittle);
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...new Uint8Array(tiff.buffer)];
  return new Uint8Array([0xff, 0xe1, 0, body.length + 2, ...body]);
}

async function pictureWith(orientation: number): Promise<Uint8Array> {
  const raster = blankRaster(64, 32);
  fill(raster, 0, 0, 16, 8, [0, 0, 0]);
  const jpeg = await jpegCodec.encode(raster, 0.95);
  return new Uint8Array([...jpeg.slice(0, 2), ...exif(orientation, true), ...jpeg.slice(2)]);
}

test.each([
  [1, "top left", 64],
  [2, "top right", 64],
  [3, "bottom right", 64],
  [4, "bottom left", 64],
  [5, "top left", 32],
  [6, "top right", 32],
  [7, "bottom right", 32],
  [8, "bottom left", 32],
])("a picture that says %d has its dark corner %s", async (orientation, where, width) => {
  const decoded = await jpegCodec.decode(await pictureWith(orientation));
  if (!decoded.ok) throw new Error(decoded.error);
  expect(decoded.value.width).toBe(width);
  const grey = greyOf(decoded.value);
  const at = (x: number, y: number) => (grey.values[y * grey.width + x] ?? 255) < 90;
  const corners = {
    "top left": at(2, 2),
    "top right": at(grey.width - 3, 2),
    "bottom right": at(grey.width - 3, grey.height - 3),
    "bottom left": at(2, grey.height - 3),
  };
  expect(
    Object.entries(corners)
      .filter(([, isDark]) => isDark)
      .map(([name]) => name),
  ).toEqual([where]);
});

test("both byte orders, and upright for whatever says nothing", () => {
  const start = [0xff, 0xd8];
  expect(orientationOf(new Uint8Array([...start, ...exif(6, false)])).turn).toBe(90);
  expect(orientationOf(new Uint8Array([...start, ...exif(9, true)])).turn).toBe(0);
  expect(orientationOf(new Uint8Array(start)).turn).toBe(0);
});

test("cut off or damaged anywhere it never throws", () => {
  const whole = new Uint8Array([0xff, 0xd8, ...exif(6, true), 0xff, 0xda, 0, 4, 1, 2]);
  const next = chance(9);
  const rounds = process.env.YICHUANG_FULL === "1" ? 1_000_000 : 20_000;
  for (let round = 0; round < rounds; round += 1) {
    const bytes = whole.slice(0, Math.floor(next() * (whole.length + 1)));
    for (let damage = 0; damage < 3 && bytes.length > 0; damage += 1)
      bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
    expect([0, 90, 180, 270].includes(orientationOf(bytes).turn)).toBe(true);
  }
});
