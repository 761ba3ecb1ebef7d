import type { Delivery } from "../contract/delivery.ts";
import type { HallError } from "../contract/errors.ts";
import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";
import { undrawable } from "../files/drawable.ts";
import { staffNumberOf } from "../handover/parties.ts";
import type { ApplicationRecord } from "../intake/record.ts";
import type { NewFact } from "../journal/fact.ts";
import { archiveCommand } from "./archive-command.ts";
import { collectCommand } from "./collect-command.ts";
import { checkCollector } from "./collector.ts";
import { delivered } from "./delivered.ts";
import { isResultElsewhere, originalsToPerson, type Ready, readyResult, resultTo } from "./ready.ts";
import { wireDelivery, withoutPerson } from "./wire.ts";

type Names =
  | "delivery:handOver"
  | "delivery:send"
  | "delivery:postStatus"
  | "delivery:putInMachine"
  | "delivery:takeFromMachine"
  | "delivery:showCode"
  | "delivery:collect"
  | "delivery:showAddress"
  | "delivery:remind"
  | "delivery:archive";

export const deliveryCommands: Handlers<Names> = {
  ...collectCommand,
  ...archiveCommand,

  "delivery:handOver": (deciding, input) => {
    const unfit = undrawable(deciding, input.signatureBlobId);
    if (unfit) return unfit;
    const ready = readyResult(deciding, input.applicationId, ["waiting", "in-machine"]);
    if ("code" in ready) return ready;
    const away = notHere(ready);
    if (away) return away;
    const { signatureBlobId = null, signedPaperBlobId = null, checkedBy, withOriginals } = input;
    if (signatureBlobId === null && signedPaperBlobId === null)
      return refuse("invalid-input", { field: "signature", because: "missing" });
    const { applicationId } = input;
    const checked = checkCollector(deciding, ready.application, input);
    if ("code" in checked) return checked;
    const { collector, collectorId, proxyBlobId, keep } = checked;
    const moves = [
      ...resultTo(ready.places, "person"),
      ...(withOriginals ? originalsToPerson(ready.places) : []),
    ];
    const facts: NewFact[] = [
      {
        name: "result-handed-over",
        data: {
          ...{
            applicationId,
            collector,
            collectorId,
            checkedBy,
            signatureBlobId,
            signedPaperBlobId,
            proxyBlobId,
          },
          ...{ way: "counter", by: staffNumberOf(deciding.principal), moves },
        },
      },
      delivered(deciding, applicationId),
    ];
    return accept(facts, () => answer(deciding, applicationId), { keep });
  },

  "delivery:send": (deciding, { applicationId, carrier, waybill, receiptBlobId }) => {
    const ready = readyResult(deciding, applicationId, ["waiting"]);
    if ("code" in ready) return ready;
    const away = notHere(ready);
    if (away) return away;
    if (!deciding.config.delivery.carriers.some(({ id }) => id === carrier))
      return refuse("not-found", { what: "carrier", id: carrier });
    const address = addressOn(deciding, ready.application);
    if (address === null) return refuse("wrong-state", { what: "address", because: "missing" });
    const used = letterWith(deciding, { carrier, waybill, address });
    if (used !== null) return refuse("wrong-state", { what: "waybill", because: "used", number: used });
    const by = staffNumberOf(deciding.principal);
    const moves = resultTo(ready.places, "elsewhere");
    return accept(
      [{ name: "result-posted", data: { applicationId, carrier, waybill, receiptBlobId, by, moves } }],
      () => answer(deciding, applicationId),
    );
  },

  "delivery:postStatus": (deciding, { applicationId, status }) => {
    const ready = readyResult(deciding, applicationId, ["posted"]);
    if ("code" in ready) return ready;
    const by = staffNumberOf(deciding.principal);
    const isBack = status === "returned";
    const isRefused = status === "refused";
    if (isRefused && ready.delivery.post?.status === "refused")
      return refuse("wrong-state", { what: "post", state: "refused" });
    const moves = isBack ? resultTo(ready.places, "counter") : [];
    const noted: NewFact = { name: "post-noted", data: { applicationId, status, by, moves } };
    const facts = status === "arrived" ? [noted, ...arrived(deciding, ready, by)] : [noted];
    return accept(facts, () => answer(deciding, applicationId));
  },

  "delivery:putInMachine": (deciding, { applicationId, kioskId, compartment }) => {
    const ready = readyResult(deciding, applicationId, ["waiting"]);
    if ("code" in ready) return ready;
    const away = notHere(ready);
    if (away) return away;
    if (!deciding.config.kiosks.some(({ id }) => id === kioskId))
      return refuse("not-found", { what: "kiosk", id: kioskId });
    const taken = deciding.deliveries
      .inMachines()
      .some(
        ({ record }) => record.machine?.kioskId === kioskId && record.machine.compartment === compartment,
      );
    if (taken) return refuse("wrong-state", { what: "compartment", because: "taken" });
    // The machine asks for their card.
    const { personId } = ready.application.applicant;
    if (personId === null || deciding.vault.read(personId)?.idNumber === undefined)
      return refuse("wrong-state", { what: "person", because: "unknown" });
    const by = staffNumberOf(deciding.principal);
    return accept(
      [{ name: "result-put-in-machine", data: { applicationId, kioskId, compartment, by } }],
      () => ({ ...answer(deciding, applicationId), pickupCode: "" }),
    );
  },

  "delivery:takeFromMachine": (deciding, { applicationId }) => {
    const ready = readyResult(deciding, applicationId, ["in-machine"]);
    if ("code" in ready) return ready;
    const by = staffNumberOf(deciding.principal);
    return accept([{ name: "result-taken-from-machine", data: { applicationId, by } }], () =>
      answer(deciding, applicationId),
    );
  },

  "delivery:showCode": (deciding, { applicationId }) => {
    const ready = readyResult(deciding, applicationId, ["in-machine"]);
    if ("code" in ready) return ready;
    const isNew = ready.delivery.wrongCodes > 0;
    const by = staffNumberOf(deciding.principal);
    return accept([{ name: "pickup-code-shown", data: { applicationId, isNew, by } }], () => ({
      ...answer(deciding, applicationId),
      pickupCode: "",
    }));
  },

  "delivery:showAddress": (deciding, { applicationId }) => {
    const application = deciding.intake.application(applicationId);
    if (!application) return refuse("not-found", { what: "application", id: applicationId });
    if (application.wish.addressTextId === null) return refuse("not-found", { what: "address" });
    const by = staffNumberOf(deciding.principal);
    return accept([{ name: "delivery-address-shown", data: { applicationId, by } }], () => ({
      address: { name: "", phone: "", address: "" },
    }));
  },

  "delivery:remind": (deciding, { applicationId, how }) => {
    const ready = readyResult(deciding, applicationId, ["waiting", "in-machine"]);
    if ("code" in ready) return ready;
    const by = staffNumberOf(deciding.principal);
    return accept([{ name: "collection-reminded", data: { applicationId, how, by } }], () =>
      answer(deciding, applicationId),
    );
  },
};

