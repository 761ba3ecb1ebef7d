import iconv from "iconv-lite";
import { type Behaviour, noise, normal, type SimulatedDevice } from "../simulated-device.ts";
import { reportsOf } from "./keyboard/type-code.ts";
import type { CodeEnd, ScannerSettings } from "./types.ts";

export interface SimulatedScanner extends SimulatedDevice {
  /** False when this scanner has no way to say it: a keyboard types no Chinese. */
  scan(text: string): boolean;
  /** The cable comes loose in the middle of a code. */
  scanHalf(text: string): boolean;
  behave(behaviour: Behaviour): void;
  readonly behaviour: Behaviour;
  readonly scanCount: number;
}

const endBytes: Record<CodeEnd, string> = { cr: "\r", lf: "\n", "cr-lf": "\r\n", tab: "\t", pause: "" };

/** Takes nothing from the host; sends what it reads. */
export function createSimulatedScanner(
  send: (bytes: Uint8Array) => void,
  speak: (text: string) => Uint8Array[] | null,
): SimulatedScanner {
  let behaviour: Behaviour = normal;
  let scanCount = 0;

  function scan(text: string, share: number): boolean {
    const pieces = speak(text);
    if (!pieces) return false;
    scanCount += 1;
    const said = pieces.slice(0, Math.ceil(pieces.length * share));
    sendPieces(behaviour, share < 1 && said.length === 1 ? halved(said) : said, send);
    return true;
  }

  return {
    receive() {},
    restart() {
      behaviour = normal;
    },
    scan: (text) => scan(text, 1),
    scanHalf: (text) => scan(text, 0.5),
    behave(next) {
      behaviour = next;
    },
    get behaviour() {
      return behaviour;
    },
    get scanCount() {
      return scanCount;
    },
  };
}

/** A serial scanner says a code in one go. */
export function serialSpeech({ end, encoding }: ScannerSettings): (text: string) => Uint8Array[] {
  return (text) => [iconv.encode(text + endBytes[end], encoding)];
}

/** A keyboard says it in reports, one for each key down and one for each key up. */
export const keyboardSpeech: (text: string) => Uint8Array[] | null = reportsOf;

function halved(pieces: readonly Uint8Array[]): Uint8Array[] {
  return pieces.map((bytes) => bytes.slice(0, Math.ceil(bytes.length / 2)));
}

function sendPieces(behaviour: Behaviour, pieces: Uint8Array[], send: (bytes: Uint8Array) => void): void {
  switch (behaviour.behaviour) {
    case "normal":
    case "bad-check":
      for (const piece of pieces) send(piece);
      return;
    case "silent":
      return;
    case "garbage":
      send(noise(64));
      send(Uint8Array.of(0x0d));
      return;
    case "pieces": {
      const bytes = Buffer.concat(pieces);
      for (let at = 0, piece = 0; at < bytes.length; at += behaviour.bytes, piece += 1) {
        setTimeout(send, piece * behaviour.pauseMs, bytes.subarray(at, at + behaviour.bytes));
      }
      return;
    }
    case "late":
      for (const piece of pieces) setTimeout(send, behaviour.delayMs, piece);
      return;
    default:
      behaviour satisfies never;
  }
}
