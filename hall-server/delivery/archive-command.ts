import { accept, type Deciding, type Handlers } from "../deciding.ts";
import { today } from "../intake/dues.ts";
import type { NewFact } from "../journal/fact.ts";

/** 办结·归档. What cannot be archived yet is told, and holds up no other. */
export const archiveCommand: Handlers<"delivery:archive"> = {
  "delivery:archive": (deciding, { applicationIds }) => {
    const asked = [...new Set(applicationIds)].map((applicationId) => ({
      applicationId,
      because: whyNot(deciding, applicationId),
    }));
    const archived = asked.flatMap(({ applicationId, because }) => (because === null ? [applicationId] : []));
    const left = asked.flatMap(({ applicationId, because }) =>
      because === null ? [] : [{ applicationId, because }],
    );
    const on = today(deciding);
    const facts = archived.map(
      (applicationId): NewFact => ({
        name: "application-archived",
        data: { applicationId, by: deciding.principal.id, on },
      }),
    );
    return accept(facts, () => ({ archived, left }), { isPassing: facts.length === 0 });
  },
};

type Why = "not-found" | "wrong-state" | "paper-out";

/** Its paper lies at the counter, was given back, or is known to be lost; none is with a unit or on its way. */
function whyNot(
  { intake, handovers }: Pick<Deciding, "intake" | "handovers">,
  applicationId: string,
): Why | null {
  const application = intake.application(applicationId);
  if (!application) return "not-found";
  if (application.state !== "delivered") return "wrong-state";
  const isOut = handovers.paper.of(applicationId).some(({ holder }) => /^(unit|list|missing):/.test(holder));
  return isOut ? "paper-out" : null;
}
