import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Simulate } from "../kind.ts";
import { err, ok } from "../result.ts";
import { lengthMsOf, readSound } from "./frame.ts";

/**
 * The real player plays into a file in place of a sound card: ALSA's own `tee`, with nothing behind it. What was heard last
 * lies in that file.
 */
export const simulateSpeaker: Simulate = async () => {
  const folder = await mkdtemp(join(tmpdir(), "simulated-speaker-"));
  const path = join(folder, "heard.wav");
  let heardMs = 0;
  return {
    transport: `audio:tee:null,'${path}',wav`,
    state: () => ({ path, heardMs }),
    /** Nobody can do anything at a loudspeaker but listen. */
    async act(input) {
      const isListening = (input as { action?: unknown } | null)?.action === "listen";
      if (!isListening) return err("invalid-input");
      const sound = readSound(await readFile(path).catch(() => new Uint8Array()));
      heardMs = sound.ok ? Math.round(lengthMsOf(sound.value)) : 0;
      return ok(null);
    },
    stop: () => rm(folder, { recursive: true, force: true }),
  };
};
