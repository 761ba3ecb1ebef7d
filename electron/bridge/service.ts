import { z } from "zod";
import type { ServiceDoor } from "../contract/bridge.ts";
import type { GuardedDoor } from "../lock-down/service/door.ts";
import { type BridgeParts, handleChannel, small } from "./channel.ts";
import { channels } from "./channels.ts";

const nothing = z.tuple([]);
const typed = z.tuple([z.string().max(64)]);
const leaving = z.tuple([z.enum(["restart", "quit"])]);

/** `service:door`, `service:unlock`, `service:shut`, `service:leave`: one door for all windows of this shell. */
export function handleService(parts: BridgeParts, door: GuardedDoor): void {
  handleChannel<typeof nothing, ServiceDoor>(parts, {
    name: channels.door,
    words: nothing,
    limit: small,
    refusal: () => ({ kind: "no-code" }),
    answer: async () => door.stand(),
  });
  handleChannel<typeof typed, ServiceDoor>(parts, {
    name: channels.unlock,
    words: typed,
    limit: small,
    refusal: () => ({ kind: "no-code" }),
    answer: (_window, code) => door.unlock(code),
  });
  handleChannel<typeof nothing, null>(parts, {
    name: channels.shut,
    words: nothing,
    limit: small,
    refusal: () => null,
    answer: async () => {
      door.shut();
      return null;
    },
  });
  handleChannel<typeof leaving, "done" | "not-unlocked">(parts, {
    name: channels.leave,
    words: leaving,
    limit: small,
    refusal: () => "not-unlocked",
    answer: async (_window, what) => door.leave(what),
  });
}
