import type { HallError } from "../contract/errors.ts";
import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";
import { type AtCounter, atOwnCounter, wireCounter } from "./at-counter.ts";
import { placeOf } from "./choosing.ts";
import { noteReason } from "./reasons.ts";
import { counterOf } from "./state.ts";

/** Opening and closing a counter. A person has at most one; opening the same again changes nothing. */
export const openingCommands: Handlers<
  "counter:open" | "counter:pause" | "counter:resume" | "counter:close"
> = {
  "counter:open": (deciding, input) => {
    const place = placeOf(deciding, input.counterId);
    if (!place) return refuse("not-found", { what: "counter", id: input.counterId });
    const staffId = deciding.principal.name;
    const value = () => ({ counter: wireCounter(deciding, place) });
    const own = deciding.state.calling.counterOf.get(staffId);
    if (own === place.id) return accept([], value);
    if (own !== undefined) return refuse("wrong-state", { what: "counter", state: "open", counterId: own });
    const counter = counterOf(deciding.state.calling, place.id);
    if (counter.state !== "closed") {
      return refuse("counter-taken", { counterId: place.id, staffNumber: counter.staffNumber });
    }
    const staffNumber = deciding.principal.staffNumber ?? staffId;
    return accept([{ name: "counter-opened", data: { counterId: place.id, staffId, staffNumber } }], value);
  },

  "counter:pause": (deciding, input) => {
    const here = atOwnCounter(deciding);
    if ("params" in here) return here;
    if (here.counter.state === "paused") return refuse("wrong-state", { what: "counter", state: "paused" });
    const noted = noteReason(deciding, "pause", input.reason, null);
    return accept(
      [{ name: "counter-paused", data: { counterId: here.place.id, reason: noted.reason } }],
      () => ({ counter: wireCounter(deciding, here.place) }),
      { keep: noted.keep },
    );
  },

  "counter:resume": (deciding) => {
    const here = atOwnCounter(deciding);
    if ("params" in here) return here;
    if (here.counter.state !== "paused")
      return refuse("wrong-state", { what: "counter", state: here.counter.state });
    return accept([{ name: "counter-resumed", data: { counterId: here.place.id } }], () => ({
      counter: wireCounter(deciding, here.place),
    }));
  },

  /** Whoever was called or served there, or waited for it alone, goes back to the queue with the place that they had. */
  "counter:close": (deciding, input) => {
    const here = counterToClose(deciding, input.counterId);
    if ("params" in here) return here;
    const { queueing } = deciding.state;
    const own = queueing.lines.get(`counter:${here.place.id}`);
    const returned = [...(own ?? [])].map((ticket) => ticket.id);
    if (here.counter.ticketId !== null) returned.unshift(here.counter.ticketId);
    return accept(
      [{ name: "counter-closed", data: { counterId: here.place.id, by: deciding.principal.id, returned } }],
      () => ({ counter: wireCounter(deciding, here.place) }),
    );
  },
};

function counterToClose(deciding: Deciding, counterId: string | undefined): AtCounter | HallError {
  if (deciding.principal.role === "clerk") {
    const here = atOwnCounter(deciding);
    if ("params" in here) return here;
    if (counterId !== undefined && counterId !== here.place.id)
      return refuse("not-allowed", { what: "counter", counterId });
    return here;
  }
  if (counterId === undefined) return refuse("invalid-input", { field: "counterId" });
  const place = placeOf(deciding, counterId);
  if (!place) return refuse("not-found", { what: "counter", id: counterId });
  const counter = counterOf(deciding.state.calling, place.id);
  if (counter.state === "closed") return refuse("counter-not-open", { counterId });
  return { place, counter };
}
