import { commands } from "./commands.ts";

/** Bands follow each other without a gap, and each fits in a piece. */
const bandBytes = 1440;
/** A height of two bytes could be a real-time command itself: 1040 rows are 10 04. */
const mostBandRows = 255;

/** One command per band. */
export function encodeRaster(widthDots: number, bits: Uint8Array): number[][] {
  const widthBytes = Math.ceil(widthDots / 8);
  const bandRows = Math.max(1, Math.min(mostBandRows, Math.floor(bandBytes / widthBytes)));
  const bands: number[][] = [];
  for (let row = 0; row * widthBytes < bits.length; row += bandRows) {
    const band = bits.slice(row * widthBytes, (row + bandRows) * widthBytes);
    bands.push(commands.raster(widthBytes, withoutRealTimeCommands(band)));
  }
  return bands;
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
