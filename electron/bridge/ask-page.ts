import type { WebContents } from "electron";
import { z } from "zod";
import { code } from "../../hall-server/contract/values.ts";
import { type Covers, mostCovers } from "../watch/covers.ts";
import type { Pulse } from "../watch/pulse.ts";
import type { BridgeParts } from "./channel.ts";
import { channels } from "./channels.ts";
import { windowOf } from "./sender.ts";
import { isWithin } from "./size.ts";

/** Of a page that lives; one that takes longer is asked again by whoever wants a picture. */
const answerMs = 3_000;

const pulse = z.strictObject({
  isDrawn: z.boolean(),
  page: code.nullable().catch(null),
  quietSeconds: z.int().min(0),
});
const pixels = z.number().min(-100_000).max(100_000);
const covers = z.strictObject({
  width: pixels,
  height: pixels,
  covers: z.array(z.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels })).max(mostCovers),
});
/** A number for each side of a cover, with room for their names. */
const coversLimit = { bytes: mostCovers * 200, depth: 4 };

export interface AskPage {
  /** Where the page shows what could be somebody's; null: no answer in time. */
  covers(contents: Pick<WebContents, "id" | "send">): Promise<Covers | null>;
}

/** What preload scripts say for those who watch: a pulse by itself, covers when asked. */
export function listenToPages(
  { ipcMain, windows, log }: BridgeParts,
  pulsed: (windowId: string, pulse: Pulse) => void,
): AskPage {
  const asked = new Map<number, (found: Covers | null) => void>();

  ipcMain.on(channels.pulse, (event, said: unknown) => {
    const window = windowOf(event, windows());
    const read = isWithin(said, { bytes: 500, depth: 2 }) ? pulse.safeParse(said).data : undefined;
    if (window && read) pulsed(window.id, read);
  });
  ipcMain.on(channels.covers, (event, said: unknown) => {
    const window = windowOf(event, windows());
    const answer = window && asked.get(window.contentsId);
    if (!answer) return;
    const read = isWithin(said, coversLimit) ? covers.safeParse(said).data : undefined;
    if (!read) log.warn({ window: window.id }, "the page did not say properly what to cover");
    answer(read ?? null);
  });

  return {
    covers: (contents) =>
      new Promise((resolve) => {
        const answer = (found: Covers | null) => {
          clearTimeout(timer);
          if (asked.get(contents.id) === answer) asked.delete(contents.id);
          resolve(found);
        };
        const timer = setTimeout(() => answer(null), answerMs);
        asked.get(contents.id)?.(null);
        asked.set(contents.id, answer);
        contents.send(channels.coversAsked);
      }),
  };
}
