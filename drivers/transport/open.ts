import { unreachable } from "../result.ts";
import { createSerialTransport } from "./serial.ts";
import type { TransportSpec } from "./spec.ts";
import { createTcpTransport } from "./tcp.ts";
import { defaultLimits, type Transport, type TransportLimits } from "./types.ts";

export function createTransport(spec: TransportSpec, limits: TransportLimits = defaultLimits): Transport {
  switch (spec.transport) {
    case "serial":
      return createSerialTransport(spec, limits);
    case "tcp":
      return createTcpTransport(spec, limits);
    default:
      return unreachable(spec);
  }
}
