import { noise } from "../simulated-device.ts";
import { tapTransport } from "../transport/tap.ts";
import type { Transport, TransportListener } from "../transport/types.ts";

/** What is done to the bytes that a device sends, on their way to the adapter. */
export type Meddling = "through" | "silence" | "noise" | "byte-by-byte";

/** Sits on the wire between device and adapter, so that a real device, too, can fall silent or send rubbish on demand. */
export interface Meddler {
  meddle(meddling: Meddling): void;
  wrap(transport: Transport): Transport;
  /** How often the adapter wrote since the meddler was made. */
  readonly writes: number;
  /** Wrapped lines that are open now. */
  readonly openLines: number;
}

/** Between two bursts of noise; one burst also takes the place of everything that the device sends. */
const noiseEveryMs = 40;
const noiseBytes = 64;

export function createMeddler(): Meddler {
  let meddling: Meddling = "through";
  let writes = 0;
  let openLines = 0;

  function pass(bytes: Uint8Array, hear: (bytes: Uint8Array) => void): void {
    switch (meddling) {
      case "through":
        hear(bytes);
        return;
      case "silence":
        return;
      case "noise":
        hear(noise(noiseBytes));
        return;
      case "byte-by-byte":
        for (const byte of bytes) hear(Uint8Array.of(byte));
        return;
      default:
        meddling satisfies never;
    }
  }

  function wrap(transport: Transport): Transport {
    let hissing: NodeJS.Timeout | undefined;
    let isOpen = false;

    function closed(): void {
      clearInterval(hissing);
      if (isOpen) openLines -= 1;
      isOpen = false;
    }

    const counted = tapTransport(transport, {
      opened: () => {},
      fromHost: () => {
        writes += 1;
      },
      fromDevice: () => {},
    });
    return {
      ...counted,
      get refusal() {
        return counted.refusal;
      },
      async open(listener: TransportListener) {
        const opened = await counted.open({
          data: (bytes) => pass(bytes, listener.data),
          closed() {
            closed();
            listener.closed();
          },
        });
        if (!opened.ok) return opened;
        openLines += 1;
        isOpen = true;
        hissing = setInterval(() => {
          if (meddling === "noise") listener.data(noise(noiseBytes));
        }, noiseEveryMs);
        return opened;
      },
      async close() {
        closed();
        await counted.close();
      },
    };
  }

  return {
    meddle(next: Meddling): void {
      meddling = next;
    },
    wrap,
    get writes() {
      return writes;
    },
    get openLines() {
      return openLines;
    },
  };
}
