import { z } from "zod";
import type { HashedServiceCode } from "../../../hall-server/contract/shells.ts";
import { readJson, writeWhole } from "../../disk/whole-file.ts";
import { type Attempts, noAttempts } from "./attempts.ts";

/** What the service pad must still know after a restart. */
export interface ServiceState {
  code: HashedServiceCode | null;
  attempts: Attempts;
}

export interface ServiceKeep {
  read(): ServiceState;
  /** On the disk when it returns; false where the disk refuses. */
  write(state: ServiceState): boolean;
}

/** Seals text for this machine and this user: `electron/place/vault.ts`. */
export interface Seal {
  /** null: there is no safe place for it here, and the code is known until the next start only. */
  seal(text: string): Buffer | null;
  /** null: not sealed here. */
  open(sealed: Buffer): string | null;
}

const kept = z.object({
  /** Sealed, base64: who reads the disk could try all codes in an hour. */
  code: z.string().nullable(),
  attempts: z.object({ failures: z.number().int().min(0).max(1e6), lastAt: z.number() }),
});
const opened = z.object({ salt: z.string(), hash: z.string() });

/** One small file, replaced as a whole. What cannot be read counts as nothing kept: the hall sends the code again. */
export function keepServiceState(file: string, { seal, open }: Seal): ServiceKeep {
  return {
    read(): ServiceState {
      const found = kept.safeParse(readJson(file)).data;
      if (!found) return { code: null, attempts: noAttempts };
      return { code: openOrNull(found.code, open), attempts: found.attempts };
    },
    write({ code, attempts }: ServiceState): boolean {
      try {
        const sealed = code === null ? null : (seal(JSON.stringify(code))?.toString("base64") ?? null);
        writeWhole(file, JSON.stringify({ code: sealed, attempts } satisfies z.infer<typeof kept>));
        return true;
      } catch {
        return false;
      }
    },
  };
}

function openOrNull(sealed: string | null, open: Seal["open"]): HashedServiceCode | null {
  if (sealed === null) return null;
  try {
    return opened.parse(JSON.parse(open(Buffer.from(sealed, "base64")) ?? "null"));
  } catch {
    return null;
  }
}
