/** What a delivery's commands find before they decide. */
import type { HallError } from "../contract/errors.ts";
import { type Deciding, refuse } from "../deciding.ts";
import { type Holder, movesTo, type PaperMove, type PaperPlace } from "../handover/ledger.ts";
import type { ApplicationRecord } from "../intake/record.ts";
import type { DeliveryRecord } from "./record.ts";

export interface Ready {
  application: ApplicationRecord;
  delivery: DeliveryRecord;
  places: PaperPlace[];
}

type Asking = Pick<Deciding, "intake" | "deliveries" | "handovers">;

/** The result, where it waits to be handed out and is in one of these states. */
export function readyResult(
  { intake, deliveries, handovers }: Asking,
  applicationId: string,
  states: readonly DeliveryRecord["state"][],
): Ready | HallError {
  const application = intake.application(applicationId);
  if (!application) return refuse("not-found", { what: "application", id: applicationId });
  const delivery = deliveries.get(applicationId);
  if (!delivery || application.state !== "ready")
    return refuse("wrong-state", { what: "application", state: application.state });
  if (!states.includes(delivery.state))
    return refuse("wrong-state", { what: "delivery", state: delivery.state });
  return { application, delivery, places: handovers.paper.of(applicationId) };
}

/** On a list or missing: whoever hands it out does not have it. */
export function isResultElsewhere(places: readonly PaperPlace[]): boolean {
  return places.some(({ materialId, holder }) => materialId === null && /^(list|missing):/.test(holder));
}

/** The result goes from wherever it was made, or from the counter. */
export function resultTo(places: readonly PaperPlace[], to: Holder): PaperMove[] {
  return movesTo(places, to, ({ materialId }) => materialId === null);
}

/** The person's originals that lie at the counter. */
export function originalsHere(places: readonly PaperPlace[]): PaperPlace[] {
  return places.filter(
    ({ materialId, holder, originals }) => materialId !== null && holder === "counter" && originals > 0,
  );
}

export function originalsToPerson(places: readonly PaperPlace[]): PaperMove[] {
  return originalsHere(places).map(({ holder, ...paper }) => ({
    ...paper,
    copies: 0,
    from: holder,
    to: "person",
  }));
}
