import { TextDecoder } from "node:util";
import type { CodeEncoding, CodeSource, ScannerSettings } from "./types.ts";

/**
 * A serial scanner's wire has no frame but its end:
 *
 *   the code's bytes, in UTF-8 or GB18030 | CR, LF, CR LF, Tab, or a silence
 *
 * In both encodings a byte below 20h is never part of a longer character, so the end is found without decoding. Control
 * characters inside a code (GS1 separators, the STX of a prefix) are dropped: pages take codes as one line of text.
 */
const CR = 0x0d;
const LF = 0x0a;
const TAB = 0x09;

/** Holds at most `longestBytes`. */
export function createCodeAssembler(settings: ScannerSettings): CodeSource {
  const { end, encoding, longestBytes } = settings;
  const held = new Uint8Array(longestBytes);
  let length = 0;
  let isTooLong = false;
  let previous = 0;
  let refusedCodes = 0;

  function isEnd(byte: number): boolean {
    switch (end) {
      case "cr":
        return byte === CR;
      case "lf":
        return byte === LF;
      case "cr-lf":
        return byte === LF && previous === CR;
      case "tab":
        return byte === TAB;
      case "pause":
        return false;
      default:
        return end satisfies never;
    }
  }

  function reset(): void {
    length = 0;
    isTooLong = false;
    previous = 0;
  }

  function take(): string[] {
    const text = isTooLong ? null : decode(held.subarray(0, length), encoding);
    reset();
    if (text === null) refusedCodes += 1;
    return text ? [text] : [];
  }

  return {
    push(bytes) {
      const codes: string[] = [];
      for (const byte of bytes) {
        if (isEnd(byte)) codes.push(...take());
        else if (byte >= 0x20 && byte !== 0x7f) {
          if (length < longestBytes) held[length++] = byte;
          else isTooLong = true;
        }
        previous = byte;
      }
      return codes;
    },
    quiet() {
      if (end === "pause") return length > 0 ? take() : [];
      reset();
      return [];
    },
    reset,
    get heldBytes() {
      return length;
    },
    get refusedCodes() {
      return refusedCodes;
    },
  };
}

const decoders: Record<CodeEncoding, TextDecoder> = {
  "utf-8": new TextDecoder("utf-8", { fatal: true }),
  gb18030: new TextDecoder("gb18030", { fatal: true }),
};

function decode(bytes: Uint8Array, encoding: CodeEncoding): string | null {
  try {
    return withoutControls(decoders[encoding].decode(bytes));
  } catch {
    return null;
  }
}

/** Control characters that a longer encoding can carry, and the blanks round a code. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, "").trim();
}
