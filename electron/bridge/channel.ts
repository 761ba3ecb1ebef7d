import type { IpcMain, IpcMainInvokeEvent } from "electron";
import type { z } from "zod";
import type { HostLog } from "../../drivers/host/settings.ts";
import type { PageWindow } from "./page-window.ts";
import { windowOf } from "./sender.ts";
import { isWithin, type Limit } from "./size.ts";

export type Refused = "not-allowed" | "invalid-input" | "internal";

/** One question that a page can ask: what it takes, how large it may be, and how no is said. */
export interface Channel<Words extends z.ZodType<readonly unknown[]>, Answer> {
  name: string;
  /** Of all arguments together, as a tuple. */
  words: Words;
  limit: Limit;
  refusal: (because: Refused, words: readonly unknown[]) => Answer;
  answer: (window: PageWindow, ...words: z.output<Words>) => Promise<Answer>;
}

/** Small words: names, codes, short texts. */
export const small: Limit = { bytes: 10_000, depth: 3 };

export interface BridgeParts {
  ipcMain: Pick<IpcMain, "handle" | "on">;
  windows: () => Iterable<PageWindow>;
  log: HostLog;
}

/** Whoever sends, and whatever: it is answered, and with a refusal of the channel's own kind where it is not right. */
export function handleChannel<Words extends z.ZodType<readonly unknown[]>, Answer>(
  { ipcMain, windows, log }: BridgeParts,
  { name, words, limit, refusal, answer }: Channel<Words, Answer>,
): void {
  ipcMain.handle(name, async (event: IpcMainInvokeEvent, ...given: unknown[]) => {
    const window = windowOf(event, windows());
    if (!window) {
      log.warn({ channel: name }, "refused: not sent by a page of this shell");
      return refusal("not-allowed", []);
    }
    const read = isWithin(given, limit) ? words.safeParse(given) : null;
    if (!read?.success) {
      log.warn({ channel: name, window: window.id }, "refused: not what this channel takes");
      return refusal("invalid-input", read ? given : []);
    }
    try {
      return await answer(window, ...(read.data as z.output<Words>));
    } catch (error) {
      log.error({ channel: name, window: window.id, error }, "a handler failed");
      return refusal("internal", given);
    }
  });
}
