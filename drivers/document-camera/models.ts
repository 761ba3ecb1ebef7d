import type { DeviceModel } from "../model.ts";

/** A camera that a page itself opens (UVC) is no device of the host and has no row. */
export const documentCameraModels: readonly DeviceModel[] = [
  {
    modelId: "escl-scanner",
    kind: "document-camera",
    maker: "通用",
    name: "网络扫描仪 eSCL / AirScan",
    adapter: "escl",
    verified: "simulator",
  },
  {
    modelId: "sane-scanner",
    kind: "document-camera",
    maker: "通用",
    name: "扫描仪，经 SANE",
    adapter: "sane",
    verified: "simulator",
  },
];
