import { refuse } from "../deciding.ts";
import type { Ask } from "../queries.ts";
import { keyedHash } from "./keyed-hash.ts";

/** For the clerk at whose counter the ticket is, and for nobody else: what was typed there is readable nowhere else. */
export const draftKey: Ask<"counter:draftKey"> = ({ hall, state }, { ticketId }, asker) => {
  const counterId = state.calling.counterOf.get(asker.name);
  const isHere = counterId !== undefined && state.calling.counters.get(counterId)?.ticketId === ticketId;
  if (!isHere) return refuse("not-allowed", { what: "draft", because: "not-at-your-counter" });
  return { key: keyedHash(hall.keys.drafts, `${asker.name} ${ticketId}`).toString("base64") };
};
