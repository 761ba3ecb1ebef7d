import type { HallBridge } from "../../electron/contract/bridge.ts";
import type { KeptFile, PageAnswer, SeenFile } from "./hall.ts";
import type { HallWire } from "./hall-wire.ts";

/** The hall through the shell around this page, which has the token and the connection. */
export function openBridgeWire(
  bridge: Pick<HallBridge, "ask" | "listen" | "read" | "keep" | "file">,
): HallWire {
  const stops = new Set<() => void>();
  return {
    // The shell's own server passes on what a page fetches of the hall: announcements.
    url: "",
    hasCopies: true,
    ask: (event, input) => bridge.ask(event, input) as Promise<PageAnswer<unknown>>,
    listen: (listener) => {
      const stop = bridge.listen(listener);
      stops.add(stop);
      return () => {
        stops.delete(stop);
        stop();
      };
    },
    read: async (path) => {
      const value = await bridge.read(path);
      if (value === null) throw new Error(`There is no ${path} yet.`);
      return value;
    },
    keep: (content, type) => bridge.keep(content, type) as Promise<PageAnswer<KeptFile>>,
    file: (blobId, form) => bridge.file(blobId, form) as Promise<PageAnswer<SeenFile>>,
    download: async () => ({ ok: false, error: { code: "not-allowed", params: { what: "download" } } }),
    upload: async () => ({ ok: false, error: { code: "not-allowed", params: { what: "upload" } } }),
    close: () => {
      for (const stop of stops) stop();
    },
  };
}
