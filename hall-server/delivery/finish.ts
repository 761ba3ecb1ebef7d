/** What a delivery's answer carries beyond what is remembered: codes are computed, values of the vault read anew. */
import type { CommandValue } from "../contract/commands.ts";
import type { Delivery } from "../contract/delivery.ts";
import type { HallError } from "../contract/errors.ts";
import { type Deciding, refuse } from "../deciding.ts";
import { maskedApplicant } from "../intake/reveal.ts";
import { pickupCode } from "./pickup-code.ts";

type Finishing = Pick<Deciding, "keys" | "vault" | "intake" | "deliveries">;

const finishOne = (finishing: Finishing, { delivery }: { delivery: Delivery }) => ({
  delivery: revealed(finishing, delivery),
});

const finishCode = (finishing: Finishing, { delivery }: CommandValue<"delivery:showCode">) => {
  const round = finishing.deliveries.get(delivery.applicationId)?.codeRound ?? 0;
  return {
    delivery: revealed(finishing, delivery),
    pickupCode: pickupCode(finishing.keys, delivery.applicationId, round),
  };
};

export const finishDelivery = {
  "delivery:handOver": finishOne,
  "delivery:send": finishOne,
  "delivery:postStatus": finishOne,
  "delivery:putInMachine": finishCode,
  "delivery:takeFromMachine": finishOne,
  "delivery:showCode": finishCode,
  "delivery:remind": finishOne,
  "delivery:showAddress": (finishing: Finishing, _value: unknown, input: unknown) =>
    addressOf(finishing, (input as { applicationId: string }).applicationId),
};

/** The certificate's number and the person's masked name lie in the vault. */
function revealed({ intake, vault }: Finishing, delivery: Delivery): Delivery {
  const application = intake.application(delivery.applicationId);
  if (!application) return delivery;
  const textId = application.certificate?.numberTextId;
  return {
    ...delivery,
    applicant: maskedApplicant(vault, application.applicant),
    certificateNumber: textId ? vault.text(textId) : null,
  };
}

function addressOf(
  { intake, vault }: Finishing,
  applicationId: string,
): CommandValue<"delivery:showAddress"> | HallError {
  const textId = intake.application(applicationId)?.wish.addressTextId;
  const text = textId ? vault.text(textId) : null;
  if (text === null) return refuse("not-found", { what: "address" });
  return { address: JSON.parse(text) as CommandValue<"delivery:showAddress">["address"] };
}
