import { err } from "../result.ts";
import type { Transport, TransportListener } from "./types.ts";

/** Listens to a wire without changing anything on it. */
export interface WireTap {
  opened(): void;
  fromHost(bytes: Uint8Array): void;
  fromDevice(bytes: Uint8Array): void;
}

export function tapTransport(transport: Transport, tap: WireTap): Transport {
  return {
    ...abilitiesOf(transport),
    async open(listener: TransportListener) {
      const opened = await transport.open({
        data(bytes) {
          tap.fromDevice(bytes);
          listener.data(bytes);
        },
        closed: () => listener.closed(),
      });
      if (opened.ok) tap.opened();
      return opened;
    },
    write(bytes, holdMs) {
      tap.fromHost(bytes);
      return transport.write(bytes, holdMs);
    },
    close: () => transport.close(),
    get refusal() {
      return transport.refusal;
    },
  };
}

/** What only some lines have, as it is. */
function abilitiesOf(transport: Transport): Pick<Transport, "name" | "release" | "setBaudRate"> {
  const { name } = transport;
  return {
    name,
    ...(transport.release && { release: () => transport.release?.() }),
    ...(transport.setBaudRate && {
      setBaudRate: (baudRate) => transport.setBaudRate?.(baudRate) ?? Promise.resolve(err("line-lost")),
    }),
  };
}
