/** What a key of the intake does, in the state that it is in. */
import { allRequiredHere } from "./draft.ts";
import type { IntakeShortcut } from "./intake-keys.ts";
import { capOf, isAtForm, type Outcome, phaseOf, type Section } from "./outcomes.ts";
import { allReused } from "./reuse.ts";
import type { Intake } from "./use-intake.ts";

const sections: Partial<Record<IntakeShortcut, Section>> = {
  "Alt M": "materials",
  "Alt T": "form",
  "Alt O": "who",
  "Alt D": "delivery",
};

export function pressIntake(intake: Intake, shortcut: IntakeShortcut, print: () => void): void {
  const { tab, item, draft, application } = intake;
  switch (shortcut) {
    case "Alt F":
      intake.openDialog("find");
      return;
    case "Alt J":
      intake.openDialog("matter");
      return;
    case "Alt B":
      if (intake.next) intake.chooseTab(intake.next.name);
      return;
    default:
  }
  if (!tab || !item) return;
  const phase = phaseOf(application);
  const isTakenIn = phase !== "intake" || !isAtForm(application, intake.isBringing);
  const section = sections[shortcut];
  if (section) {
    if (mayGoTo(section, intake)) intake.lead(section);
    return;
  }
  switch (shortcut) {
    case "Alt A":
      if (phase !== "intake") return;
      intake.change((now) => allRequiredHere(now, item));
      // The papers are here: next is what the form still asks for.
      intake.lead(null);
      return;
    case "Alt R":
      intake.change((now) => allReused(now, intake.before));
      intake.goTo("materials");
      return;
    case "Alt S":
      if (phase !== "done") intake.openDialog("scan");
      return;
    case "Alt G":
      intake.openDialog("sign");
      return;
    case "Alt K":
      if (isTakenIn) print();
      return;
    case "Alt U":
      intake.change((now) => ({ ...now, isNotDuplicate: true, isTouched: true }));
      return;
    case "Alt H":
      if (isTakenIn) intake.openAgain(item.id);
      return;
    case "Alt W":
      if (application?.may.includes("application:withdraw")) intake.openDialog("withdraw");
      return;
    default:
  }
  const key = intake.outcomes.find(({ outcome }) => capOf[outcome] === shortcut);
  if (!key) {
    // Received and no more: the way on leads through its papers.
    if (phase === "intake") intake.goTo("materials");
    return;
  }
  if (key.state === "off") {
    if (key.leadsTo) intake.goTo(key.leadsTo.section, key.leadsTo.id);
    return;
  }
  pressOutcome(intake, key.outcome, draft.certificateNumber);
}

/** Whose it is was settled when it was received; a late paper of 容缺 is all that comes then. */
function mayGoTo(section: Section, { application }: Intake): boolean {
  switch (phaseOf(application)) {
    case "intake":
    case "supplement":
      return section !== "who" || application === null;
    case "gap":
      return section === "materials";
    case "done":
      return false;
  }
}

function pressOutcome(intake: Intake, outcome: Outcome, certificateNumber: string): void {
  const { item, application } = intake;
  switch (outcome) {
    case "accept":
      if (phaseOf(application) === "gap") void intake.end({ kind: "receive" });
      else if (phaseOf(application) === "supplement") void intake.end({ kind: "bring" });
      else if (item?.isInstant)
        void intake.end({
          kind: "instant",
          certificateNumber: certificateNumber.trim(),
          signatureBlobId: intake.signature,
        });
      else void intake.end({ kind: "accept", gapMaterialIds: [], gapDays: null, isPromise: false });
      return;
    case "tellMissing":
    case "gaps":
    case "refuse":
    case "promise":
      intake.openDialog(outcome);
      return;
    case "receive":
      void intake.end({ kind: "receive" });
      return;
    default:
      outcome satisfies never;
  }
}
