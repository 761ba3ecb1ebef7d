/**
 * What comes back from a printer, told apart by fixed bits, since nothing else separates them:
 *
 *   0xx1xx10            an answer to DLE EOT
 *   0xx1xx00 + 3 bytes  a report without being asked (ASB); the three are 0xx0xxxx
 *   11h, 13h            XON, XOFF, anywhere, also within a report
 *   37h … 00h           a block; 37 25 00 is the answer to "clear the buffer", of others nothing is needed
 *   0000xxxx            an answer to GS r, where neither is under way
 */
export type PrinterWord =
  | { word: "answer"; byte: number }
  | { word: "report"; bytes: [number, number, number, number] }
  | { word: "marker" }
  | { word: "cleared" }
  | { word: "go-on" }
  | { word: "wait" };

export interface PrinterParser {
  /** Never throws. */
  push(bytes: Uint8Array): PrinterWord[];
  /** Bytes kept for a report or a block that is not whole yet. */
  readonly heldBytes: number;
  /** Bytes that can be nothing of the above, since the parser was made. */
  readonly discardedBytes: number;
}

const blockStart = 0x37;
const longestBlock = 8;
const bufferCleared = 0x25;

export function createPrinterParser(): PrinterParser {
  let report: number[] = [];
  /** What follows the start of a block that has begun. */
  let block: number[] | null = null;
  let discardedBytes = 0;

  function take(byte: number): PrinterWord | null {
    if (byte === 0x11) return { word: "go-on" };
    if (byte === 0x13) return { word: "wait" };
    if (report.length > 0 && (byte & 0x90) === 0) {
      report.push(byte);
      const [first, second, third, fourth] = report;
      if (first === undefined || second === undefined || third === undefined || fourth === undefined)
        return null;
      report = [];
      return { word: "report", bytes: [first, second, third, fourth] };
    }
    if (block) {
      const isCleared = byte === 0 && block.length === 1 && block[0] === bufferCleared;
      block = byte === 0 || block.length + 1 >= longestBlock ? null : [...block, byte];
      return isCleared ? { word: "cleared" } : null;
    }
    // A report that broke off; what comes now belongs to something else.
    discardedBytes += report.length;
    report = [];
    if ((byte & 0x93) === 0x12) return { word: "answer", byte };
    if ((byte & 0x93) === 0x10) {
      report = [byte];
      return null;
    }
    if (byte === blockStart) {
      block = [];
      return null;
    }
    if ((byte & 0xf0) === 0) return { word: "marker" };
    discardedBytes += 1;
    return null;
  }

  return {
    push: (bytes) => [...bytes].map(take).filter((word) => word !== null),
    get heldBytes() {
      return report.length + (block ? 1 + block.length : 0);
    },
    get discardedBytes() {
      return discardedBytes;
    },
  };
}
