import type { DeviceModel } from "../model.ts";

const kind = "code-scanner";

export const codeScannerModels: readonly DeviceModel[] = [
  {
    modelId: "serial-scanner",
    kind,
    maker: "通用",
    name: "serial or USB virtual serial port",
    adapter: "serial",
    baudRate: 9600,
    verified: "simulator",
  },
  {
    modelId: "keyboard-scanner",
    kind,
    maker: "通用",
    name: "USB keyboard, read directly",
    adapter: "hid-keyboard",
    verified: "simulator",
  },
];
