import type { DeviceModel } from "../model.ts";

const kind = "rating-pad";
const maker = "通用";

/** No maker's bytes are public: each row is a shape to begin with, to be matched to the maker's manual in a profile. */
export const ratingPadModels: readonly DeviceModel[] = [
  {
    modelId: "serial-pad-lines",
    kind,
    maker,
    name: "serial, lines of text",
    adapter: "serial",
    profile: "ascii-lines",
    baudRate: 9600,
    verified: "simulator",
  },
  {
    modelId: "serial-pad-digit",
    kind,
    maker,
    name: "serial, one digit a press",
    adapter: "serial",
    profile: "ascii-digit",
    baudRate: 9600,
    verified: "simulator",
  },
  {
    modelId: "bus-pad-four-keys",
    kind,
    maker,
    name: "RS-485, four keys",
    adapter: "serial",
    profile: "framed-xor-codes-3-to-0",
    baudRate: 9600,
    verified: "simulator",
  },
  {
    modelId: "bus-pad-sum",
    kind,
    maker,
    name: "RS-485, four keys, length and sum",
    adapter: "serial",
    profile: "framed-sum-codes-1-to-4",
    baudRate: 9600,
    verified: "simulator",
  },
  {
    modelId: "hid-pad",
    kind,
    maker,
    name: "HID reports, five keys",
    adapter: "hid",
    profile: "hid-report",
    verified: "simulator",
  },
  {
    modelId: "keyboard-pad",
    kind,
    maker,
    name: "USB keyboard with five keys, read directly",
    adapter: "hid-keyboard",
    profile: "keyboard-digits",
    verified: "simulator",
  },
];
