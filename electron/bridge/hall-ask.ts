import { z } from "zod";
import { type CommandName, commandNames, commands } from "../../hall-server/contract/commands.ts";
import { type QueryName, queries, queryNames } from "../../hall-server/contract/queries.ts";
import { viewNames } from "../../hall-server/contract/views.ts";
import type { BridgeAnswer } from "../contract/bridge.ts";
import { type BridgeParts, handleChannel } from "./channel.ts";
import { channels } from "./channels.ts";
import { refuse } from "./refuse.ts";

const event = z.enum([...commandNames, ...queryNames, "view:open", "view:close"]);

const words = z.tuple([event, z.unknown()]);

const askedView = z.strictObject({
  name: z.enum(viewNames),
  params: z.record(z.string(), z.unknown()).optional(),
});

/** As long as the hall's largest frame. */
const limit = { bytes: 600_000, depth: 8 };

/** `hall:ask`: only what stands in the hall's tables, and only as it stands there. */
export function handleAsk(parts: BridgeParts): void {
  handleChannel<typeof words, BridgeAnswer>(parts, {
    name: channels.ask,
    words,
    limit,
    refusal: refuse,
    async answer(window, name, input) {
      const { success } = shapeOf(name).safeParse(input ?? {});
      return success ? window.hall.ask(name, input ?? {}) : refuse("invalid-input");
    },
  });
}

/** Whether it stands in the hall's tables, and as it stands there. */
export function mayAsk(name: unknown, input: unknown): boolean {
  const known = event.safeParse(name);
  return known.success && shapeOf(known.data).safeParse(input ?? {}).success;
}

function shapeOf(name: z.infer<typeof event>): z.ZodType {
  if (name === "view:open" || name === "view:close") return askedView;
  if (Object.hasOwn(commands, name)) return commands[name as CommandName].input;
  return queries[name as QueryName].input;
}
