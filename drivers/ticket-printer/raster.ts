import { commands } from "./commands.ts";

/** A printer holds some kilobytes; bands of this many rows never fill it, and follow each other without a gap. */
const bandRows = 128;

export function encodeRaster(widthDots: number, bits: Uint8Array): number[] {
  const widthBytes = Math.ceil(widthDots / 8);
  const bytes: number[] = [];
  for (let row = 0; row * widthBytes < bits.length; row += bandRows) {
    const band = bits.slice(row * widthBytes, (row + bandRows) * widthBytes);
    bytes.push(...commands.raster(widthBytes, withoutRealTimeCommands(band)));
  }
  return bytes;
}

const DLE = 0x10;
const realTimeFollowers: ReadonlySet<number> = new Set([0x04, 0x05, 0x14]);

/**
 * A printer takes DLE EOT, DLE ENQ and DLE DC4 out of whatever it receives, also out of the middle of an image, and the
 * rest of the image would come out as rubbish. One dot more after the DLE's own keeps such a place from being a command.
 */
function withoutRealTimeCommands(rows: Uint8Array): Uint8Array {
  for (let at = 0; at + 1 < rows.length; at += 1) {
    if (rows[at] === DLE && realTimeFollowers.has(rows[at + 1] ?? 0)) rows[at] = DLE | 0x08;
  }
  return rows;
}
