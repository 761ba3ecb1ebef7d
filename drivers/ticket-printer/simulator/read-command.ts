import iconv from "iconv-lite";

/** One thing that a printer finds in its buffer. Widths, sizes and lengths as on the wire. */
export type PrinterCommand =
  | { command: "initialize" }
  | { command: "chinese-mode"; isOn: boolean }
  | { command: "character"; text: string }
  | { command: "line-feed" }
  | { command: "feed-lines"; lines: number }
  | { command: "align"; n: number }
  | { command: "bold"; isOn: boolean }
  | { command: "size"; times: number }
  | { command: "cut" }
  | { command: "qr-module"; dots: number }
  | { command: "qr-store"; text: string }
  | { command: "qr-print" }
  | { command: "qr-other" }
  | { command: "raster"; widthBytes: number; height: number; rows: Uint8Array }
  | { command: "report-changes"; mask: number }
  | { command: "marker" }
  | { command: "unknown"; bytes: number[] };

export interface ReadCommand {
  command: PrinterCommand;
  length: number;
}

/** The command at the beginning, or null while its end has not arrived. */
export function readCommand(bytes: readonly number[], isChinese: boolean): ReadCommand | null {
  const [first] = bytes;
  if (first === undefined) return null;
  if (first === 0x1b) return readFixed(bytes, escCommands, 2);
  if (first === 0x1c) return readFixed(bytes, fsCommands, 2);
  if (first === 0x1d) return readGs(bytes);
  if (first === 0x0a) return { command: { command: "line-feed" }, length: 1 };
  if (first < 0x20 || first === 0x7f) return { command: { command: "unknown", bytes: [first] }, length: 1 };
  return readCharacter(bytes, isChinese);
}

type FixedTable = Record<number, { length: number; read: (n: number) => PrinterCommand }>;

const escCommands: FixedTable = {
  64: { length: 2, read: () => ({ command: "initialize" }) },
  69: { length: 3, read: (n) => ({ command: "bold", isOn: (n & 1) === 1 }) },
  97: { length: 3, read: (n) => ({ command: "align", n }) },
  100: { length: 3, read: (n) => ({ command: "feed-lines", lines: n }) },
};

const fsCommands: FixedTable = {
  38: { length: 2, read: () => ({ command: "chinese-mode", isOn: true }) },
  46: { length: 2, read: () => ({ command: "chinese-mode", isOn: false }) },
};

const gsCommands: FixedTable = {
  33: { length: 3, read: (n) => ({ command: "size", times: (n & 0x0f) + 1 }) },
  86: { length: 4, read: () => ({ command: "cut" }) },
  97: { length: 3, read: (n) => ({ command: "report-changes", mask: n }) },
  114: { length: 3, read: () => ({ command: "marker" }) },
};

function readFixed(bytes: readonly number[], table: FixedTable, unknownLength: number): ReadCommand | null {
  const [, second] = bytes;
  if (second === undefined) return null;
  const entry = table[second];
  if (!entry) {
    return {
      command: { command: "unknown", bytes: bytes.slice(0, unknownLength) },
      length: unknownLength,
    };
  }
  if (bytes.length < entry.length) return null;
  return { command: entry.read(bytes[2] ?? 0), length: entry.length };
}

function readGs(bytes: readonly number[]): ReadCommand | null {
  if (bytes[1] === 0x28 && (bytes.length < 3 || bytes[2] === 0x6b)) return readQr(bytes);
  if (bytes[1] === 0x76) return readRaster(bytes);
  return readFixed(bytes, gsCommands, 2);
}

/** GS ( k pL pH cn fn … */
function readQr(bytes: readonly number[]): ReadCommand | null {
  const [, , , low, high] = bytes;
  if (low === undefined || high === undefined) return null;
  const length = 5 + low + (high << 8);
  if (bytes.length < length) return null;
  const content = bytes.slice(8, length);
  switch (bytes[6]) {
    case 0x43:
      return { command: { command: "qr-module", dots: bytes[7] ?? 0 }, length };
    case 0x50:
      return { command: { command: "qr-store", text: Buffer.from(content).toString("utf8") }, length };
    case 0x51:
      return { command: { command: "qr-print" }, length };
    default:
      return { command: { command: "qr-other" }, length };
  }
}

/** GS v 0 m xL xH yL yH rows */
function readRaster(bytes: readonly number[]): ReadCommand | null {
  if (bytes.length < 8) return null;
  const widthBytes = (bytes[4] ?? 0) + ((bytes[5] ?? 0) << 8);
  const height = (bytes[6] ?? 0) + ((bytes[7] ?? 0) << 8);
  const length = 8 + widthBytes * height;
  if (bytes.length < length) return null;
  const rows = Uint8Array.from(bytes.slice(8, length));
  return { command: { command: "raster", widthBytes, height, rows }, length };
}

/** ASCII, or in Chinese mode GB18030 of two or four bytes. Without that mode there is no Chinese: question marks. */
function readCharacter(bytes: readonly number[], isChinese: boolean): ReadCommand | null {
  const [first = 0, second] = bytes;
  if (first < 0x80) return { command: { command: "character", text: String.fromCharCode(first) }, length: 1 };
  if (!isChinese) return { command: { command: "character", text: "?" }, length: 1 };
  if (second === undefined) return null;
  const length = second >= 0x30 && second <= 0x39 ? 4 : 2;
  if (bytes.length < length) return null;
  const text = iconv.decode(Buffer.from(bytes.slice(0, length)), "gb18030");
  return { command: { command: "character", text }, length };
}
