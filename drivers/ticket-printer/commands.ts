/**
 * The ESC/POS commands in use, one entry each, in the notation of the makers' command references. Encoded here and not by a
 * receipt library: there are a dozen, each needs a test of its bytes, and the libraries tried print Chinese as question marks
 * or rules as Chinese (see README).
 */
const DLE = 0x10;
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;

export const alignments = { left: 0, center: 1, right: 2 } as const;

export const commands = {
  /** ESC @: everything as after switching on. */
  initialize: () => [ESC, 0x40],
  /** FS &: bytes from 81h on are Chinese characters. Without it GB18030 comes out as rubbish on many printers. */
  chineseMode: () => [FS, 0x26],
  /** ESC a n */
  align: (alignment: keyof typeof alignments) => [ESC, 0x61, alignments[alignment]],
  /** ESC E n */
  bold: (isOn: boolean) => [ESC, 0x45, isOn ? 1 : 0],
  /** GS ! n: width and height, 1 to 8 times. */
  size: (times: number) => [GS, 0x21, ((times - 1) << 4) | (times - 1)],
  lineFeed: () => [0x0a],
  /** ESC d n */
  feedLines: (lines: number) => [ESC, 0x64, lines],
  /** GS V 66 0: on to the cutter, then a cut that leaves a point in the middle. */
  feedAndCut: () => [GS, 0x56, 66, 0],
  /** GS ( k, functions 165, 167, 169: QR code model 2, dots per module, error correction M. */
  qrSetUp: (moduleDots: number) => [
    ...[GS, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0],
    ...[GS, 0x28, 0x6b, 3, 0, 0x31, 0x43, moduleDots],
    ...[GS, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31],
  ],
  /** GS ( k, function 180: the content. */
  qrStore: (content: Uint8Array) => [
    ...[GS, 0x28, 0x6b, (content.length + 3) & 0xff, (content.length + 3) >> 8, 0x31, 0x50, 0x30],
    ...content,
  ],
  /** GS ( k, function 181 */
  qrPrint: () => [GS, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30],
  /** GS v 0: rows of `widthBytes` each, most significant bit leftmost. */
  raster: (widthBytes: number, rows: Uint8Array) => {
    const height = rows.length / widthBytes;
    return [GS, 0x76, 0x30, 0, widthBytes & 0xff, widthBytes >> 8, height & 0xff, height >> 8, ...rows];
  },
  /** GS a FF: say every change of status without being asked (ASB). */
  reportChanges: () => [GS, 0x61, 0xff],
  /** GS r 1: one byte back when all before it is done. This is how a job's end is known. */
  marker: () => [GS, 0x72, 1],
  /** DLE EOT n: status at once, also when offline. */
  askStatus: (n: 1 | 2 | 3 | 4) => [DLE, 0x04, n],
  /** DLE DC4, function 8: forget what was received and not printed, at once. */
  clearBuffer: () => [DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8],
} as const;
