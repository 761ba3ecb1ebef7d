import { accept, type Handlers } from "../deciding.ts";
import { delivered } from "./delivered.ts";
import { pickupCode } from "./pickup-code.ts";
import { resultTo } from "./ready.ts";

/**
 * At a machine, by ID card and code. A wrong code is counted for all that waits for this person in machines, so that a found
 * card opens nothing by trying; a card that nothing waits for is told the same.
 */
export const collectCommand: Handlers<"delivery:collect"> = {
  "delivery:collect": (deciding, { holder, code }) => {
    const { principal, config, keys, deliveries, vault } = deciding;
    const personId = holder.idNumber === undefined ? null : vault.find(holder.idNumber);
    const waiting = (personId === null ? [] : deliveries.waitingFor(personId))
      .map(({ record }) => record)
      .filter((record) => record.state === "in-machine");
    if (waiting.length === 0)
      return accept([], () => ({ outcome: "not-found" as const }), { isPassing: true });
    const open = waiting.filter(({ wrongCodes }) => wrongCodes < config.delivery.wrongCodes);
    if (open.length === 0) return accept([], () => ({ outcome: "locked" as const }), { isPassing: true });
    const record = open.find((one) => pickupCode(keys, one.applicationId, one.codeRound) === code);
    if (!record) {
      const applicationIds = open.map(({ applicationId }) => applicationId);
      return accept([{ name: "pickup-refused", data: { applicationIds, deviceId: principal.name } }], () => ({
        outcome: "not-found" as const,
      }));
    }
    const { applicationId, machine } = record;
    const kioskId = machine?.kioskId ?? "";
    if (principal.place !== kioskId)
      return accept([], () => ({ outcome: "elsewhere" as const, kioskId }), { isPassing: true });
    const application = deciding.intake.application(applicationId);
    return accept(
      [
        {
          name: "result-handed-over",
          data: {
            ...{ applicationId, collectorId: personId, by: principal.name, way: "kiosk" },
            ...{ collector: "applicant", checkedBy: "code" },
            ...{ signatureBlobId: null, signedPaperBlobId: null, proxyBlobId: null },
            moves: resultTo(deciding.handovers.paper.of(applicationId), "person"),
          },
        },
        delivered(deciding, applicationId),
      ],
      () => ({
        outcome: "handed-out" as const,
        number: application?.number ?? "",
        itemName: application?.terms.itemName ?? "",
        certificateNumber: null,
        compartment: machine?.compartment ?? "",
      }),
    );
  },
};