/** The letter was taken: handed over by the post. */
function arrived(deciding: Deciding, { application, places }: Ready, by: string): NewFact[] {
  const applicationId = application.id;
  return [
    {
      name: "result-handed-over",
      data: {
        ...{ applicationId, by, way: "post", collector: "addressee", checkedBy: "post" },
        ...{ collectorId: null, signatureBlobId: null, signedPaperBlobId: null, proxyBlobId: null },
        moves: resultTo(places, "person"),
      },
    },
    delivered(deciding, applicationId),
  ];
}

/** As it was written down; null where there is none, or it went with its person. */
function addressOn({ vault }: Pick<Deciding, "vault">, { wish }: ApplicationRecord): string | null {
  return wish.addressTextId === null ? null : vault.text(wish.addressTextId);
}

/** The application whose letter has this number: only what is in one envelope, to one addressee, shares it. Null: it is new. */
function letterWith(
  deciding: Pick<Deciding, "deliveries" | "intake" | "vault">,
  { carrier, waybill, address }: { carrier: string; waybill: string; address: string },
): string | null {
  for (const { record } of deciding.deliveries.withWaybill(waybill)) {
    const other = deciding.intake.application(record.applicationId);
    if (record.post?.carrier !== carrier || !other) continue;
    const isOnItsWay = record.state === "posted" && record.post.status === "sent";
    if (!isOnItsWay || addressOn(deciding, other) !== address) return other.number;
  }
  return null;
}

/** Paper that is on a list, or goes to another hall, is not handed out here. */
function notHere({ application, places }: Ready): HallError | null {
  if (isResultElsewhere(places)) return refuse("wrong-state", { what: "result", because: "on-its-way" });
  if (application.channel === "other-hall")
    return refuse("wrong-state", { what: "result", because: "other-hall" });
  return null;
}

function answer(deciding: Deciding, applicationId: string): { delivery: Delivery } {
  const application = deciding.intake.application(applicationId);
  const delivery = deciding.deliveries.get(applicationId);
  if (!application || !delivery) throw new Error("A delivery was decided and is not there.");
  return { delivery: withoutPerson(wireDelivery(deciding, application, delivery)) };
}
