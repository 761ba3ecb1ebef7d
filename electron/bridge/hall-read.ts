import { z } from "zod";
import { type BridgeParts, handleChannel, small } from "./channel.ts";
import { channels } from "./channels.ts";

const words = z.tuple([z.enum(["/api/hall", "/api/catalog"])]);

/** `hall:read`: what stands still during a day; null where there is nothing, or nothing for whoever asks. */
export function handleRead(parts: BridgeParts): void {
  handleChannel<typeof words, unknown>(parts, {
    name: channels.read,
    words,
    limit: small,
    refusal: () => null,
    answer: (window, path) => window.hall.read(path),
  });
}
