import type { EventTable } from "../strict.ts";

export const sessionEvents: EventTable = {
  raised: ["will-download"],
  neverRaised: [
    "select-hid-device",
    "select-usb-device",
    "select-serial-port",
    "select-bluetooth-device",
    "file-system-access-restricted",
    "spellcheck-dictionary-download-failure",
    "hid-device-added",
    "usb-device-added",
    "serial-port-added",
    "extension-loaded",
    "preconnect",
  ],
};
