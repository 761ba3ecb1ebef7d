import type { DeviceModel } from "../model.ts";

export const documentPrinterModels: readonly DeviceModel[] = [
  {
    modelId: "ipp-everywhere",
    kind: "document-printer",
    maker: "通用",
    name: "IPP, PDF, A4",
    adapter: "ipp",
    verified: "simulator",
  },
  {
    modelId: "cups-queue",
    kind: "document-printer",
    maker: "通用",
    name: "CUPS 打印队列",
    adapter: "ipp",
    verified: "simulator",
  },
  {
    modelId: "certificate-printer",
    kind: "document-printer",
    maker: "通用",
    name: "制证机：旁路纸盒里的空白证照",
    adapter: "ipp",
    profile: "certificate",
    verified: "simulator",
  },
];
