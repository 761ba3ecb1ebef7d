/**
 * A stand-in for a maker's photo decoder, for tests: an invented format, `TEST`, then width and height in one byte each, then
 * one byte of grey for each pixel, comes out as a BMP. The program's argument makes it misbehave.
 */
import { setTimeout } from "node:timers/promises";

const [manner = "right"] = process.argv.slice(2);

function bmpOf(width, height, grey) {
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const bmp = Buffer.alloc(54 + rowBytes * height);
  bmp.write("BM");
  bmp.writeUInt32LE(bmp.length, 2);
  bmp.writeUInt32LE(54, 10);
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(width, 18);
  bmp.writeInt32LE(height, 22);
  bmp.writeUInt16LE(1, 26);
  bmp.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      bmp.fill(grey[(height - 1 - y) * width + x] ?? 0, 54 + y * rowBytes + 3 * x, 57 + y * rowBytes + 3 * x);
    }
  }
  return bmp;
}

function answer(picture) {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(picture.length);
  process.stdout.write(head);
  process.stdout.write(picture);
}

async function decode(photo) {
  const isKnown = photo.subarray(0, 4).toString("latin1") === "TEST";
  const picture = isKnown ? bmpOf(photo[4], photo[5], photo.subarray(6)) : Buffer.alloc(0);
  switch (manner) {
    case "right":
      return answer(picture);
    case "slow":
      await setTimeout(20_000);
      return answer(picture);
    case "half":
      return void process.stdout.write(Buffer.concat([Buffer.from([0, 0, 1, 0]), picture.subarray(0, 20)]));
    case "endless":
      for (;;) if (!process.stdout.write(Buffer.alloc(65_536, 0xff))) await setTimeout(1);
    case "rubbish":
      return answer(Buffer.from("<svg onload='alert(1)'/>"));
    default:
      process.kill(process.pid, "SIGSEGV");
  }
}

let heard = Buffer.alloc(0);
for await (const piece of process.stdin) {
  heard = Buffer.concat([heard, piece]);
  if (heard.length >= 4 && heard.length >= 4 + heard.readUInt32BE(0)) {
    await decode(heard.subarray(4));
    break;
  }
}
if (manner === "half") await setTimeout(20_000);
