import { connect, type Socket } from "node:net";
import { err, ok, type Result } from "../result.ts";
import { within } from "../wait.ts";
import type { OpenFault, Transport, TransportLimits, TransportListener, WriteFault } from "./types.ts";

/** A raw TCP socket, as printers offer on port 9100 and serial servers on any. */
export function createTcpTransport(spec: { host: string; port: number }, limits: TransportLimits): Transport {
  const host = spec.host.includes(":") ? `[${spec.host}]` : spec.host;
  let socket: Socket | undefined;
  let listener: TransportListener | undefined;

  function lost(): void {
    const told = listener;
    socket?.destroy();
    socket = undefined;
    listener = undefined;
    told?.closed();
  }

  return {
    name: `tcp:${host}:${spec.port}`,
    async open(heard: TransportListener): Promise<Result<null, OpenFault>> {
      const opening = connect({ host: spec.host, port: spec.port, noDelay: true, keepAlive: true });
      const opened = new Promise<Result<null, OpenFault>>((resolve) => {
        opening.once("connect", () => resolve(ok(null)));
        // Without a listener, an error after the limit would end the process.
        opening.on("error", (error: NodeJS.ErrnoException) => resolve(err(openFaultOf(error.code))));
      });
      const result = await within(opened, limits.openMs, err<OpenFault>("timeout"));
      if (!result.ok) {
        opening.destroy();
        return result;
      }
      socket = opening;
      listener = heard;
      opening.on("data", (bytes: Uint8Array) => listener?.data(bytes));
      // A peer that ends its half is gone: no device does that and goes on.
      opening.on("end", () => socket === opening && lost());
      opening.on("close", () => socket === opening && lost());
      return result;
    },
    async write(bytes: Uint8Array): Promise<Result<null, WriteFault>> {
      const open = socket;
      if (!open) return err("line-lost");
      const written = new Promise<Result<null, WriteFault>>((resolve) => {
        open.write(bytes, (error) => resolve(error ? err("line-lost") : ok(null)));
      });
      return within(written, limits.writeMs, err<WriteFault>("timeout"));
    },
    async close(): Promise<void> {
      const open = socket;
      socket = undefined;
      listener = undefined;
      if (!open || open.destroyed) return;
      const closed = new Promise<void>((resolve) => open.once("close", () => resolve()));
      open.destroy();
      await within(closed, limits.openMs, undefined);
    },
  };
}

function openFaultOf(code: string | undefined): OpenFault {
  return code === "EACCES" || code === "EPERM" ? "refused" : "absent";
}
