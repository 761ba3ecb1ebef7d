import { refuse } from "../deciding.ts";
import type { Ask } from "../queries.ts";
import { keyedHash } from "./keyed-hash.ts";

/** For the clerk at whose counter the ticket is; to everybody else there is no such ticket. */
export const draftKey: Ask<"counter:draftKey"> = ({ hall, state }, { ticketId }, asker) => {
  const counterId = state.calling.counterOf.get(asker.name);
  const isHere = counterId !== undefined && state.calling.counters.get(counterId)?.ticketId === ticketId;
  if (!isHere) return refuse("not-found", { what: "ticket" });
  return { key: keyedHash(hall.keys.drafts, `${asker.name} ${ticketId}`).toString("base64") };
};
