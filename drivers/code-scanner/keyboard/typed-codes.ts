import type { CodeSource, ScannerSettings } from "../types.ts";
import { createKeyboardDecoder } from "./report.ts";

/** Codes that a scanner types as keys: ended by Enter or Tab, or by a pause. */
export function createTypedCodes({ end, longestBytes, hasReportId }: ScannerSettings): CodeSource {
  const decoder = createKeyboardDecoder(hasReportId);
  let text = "";
  let isTooLong = false;
  let refusedCodes = 0;

  function take(): string[] {
    const code = isTooLong ? null : text.trim();
    if (code === null) refusedCodes += 1;
    text = "";
    isTooLong = false;
    return code ? [code] : [];
  }

  function forget(): void {
    text = "";
    isTooLong = false;
  }

  return {
    push: (bytes) =>
      decoder.push(bytes).flatMap((key) => {
        if (key.typed === "end") return end === "pause" ? [] : take();
        if (text.length < longestBytes) text += key.character;
        else isTooLong = true;
        return [];
      }),
    quiet() {
      // The rest of a report that never came must not shift all that follow.
      decoder.reset();
      if (end === "pause") return text === "" ? [] : take();
      forget();
      return [];
    },
    reset() {
      decoder.reset();
      forget();
    },
    get heldBytes() {
      return text.length;
    },
    get refusedCodes() {
      return refusedCodes;
    },
  };
}
