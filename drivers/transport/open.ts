import { err, ok, type Result, unreachable } from "../result.ts";
import { createHidTransport } from "./hid.ts";
import { createLpTransport } from "./lp.ts";
import { createSerialTransport } from "./serial.ts";
import { createSerialUsbTransport } from "./serial-usb.ts";
import { formatTransportSpec, type TransportSpec } from "./spec.ts";
import { createTcpTransport } from "./tcp.ts";
import { defaultLimits, type OpenFault, type Transport, type TransportLimits } from "./types.ts";
import { createUsbTransport } from "./usb.ts";

export function createTransport(spec: TransportSpec, limits: TransportLimits = defaultLimits): Transport {
  switch (spec.transport) {
    case "serial":
      return createSerialTransport(spec, limits);
    case "serial-usb":
      return createSerialUsbTransport(spec, limits);
    case "tcp":
      return createTcpTransport(spec, limits);
    case "lp":
      return createLpTransport(spec, limits);
    case "hid":
    case "hid-path":
      return createHidTransport(spec, limits);
    case "usb":
      return createUsbTransport(spec, limits);
    case "ipp":
    case "cups":
    case "escl":
    case "sane":
    case "audio":
      return withoutBytes(spec, ok(null));
    default:
      return unreachable(spec);
  }
}

/** The device's adapter reaches it by itself, request by request; there is nothing to hold open here. */
function withoutBytes(spec: TransportSpec, opened: Result<null, OpenFault>): Transport {
  return {
    name: formatTransportSpec(spec),
    open: async () => opened,
    write: async () => err("line-lost"),
    close: async () => {},
  };
}
