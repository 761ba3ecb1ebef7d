import type { Transport, TransportListener } from "./types.ts";

/** Listens to a wire without changing anything on it. */
export interface WireTap {
  opened(): void;
  fromHost(bytes: Uint8Array): void;
  fromDevice(bytes: Uint8Array): void;
}

export function tapTransport(transport: Transport, tap: WireTap): Transport {
  return {
    name: transport.name,
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
    write(bytes) {
      tap.fromHost(bytes);
      return transport.write(bytes);
    },
    close: () => transport.close(),
  };
}
