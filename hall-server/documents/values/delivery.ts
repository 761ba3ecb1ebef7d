/** How the result comes to the person, or came: the wish, and what the register of results says of it. */
import type { DocumentValues } from "../../contract/documents.ts";
import { pickupCode } from "../../delivery/pickup-code.ts";
import type { DeliveryRecord } from "../../delivery/record.ts";
import type { ApplicationRecord } from "../../intake/record.ts";
import { localTimeOf } from "../../time/hall-day.ts";
import { personOf } from "./person.ts";
import type { Reading } from "./values-of.ts";

type Delivery = NonNullable<DocumentValues["delivery"]>;

export function deliveryOf(reading: Reading, record: ApplicationRecord): Delivery {
  const { config, deliveries, keys } = reading;
  const delivery = deliveries.get(record.id);
  const postTo = addressOf(reading, record);
  const over = delivery?.handedOver ?? null;
  const isInMachine = delivery?.state === "in-machine";
  return {
    way: over && over.way !== "other-hall" ? over.way : record.wish.way,
    collectFrom: isInMachine ? machineOf(reading, delivery) : config.documents.collectFrom,
    collectOn: delivery ? dayOf(reading, delivery.readyAt) : null,
    pickupCode: isInMachine ? pickupCode(keys, record.id, delivery.codeRound) : null,
    waybill: delivery?.post?.waybill ?? null,
    receivedBy: over && receiverOf(reading, record, over.collector, postTo?.name ?? null),
    deliveredOn: over && dayOf(reading, over.at),
    postTo,
    results: resultsOf(reading, record),
  };
}

function resultsOf({ vault }: Reading, { terms, certificate }: ApplicationRecord): Delivery["results"] {
  if (!terms.result || !certificate) return [];
  const number = certificate.numberTextId ? (vault.text(certificate.numberTextId) ?? "") : "";
  return [{ name: terms.result.name, number, copies: 1 }];
}

function addressOf({ vault }: Reading, { wish }: ApplicationRecord): Delivery["postTo"] {
  const text = wish.addressTextId === null ? null : vault.text(wish.addressTextId);
  if (text === null) return null;
  const { name, phone, address } = JSON.parse(text) as { name: string; phone: string; address: string };
  return { name, phone, address, idNumber: null };
}

function receiverOf(
  { vault }: Reading,
  { applicant }: ApplicationRecord,
  collector: NonNullable<DeliveryRecord["handedOver"]>["collector"],
  addressee: string | null,
): string | null {
  switch (collector) {
    case "applicant":
      return personOf(vault, applicant.personId)?.name ?? null;
    case "agent":
      return personOf(vault, applicant.agentPersonId)?.name ?? null;
    case "addressee":
      return addressee;
    case "other-hall":
      return null;
    default:
      return collector satisfies never;
  }
}

function machineOf({ config }: Reading, { machine }: DeliveryRecord): string {
  const name = config.kiosks.find((kiosk) => kiosk.id === machine?.kioskId)?.name.zh;
  return name === undefined ? config.documents.collectFrom : `${name} ${machine?.compartment ?? ""}`.trim();
}

const dayOf = ({ config }: Reading, at: number) => localTimeOf(at, config.timeZone).date;
