import { mkdirSync, readFileSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { HostLog } from "../../../drivers/host/settings.ts";
import { writeWhole } from "../../disk/whole-file.ts";

/** A rating on its way to the hall, under the id that makes it one rating however often it is sent. */
const pressed = z.strictObject({
  commandId: z.uuid(),
  invitationId: z.string().min(1).max(100),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
});
export type Pressed = z.infer<typeof pressed>;

/** More have gathered in no outage: a counter serves some hundred people a day. */
const most = 1000;

/** What was pressed and has not been answered by the hall; on disk before anything else is done with it. */
export interface Outbox {
  list(): readonly Pressed[];
  put(rating: Pressed): void;
  remove(commandId: string): void;
}

/** A file that cannot be read is set aside and not overwritten; one that cannot be written is told of, and memory goes on. */
export function openOutbox(path: string, log: HostLog): Outbox {
  makeFolder(path, log);
  let kept = read(path, log);

  function keep(next: Pressed[]): void {
    kept = next;
    try {
      // Only this program's user may read who was rated how.
      writeWhole(path, JSON.stringify(next));
    } catch (error) {
      log.error({ path, error }, "ratings cannot be kept on disk");
    }
  }

  return {
    list: () => kept,
    put: (rating) => keep([...kept, rating].slice(-most)),
    remove: (commandId) => keep(kept.filter((one) => one.commandId !== commandId)),
  };
}

function makeFolder(path: string, log: HostLog): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    log.error({ path, error }, "no place to keep ratings");
  }
}

function read(path: string, log: HostLog): Pressed[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return [];
  }
  try {
    return z.array(pressed).parse(JSON.parse(text));
  } catch {
    log.error({ path }, "kept ratings cannot be read; the file is set aside");
    renameSync(path, `${path}.unreadable`);
    return [];
  }
}
