import { z } from "zod";
import type { BridgeParts } from "./channel.ts";
import { channels } from "./channels.ts";
import { windowOf } from "./sender.ts";

const serial = z.int().min(0);

/** What the preload script itself says, without an answer: a page began, it took its messages, somebody listens anew. */
export function handlePageLife({ ipcMain, windows }: BridgeParts): void {
  ipcMain.on(channels.begin, (event) => windowOf(event, windows())?.begin());
  ipcMain.on(channels.again, (event) => windowOf(event, windows())?.tellAgain());
  ipcMain.on(channels.taken, (event, upTo: unknown) => {
    const read = serial.safeParse(upTo);
    if (read.success) windowOf(event, windows())?.taken(read.data);
  });
}
