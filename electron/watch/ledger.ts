import { z } from "zod";
import type { HostLog } from "../../drivers/host/settings.ts";
import { type ShellEvent, shellEvents } from "../../hall-server/contract/shells.ts";
import { readJson, writeWhole } from "../disk/whole-file.ts";
import { describeFault } from "./describe-fault.ts";
import { restartsLately } from "./next-step.ts";

export type Happened = { what: ShellEvent; times: number }[];

/** What happened to this shell and the hall has not heard of yet; it outlives the shell. */
export interface Ledger {
  note(what: ShellEvent): void;
  /** What the hall is to be told now; it stays here until `told`. */
  untold(): Happened;
  told(happened: Happened): void;
  restarts(): number;
  restarting(): void;
  /** It ends as it should: the next start does not take it for a crash. */
  ended(): void;
  readonly isWritable: boolean;
}

const mostTimes = 1_000;

const file = z.strictObject({
  version: z.literal(1),
  happened: z.partialRecord(z.enum(shellEvents), z.int().min(0)),
  /** Wall time, milliseconds since the epoch. */
  restarts: z.array(z.number()).max(100),
  /** When the machine had started, as the shell saw it that runs now; null: none does. */
  runsSince: z.number().nullable(),
});

/** The wall may be set between two looks at it. */
const sameStartMs = 60_000;

export interface LedgerParts {
  path: string;
  log: HostLog;
  /** Wall time, and when this machine started by it; milliseconds since the epoch. */
  now: () => number;
  machineStartedAt: () => number;
}

export function openLedger({ path, log, now, machineStartedAt }: LedgerParts): Ledger {
  const read = file.safeParse(readJson(path)).data;
  const happened = new Map<ShellEvent, number>();
  for (const what of shellEvents) {
    const times = read?.happened[what] ?? 0;
    if (times > 0) happened.set(what, Math.min(times, mostTimes));
  }
  let restarts = restartsLately(read?.restarts ?? [], now());
  let isWritable = true;

  function keep(runsSince: number | null): void {
    try {
      writeWhole(
        path,
        JSON.stringify({ version: 1, happened: Object.fromEntries(happened), restarts, runsSince }),
      );
      isWritable = true;
    } catch (error) {
      if (isWritable) log.error({ error: describeFault(error) }, "what happened cannot be written down");
      isWritable = false;
    }
  }
  function add(what: ShellEvent): void {
    happened.set(what, Math.min((happened.get(what) ?? 0) + 1, mostTimes));
  }

  const startedAt = machineStartedAt();
  // Ended by nobody, and not by the machine's own end: it fell.
  const before = read?.runsSince ?? null;
  if (before !== null && Math.abs(before - startedAt) < sameStartMs) add("crashed");
  keep(startedAt);

  return {
    note(what) {
      add(what);
      keep(startedAt);
    },
    untold: () => [...happened].map(([what, times]) => ({ what, times })),
    told(heard) {
      if (heard.length === 0) return;
      for (const { what, times } of heard) {
        const left = (happened.get(what) ?? 0) - times;
        if (left > 0) happened.set(what, left);
        else happened.delete(what);
      }
      keep(startedAt);
    },
    restarts: () => restartsLately(restarts, now()).length,
    restarting() {
      restarts = [...restartsLately(restarts, now()), now()];
      add("restarted-itself");
      keep(null);
    },
    ended: () => keep(null),
    get isWritable() {
      return isWritable;
    },
  };
}
