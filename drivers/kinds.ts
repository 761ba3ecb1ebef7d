import { callKeypad } from "./call-keypad/index.ts";
import { codeScanner } from "./code-scanner/index.ts";
import type { DeviceKind } from "./contract/devices.ts";
import { documentCamera } from "./document-camera/index.ts";
import { documentPrinter } from "./document-printer/index.ts";
import { idCardReader } from "./id-card-reader/index.ts";
import type { KindEntry } from "./kind.ts";
import { ledSign } from "./led-sign/index.ts";
import { ratingPad } from "./rating-pad/index.ts";
import { speaker } from "./speaker/index.ts";
import { ticketPrinter } from "./ticket-printer/index.ts";

/** Every kind of device that there is a driver for; nothing else lists kinds. */
export const kinds: Readonly<Record<DeviceKind, KindEntry>> = {
  "id-card-reader": idCardReader,
  "document-camera": documentCamera,
  "document-printer": documentPrinter,
  speaker,
  "ticket-printer": ticketPrinter,
  "rating-pad": ratingPad,
  "code-scanner": codeScanner,
  "led-sign": ledSign,
  "call-keypad": callKeypad,
};
