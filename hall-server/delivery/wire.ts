/** Deliveries as pages see them. */
import type { Delivery, RegisterRow } from "../contract/delivery.ts";
import type { Deciding } from "../deciding.ts";
import { today } from "../intake/dues.ts";
import type { ApplicationRecord } from "../intake/record.ts";
import { maskedApplicant } from "../intake/reveal.ts";
import type { Viewing } from "../viewing.ts";
import { isResultElsewhere, originalsHere } from "./ready.ts";
import type { DeliveryRecord } from "./record.ts";

export type Reading = Pick<Deciding, "config" | "iso" | "now" | "vault" | "handovers">;

export const readingOf = ({ hall, config, iso, now }: Viewing): Reading => ({
  ...{ config, iso, now },
  vault: hall.vault,
  handovers: hall.handovers,
});

export function wireDelivery(
  reading: Reading,
  application: ApplicationRecord,
  record: DeliveryRecord,
): Delivery {
  const { config, iso } = reading;
  const places = reading.handovers.paper.of(application.id);
  const { post, machine } = record;
  const isSent = record.state !== "waiting" || application.wish.way === "counter";
  return {
    ...nameOf(reading, application),
    state: record.state,
    wish: application.wish.way,
    readyAt: iso(record.readyAt),
    deliverBy: application.deliverBy,
    isLate: !isSent && application.deliverBy !== null && application.deliverBy < today(reading),
    isUnclaimed: record.isUnclaimed,
    reminders: record.reminders.map(({ at, by, how }) => ({ at: iso(at), by, how })),
    post: post && { ...post, sentAt: iso(post.sentAt), changedAt: iso(post.changedAt) },
    machine: machine && {
      ...machine,
      since: iso(machine.since),
      isLocked: record.wrongCodes >= config.delivery.wrongCodes,
    },
    originalsHere: originalsHere(places).reduce((sum, { originals }) => sum + originals, 0),
    isResultElsewhere: isResultElsewhere(places),
  };
}

export function wireRegister(
  reading: Reading,
  application: ApplicationRecord,
  record: DeliveryRecord,
): RegisterRow | null {
  const { handedOver } = record;
  if (!handedOver) return null;
  const { at, way, by, collector, proofBlobIds } = handedOver;
  return {
    ...nameOf(reading, application),
    ...{ way, by, collector, proofBlobIds },
    deliveredAt: reading.iso(at),
    waybill: way === "post" || way === "other-hall" ? (record.post?.waybill ?? null) : null,
  };
}

function nameOf(
  { vault }: Reading,
  { id, number, terms, applicant, decision, certificate }: ApplicationRecord,
) {
  return {
    applicationId: id,
    number,
    itemId: terms.itemId,
    itemName: terms.itemName,
    applicant: maskedApplicant(vault, applicant),
    outcome: decision?.outcome ?? null,
    certificateNumber: certificate?.numberTextId ? vault.text(certificate.numberTextId) : null,
  };
}

/** As answers are remembered: what lies in the vault is read anew each time that one is given. */
export const withoutPerson = (delivery: Delivery): Delivery => ({
  ...delivery,
  applicant: null,
  certificateNumber: null,
});
