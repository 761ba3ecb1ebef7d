import type { DeviceModel } from "../model.ts";

/** Ids from public sources; of most readers nobody publishes any, so the first row is for all that have a serial line. */
export const idCardReaderModels: readonly DeviceModel[] = [
  {
    modelId: "sam-v-serial",
    kind: "id-card-reader",
    maker: "通用",
    name: "SAM_V, serial",
    adapter: "serial",
    baudRate: 115200,
    verified: "simulator",
  },
  {
    modelId: "sam-v-usb",
    kind: "id-card-reader",
    maker: "通用",
    name: "SAM_V, USB without a class of its own",
    adapter: "usb",
    usb: [{ vendorId: 0x0400, productId: 0xc35a }],
    verified: "public-source",
  },
  {
    modelId: "sam-v-hid-raw64",
    kind: "id-card-reader",
    maker: "通用",
    name: "SAM_V, USB-HID, whole reports",
    adapter: "hid-raw64",
    usb: [{ vendorId: 0x2b8b, productId: 0x2721 }],
    verified: "public-source",
  },
  {
    modelId: "sam-v-hid-len63",
    kind: "id-card-reader",
    maker: "通用",
    name: "SAM_V, USB-HID, reports with a length",
    adapter: "hid-len63",
    usb: [{ vendorId: 0x0483, productId: 0x572b }],
    verified: "public-source",
  },
];
