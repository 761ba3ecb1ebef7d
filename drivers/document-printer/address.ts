import type { TransportSpec } from "../transport/spec.ts";
import type { PrinterAddress } from "./types.ts";

/** Where CUPS listens on Debian and its like. */
export const cupsSocket = "/run/cups/cups.sock";
const ippPort = 631;

/** `cupsServer`: another socket of CUPS than the system's. null: a line that no printer of sheets hangs on. */
export function addressOf(spec: TransportSpec, cupsServer = cupsSocket): PrinterAddress | null {
  switch (spec.transport) {
    case "ipp": {
      const { protocol, hostname, port, pathname } = new URL(spec.url);
      return {
        reach: "network",
        isEncrypted: protocol === "ipps:",
        host: hostname.replace(/^\[|\]$/g, ""),
        port: port === "" ? ippPort : Number(port),
        path: pathname === "" ? "/" : pathname,
      };
    }
    case "cups":
      return {
        reach: "socket",
        socketPath: cupsServer,
        path: `/printers/${encodeURIComponent(spec.queue)}`,
      };
    default:
      return null;
  }
}

/** As the printer is named inside a question. */
export function uriOf(address: PrinterAddress): string {
  if (address.reach === "socket") return `ipp://localhost${address.path}`;
  const host = address.host.includes(":") ? `[${address.host}]` : address.host;
  return `${address.isEncrypted ? "ipps" : "ipp"}://${host}:${address.port}${address.path}`;
}
