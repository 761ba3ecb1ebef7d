import type { DeviceModel } from "../model.ts";

/**
 * All speak the same ESC/POS adapter; a row is only how a printer is recognised. USB ids from public lists of point-of-sale
 * software, printers of 80 mm; several makers put the same interface chip, and its ids, into different printers.
 */
export const ticketPrinterModels: readonly DeviceModel[] = [
  {
    modelId: "esc-pos-80",
    kind: "ticket-printer",
    maker: "通用",
    name: "ESC/POS, 80 mm, Chinese",
    adapter: "esc-pos",
    baudRate: 115200,
    verified: "simulator",
  },
  {
    modelId: "epson-tm",
    kind: "ticket-printer",
    maker: "Epson",
    name: "TM-T70, TM-T88 and others of the TM family",
    adapter: "esc-pos",
    usb: [{ vendorId: 0x04b8, productId: 0x0202 }],
    verified: "public-source",
  },
  {
    modelId: "epson-tm-t20",
    kind: "ticket-printer",
    maker: "Epson",
    name: "TM-T20",
    adapter: "esc-pos",
    usb: [{ vendorId: 0x04b8, productId: 0x0e03 }],
    verified: "public-source",
  },
  {
    modelId: "epson-tm-t20ii",
    kind: "ticket-printer",
    maker: "Epson",
    name: "TM-T20II",
    adapter: "esc-pos",
    usb: [{ vendorId: 0x04b8, productId: 0x0e15 }],
    verified: "public-source",
  },
  {
    modelId: "bixolon-srp-350plus",
    kind: "ticket-printer",
    maker: "Bixolon",
    name: "SRP-350plus",
    adapter: "esc-pos",
    usb: [{ vendorId: 0x1504, productId: 0x0006 }],
    verified: "public-source",
  },
  {
    modelId: "xprinter-80",
    kind: "ticket-printer",
    maker: "芯烨等 Xprinter and others",
    name: "80 mm, interface of NXP",
    adapter: "esc-pos",
    usb: [{ vendorId: 0x1fc9, productId: 0x2016 }],
    verified: "public-source",
  },
  {
    modelId: "ics-80",
    kind: "ticket-printer",
    maker: "芯烨等 Xprinter and others",
    name: "80 mm, interface of ICS",
    adapter: "esc-pos",
    usb: [{ vendorId: 0x0fe6, productId: 0x811e }],
    verified: "public-source",
  },
];
