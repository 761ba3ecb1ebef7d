import { refuse } from "../deciding.ts";
import { today } from "../intake/dues.ts";
import type { Ask } from "../queries.ts";
import type { Viewing } from "../viewing.ts";
import { pickupCode } from "./pickup-code.ts";
import type { DeliveryRecord } from "./record.ts";
import { readingOf, wireDelivery, wireRegister } from "./wire.ts";

type Name = "deliveries:list" | "delivery:find" | "certificates:search";
/** An agent of a village or a firm may come for many. */
const mostForAgent = 50;

export const deliveryQueryHandlers: { [One in Name]: Ask<One> } = {
  "deliveries:list": (viewing, { limit, cursor, ...filter }) => {
    const { hall, config } = viewing;
    const { unclaimedSince: _, lateSince: __, ...totals } = hall.deliveries.totals(today(viewing));
    const found = hall.deliveries.list(filter, Number(cursor ?? 0) || 0, limit);
    return {
      deliveries: found.flatMap(({ record }) => wired(viewing, record)),
      cursor: found.length === limit ? String(found.at(-1)?.position ?? "") : null,
      totals,
      carriers: config.delivery.carriers,
    };
  },

  "delivery:find": (viewing, { number, holder, pickupCode: code }) => {
    const { deliveries, intake, vault } = viewing.hall;
    const personId = holder?.idNumber === undefined ? null : vault.find(holder.idNumber);
    const found = [
      ...(number === undefined ? [] : deliveries.byNumber(number.trim())),
      ...(personId === null ? [] : deliveries.waitingFor(personId)),
      ...(code === undefined
        ? []
        : deliveries
            .inMachines()
            .filter(
              ({ record }) => pickupCode(viewing.hall.keys, record.applicationId, record.codeRound) === code,
            )),
    ];
    const asAgent = (personId === null ? [] : intake.readyForAgent(personId, mostForAgent)).flatMap(
      ({ id }) => deliveries.get(id) ?? [],
    );
    const records = [...found.map(({ record }) => record), ...asAgent];
    const once = new Map(records.map((record) => [record.applicationId, record]));
    return { deliveries: [...once.values()].flatMap((record) => wired(viewing, record)) };
  },

  "certificates:search": (viewing, { limit, cursor, ...filter }) => {
    const { deliveries, intake } = viewing.hall;
    if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to)
      return refuse("invalid-input", { field: "to" });
    const found = deliveries.register(filter, Number(cursor ?? Number.MAX_SAFE_INTEGER) || 0, limit);
    const reading = readingOf(viewing);
    return {
      rows: found.flatMap(({ record }) => {
        const application = intake.application(record.applicationId);
        return (application && wireRegister(reading, application, record)) ?? [];
      }),
      total: deliveries.countRegister(filter),
      cursor: found.length === limit ? String(found.at(-1)?.position ?? "") : null,
    };
  },
};

function wired(viewing: Viewing, record: DeliveryRecord) {
  const application = viewing.hall.intake.application(record.applicationId);
  return application ? [wireDelivery(readingOf(viewing), application, record)] : [];
}
