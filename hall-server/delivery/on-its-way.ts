import type { ApplicationProgress } from "../contract/intake.ts";
import type { Viewing } from "../viewing.ts";

/** What the person is told of a result that was sent or put into a machine; which compartment only the machine says. */
export function onItsWay({ hall, config }: Viewing, applicationId: string): ApplicationProgress["delivery"] {
  const record = hall.deliveries.get(applicationId);
  if (record?.state === "in-machine") return { state: "in-machine", carrier: null, waybill: null };
  if (record?.state !== "posted" || !record.post) return null;
  const { carrier, waybill } = record.post;
  const named = config.delivery.carriers.find(({ id }) => id === carrier)?.name ?? null;
  return { state: "posted", carrier: named, waybill };
}
