import { spawn } from "node:child_process";
import { createMessageReader, encodeMessage } from "./message.ts";
import { addressOfPicture } from "./picture.ts";
import type { PhotoDecoder } from "./types.ts";

export interface PhotoProgram {
  /** A path; started without a shell. */
  program: string;
  arguments: readonly string[];
  /** From the start of the program to the whole picture. */
  timeLimitMs: number;
}

/** What a maker's program may need of this one's surroundings; everything else, such as a token, is not its business. */
const passedOn = ["PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "TMPDIR", "SYSTEMROOT", "TEMP", "WINDIR"];

/**
 * A decoder in a program of its own: a maker's library may crash, hang or leak, and none of that reaches this process. It
 * is started for one photo, gets it as one message on its standard input (`message.ts`), answers with the picture as one
 * message on its standard output, or with an empty one, and is ended then; so no face stays in its memory.
 */
export function createPhotoProgram({ program, arguments: args, timeLimitMs }: PhotoProgram): PhotoDecoder {
  return {
    decode(photo: Uint8Array, aborted: AbortSignal): Promise<string | null> {
      const { promise, resolve } = Promise.withResolvers<Uint8Array | null>();
      if (aborted.aborted) return Promise.resolve(null);
      const reader = createMessageReader();
      const child = spawn(program, args, {
        stdio: ["pipe", "pipe", "ignore"],
        env: surroundings(),
        windowsHide: true,
      });
      const giveUp = () => resolve(null);
      const limit = setTimeout(giveUp, timeLimitMs);
      aborted.addEventListener("abort", giveUp, { once: true });
      child.on("error", giveUp);
      // Not `exit`: what it wrote before it ended may still be on its way.
      child.on("close", giveUp);
      // A program that ends before it has read everything is no reason to end.
      child.stdin.on("error", giveUp);
      child.stdout.on("error", giveUp);
      child.stdout.on("data", (bytes: Uint8Array) => {
        const soFar = reader.push(bytes);
        if (soFar.message !== "part") resolve(soFar.message === "whole" ? soFar.content : null);
      });
      child.stdin.write(encodeMessage(photo));
      return promise
        .then((picture) => picture && addressOfPicture(picture))
        .finally(() => {
          clearTimeout(limit);
          aborted.removeEventListener("abort", giveUp);
          child.kill("SIGKILL");
          child.stdin.destroy();
          child.stdout.destroy();
        });
    },
  };
}

function surroundings(): NodeJS.ProcessEnv {
  return Object.fromEntries(passedOn.map((name) => [name, process.env[name]]));
}
