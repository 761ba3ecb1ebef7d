import type { KindEntry } from "../kind.ts";
import type { FramingName } from "./framing.ts";

const adapterOf = (framing: FramingName) => async () => {
  const { makeReader } = await import("./options.ts");
  return makeReader(framing);
};

/** By how frames travel: as a stream over serial, TCP and USB bulk pipes, or in one of two ways in HID reports. */
export const idCardReader: KindEntry = {
  adapters: {
    serial: adapterOf("stream"),
    usb: adapterOf("stream"),
    "hid-raw64": adapterOf("raw64"),
    "hid-len63": adapterOf("len63"),
  },
  defaultAdapter: "serial",
  operations: {},
  tools: () => import("./tools.ts"),
};
