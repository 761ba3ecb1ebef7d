import type { Deciding } from "../deciding.ts";
import { today } from "../intake/dues.ts";
import type { NewFact } from "../journal/fact.ts";

/** The application's own step, beside the row of the register. */
export function delivered(
  deciding: Pick<Deciding, "principal" | "config" | "now">,
  applicationId: string,
): NewFact {
  return {
    name: "application-delivered",
    data: { applicationId, by: deciding.principal.id, on: today(deciding) },
  };
}
