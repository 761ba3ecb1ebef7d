import { z } from "zod";
import type { Announcement } from "../contract/sound.ts";
import { err, ok, type Result } from "../result.ts";
import { readSound } from "./frame.ts";

/** Two minutes in stereo at 48,000 Hz. */
const largestWav = 24 * 1024 * 1024;

const announcement = z.strictObject({
  announcementId: z.string().min(1).max(100),
  wav: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= largestWav && readSound(bytes).ok),
  volumePercent: z.int().min(0).max(100).optional(),
});

/** Announcements come from pages, over a socket: they are checked here, whatever the types say. */
export function checkAnnouncement(input: unknown): Result<Announcement, "bad-input"> {
  const checked = announcement.safeParse(input);
  return checked.success ? ok(checked.data as Announcement) : err("bad-input");
}
