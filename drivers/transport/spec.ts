import { err, ok, type Result } from "../result.ts";

export type TransportSpec =
  | { transport: "serial"; path: string; baudRate: number }
  | { transport: "tcp"; host: string; port: number };

export type SpecFault = "bad-transport-spec";

const serialPattern = /^serial:([^@\s]+)(?:@(\d{1,7}))?$/;
const tcpPattern = /^tcp:(?:\[([0-9a-fA-F:.]+)\]|([^\s:@/[\]]+)):(\d{1,5})$/;

/** Both readers and printers come from the factory with 115200 8N1 as a rule. */
const defaultBaudRate = 115200;

/** `serial:/dev/ttyUSB0@115200`, `serial:COM3@9600`, `tcp:192.168.1.20:9100`, `tcp:[fe80::1]:9100`. */
export function parseTransportSpec(text: string): Result<TransportSpec, SpecFault> {
  const [, path, baud = defaultBaudRate] = serialPattern.exec(text) ?? [];
  const baudRate = Number(baud);
  if (path && baudRate > 0) return ok({ transport: "serial", path, baudRate });
  const [, host6, hostOrAddress, portText] = tcpPattern.exec(text) ?? [];
  const host = host6 ?? hostOrAddress;
  const port = Number(portText);
  if (host && port > 0 && port < 65536) return ok({ transport: "tcp", host, port });
  return err("bad-transport-spec");
}
