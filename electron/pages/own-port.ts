import { z } from "zod";
import { readJson, writeWhole } from "../disk/whole-file.ts";

const kept = z.strictObject({ port: z.int().min(1024).max(65_535) });

/**
 * What pages keep in the browser (which counter, which camera) belongs to their address: a place keeps its port from one start
 * to the next.
 */
export function openOwnPort(path: string): { last: number; remember(port: number): void } {
  return {
    /** 0: none yet. */
    last: kept.safeParse(readJson(path)).data?.port ?? 0,
    remember(port) {
      try {
        writeWhole(path, JSON.stringify({ port }));
      } catch {
        // Then it is another address next time: what pages kept is gone, and nothing else.
      }
    },
  };
}
