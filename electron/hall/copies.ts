import { join } from "node:path";
import { z } from "zod";
import type { HostLog } from "../../drivers/host/settings.ts";
import { catalog, hallDescription } from "../../hall-server/contract/hall.ts";
import { views } from "../../hall-server/contract/views.ts";
import { readJson, writeWhole } from "../disk/whole-file.ts";

/**
 * What of the hall is kept on this disk, so that a place that starts while the hall is away has something to show. Nothing of
 * it is about a person: what a guide sees in the same view is left out.
 */
const kept = {
  "/api/hall": { file: "hall.json", shape: hallDescription },
  "/api/catalog": { file: "catalog.json", shape: catalog },
  kiosk: { file: "kiosk.json", shape: views.kiosk.value.transform((value) => ({ ...value, helps: [] })) },
} as const;
export type KeptName = keyof typeof kept;

export interface Copies {
  /** null: there is none that this version understands. */
  read(name: KeptName): { value: unknown; etag: string | null } | null;
  keep(name: KeptName, value: unknown, etag?: string | null): void;
}

/** The kiosk's view changes with every number; its copy is for the queues and their names. */
const kioskEveryMs = 60_000;

const wrapped = z.object({ hall: z.string(), etag: z.string().nullable(), value: z.unknown() });

export function openCopies(folder: string, hall: string, log: HostLog): Copies {
  const written = new Map<KeptName, string>();
  let kioskWrittenAt = Number.NEGATIVE_INFINITY;

  return {
    read(name) {
      const { file, shape } = kept[name];
      const read = wrapped.safeParse(readJson(join(folder, file))).data;
      if (!read || read.hall !== hall) return null;
      const value = shape.safeParse(read.value);
      return value.success ? { value: read.value, etag: read.etag } : null;
    },
    keep(name, value, etag = null) {
      if (name === "kiosk" && performance.now() - kioskWrittenAt < kioskEveryMs) return;
      const { file, shape } = kept[name];
      const understood = shape.safeParse(value);
      if (!understood.success) return;
      // As it came, except for what must not be kept: a later version may read more of it.
      const plain = name === "kiosk" ? understood.data : value;
      const text = JSON.stringify({ hall, etag, value: plain });
      if (written.get(name) === text) return;
      try {
        writeWhole(join(folder, file), text);
        written.set(name, text);
        if (name === "kiosk") kioskWrittenAt = performance.now();
      } catch (error) {
        log.warn({ file, error }, "no copy of the hall could be kept");
      }
    },
  };
}
