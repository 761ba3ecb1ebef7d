/**
 * Every command by everybody in every state. What must be allowed was written here by hand from the law and the rules of
 * the trade, without looking at the table that decides it.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CommandName } from "../contract/commands.ts";
import type { ApplicationState } from "../contract/intake.ts";
import { applicationStates } from "../contract/lists.ts";
import type { Principal } from "../deciding.ts";
import { queryHandlers } from "../queries.ts";
import type { TestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import {
  accept,
  acceptWithGap,
  agent,
  clerk,
  findItem,
  gapItem,
  gapOf,
  head,
  holderOf,
  instantItem,
  kiosk,
  manager,
  openIntake,
  otherReviewer,
  reason,
  receive,
  recordOf,
  reviewer,
  strangeHead,
  strangeReviewer,
  twoReviewersItem,
} from "./testing.ts";

let hall: TestHall;
beforeAll(() => {
  hall = openIntake();
});
afterAll(() => hall.hall.stop());

const everybody = {
  clerk,
  agent,
  reviewer,
  otherReviewer,
  strangeReviewer,
  head,
  strangeHead,
  manager,
  kiosk,
};
type Who = keyof typeof everybody;
type State = ApplicationState;

const open: State[] = ["submitted", "received", "supplementing", "accepted", "reviewing", "special-step"];
const atUnit: State[] = ["accepted", "reviewing", "special-step"];
const any = [...applicationStates];
/** It rests on somebody's word: what is made here has a gap from its acceptance on. */
const onAWord = any.filter(
  (state) => !["submitted", "received", "supplementing", "pre-refused", "not-accepted"].includes(state),
);
const unit: Who[] = ["reviewer", "otherReviewer", "head"];

/** In which states, by whom, and in which state it is afterwards. `reviewer` has taken it up, where somebody has. */
const allowed: Record<string, { in: State[]; by: Who[]; to: State | null; more?: object }> = {
  "application:receive": { in: ["submitted"], by: ["clerk"], to: "received" },
  "application:refusePre": { in: ["submitted"], by: ["clerk"], to: "pre-refused", more: { reason } },
  "application:amend": {
    in: ["received", "supplementing"],
    by: ["clerk"],
    to: null,
    more: { wish: { way: "counter" } },
  },
  "application:accept": { in: ["received"], by: ["clerk"], to: "accepted" },
  "application:tellMissing": { in: ["received"], by: ["clerk"], to: "supplementing", more: { note: reason } },
  "application:refuseIntake": {
    in: ["received"],
    by: ["clerk"],
    to: "not-accepted",
    more: { outcome: "not-needed", reason },
  },
  "application:finishInstant": {
    in: ["received"],
    by: ["clerk"],
    to: "delivered",
    more: { outcome: "granted" },
  },
  "application:bringGap": { in: atUnit, by: ["clerk"], to: null },
  "application:take": { in: ["accepted"], by: ["reviewer", "otherReviewer"], to: "reviewing" },
  "application:giveBack": {
    in: ["reviewing"],
    by: ["reviewer", "head"],
    to: "accepted",
    more: { to: "unit", reason },
  },
  "application:recuse": { in: ["accepted", "reviewing"], by: unit, to: null, more: { reason } },
  "application:addNote": {
    in: ["reviewing", "special-step"],
    by: ["reviewer", "head"],
    to: null,
    more: { note: reason, blobIds: [] },
  },
  "application:startSpecialStep": {
    in: ["reviewing"],
    by: ["reviewer"],
    to: "special-step",
    more: { kind: "hearing", expectedDays: 20, note: reason },
  },
  "application:endSpecialStep": {
    in: ["special-step"],
    by: ["reviewer", "head"],
    to: "reviewing",
    more: { note: reason },
  },
  "application:askExtension": { in: ["reviewing"], by: ["reviewer"], to: null, more: { days: 10, reason } },
  "application:answerExtension": {
    in: ["reviewing", "special-step"],
    by: ["head"],
    to: null,
    more: { isApproved: true },
  },
  "application:decide": {
    in: ["reviewing"],
    by: ["reviewer"],
    to: "decided",
    more: { outcome: "refused", reason },
  },
  "application:confirmDecision": {
    in: ["reviewing"],
    by: ["otherReviewer", "head"],
    to: "decided",
    more: { agrees: true },
  },
  "application:makeResult": { in: ["decided"], by: ["clerk", "reviewer", "otherReviewer"], to: "ready" },
  "application:withdraw": { in: open, by: ["clerk"], to: "withdrawn", more: { reason } },
  "application:end": { in: open, by: ["head", "manager"], to: "ended", more: { reason } },
  "application:showFields": { in: any, by: ["clerk", ...unit], to: null },
  "application:recordFalsePromise": { in: onAWord, by: [...unit, "manager"], to: null, more: { reason } },
  "application:clearFalsePromise": { in: any, by: ["head", "manager"], to: null, more: { reason } },
  "application:assign": {
    in: ["accepted", "reviewing"],
    by: ["head"],
    to: "reviewing",
    more: { staffNumber: otherReviewer.name, reason },
  },
  "application:urge": {
    in: ["accepted", "reviewing", "special-step", "decided"],
    by: ["head"],
    to: null,
    more: { reason },
  },
};
const commandNames = Object.keys(allowed) as CommandName[];

let serial = 0;

/** An application in a state, come there in the usual way; what it needs for a command beyond its state is there too. */
async function make(state: State, command: CommandName | null): Promise<string> {
  serial += 1;
  const done = (who: Principal, name: CommandName, input: object) => hall.done(who, name, input as never);
  const noted = (name: "application-delivered" | "application-archived", id: string) =>
    hall.hall.noteAll(() => [{ name, data: { applicationId: id, by: "hall", on: "2026-03-02" } }]);
  switch (state) {
    case "submitted": {
      const item = findItem(hall, (one) => one.isSelfService);
      const applicant = { kind: "person" as const, holder: holderOf(serial) };
      return (await hall.done(kiosk, "application:submit", { itemId: item.id, applicant })).application.id;
    }
    case "received":
      return receive(hall, {
        serial,
        ...(command === "application:finishInstant" ? { item: instantItem(hall) } : {}),
      });
    case "supplementing": {
      const id = await receive(hall, { serial });
      await done(clerk, "application:tellMissing", { applicationId: id, note: reason });
      return id;
    }
    case "accepted":
      if (command === "application:clearFalsePromise") {
        const id = await acceptWithGap(hall, serial);
        await done(manager, "application:recordFalsePromise", { applicationId: id, reason });
        return id;
      }
      return acceptWithGap(hall, serial);
    case "reviewing": {
      if (command === "application:confirmDecision") {
        const id = await accept(hall, { serial, item: twoReviewersItem(hall) });
        await done(reviewer, "application:take", { applicationId: id });
        await done(reviewer, "application:decide", { applicationId: id, outcome: "granted" });
        return id;
      }
      const id = await make("accepted", command);
      await done(reviewer, "application:take", { applicationId: id });
      if (command === "application:answerExtension")
        await done(reviewer, "application:askExtension", { applicationId: id, days: 5, reason });
      return id;
    }
    case "special-step": {
      const id = await make("reviewing", command);
      const step = { kind: "testing", expectedDays: 5, note: reason };
      await done(reviewer, "application:startSpecialStep", { applicationId: id, ...step });
      return id;
    }
    case "decided": {
      const id = await make("reviewing", command === "application:confirmDecision" ? null : command);
      await done(reviewer, "application:decide", { applicationId: id, outcome: "refused", reason });
      return id;
    }
    case "ready": {
      const id = await make("decided", command);
      await done(clerk, "application:makeResult", { applicationId: id });
      return id;
    }
    case "delivered": {
      const id = await make("ready", command);
      noted("application-delivered", id);
      return id;
    }
    case "archived": {
      const id = await make("delivered", command);
      noted("application-archived", id);
      return id;
    }
    case "pre-refused": {
      const id = await make("submitted", command);
      await done(clerk, "application:refusePre", { applicationId: id, reason });
      return id;
    }
    case "not-accepted": {
      const id = await make("received", null);
      await done(clerk, "application:refuseIntake", { applicationId: id, outcome: "not-needed", reason });
      return id;
    }
    case "withdrawn":
    case "ended": {
      const id = await make("accepted", command);
      if (state === "ended") await done(head, "application:end", { applicationId: id, reason });
      else await done(clerk, "application:withdraw", { applicationId: id, reason });
      return id;
    }
    case "terminated": {
      const id = await make("accepted", command);
      hall.hall.noteAll(() => [
        { name: "application-terminated", data: { applicationId: id, by: "hall", because: "gap-overdue" } },
      ]);
      return id;
    }
  }
}

/** Only somebody with a broken promise can have it repaired. */
const couldBe = (command: CommandName, state: State) =>
  command !== "application:clearFalsePromise" || onAWord.includes(state);

function inputOf(command: CommandName, applicationId: string): object {
  const gap = { materialId: gapOf(gapItem(hall)), originals: 1 };
  const more = command === "application:bringGap" ? { materials: [gap] } : allowed[command]?.more;
  return { applicationId, ...more };
}

test("the hand-written table names every command about an application", async () => {
  const { intakeCommands } = await import("../contract/intake-commands.ts");
  const { officeCommands } = await import("../contract/office.ts");
  const named = Object.keys({ ...intakeCommands, ...officeCommands }).filter(
    (name) => name !== "application:submit" && name !== "matter:open",
  );
  expect(commandNames.toSorted()).toEqual(named.toSorted());
});

test.each(applicationStates)("%s", async (state) => {
  const ordinary = await make(state, null);
  const needsOwn: CommandName[] = [
    "application:confirmDecision",
    "application:answerExtension",
    "application:clearFalsePromise",
    "application:finishInstant",
  ];
  for (const command of commandNames) {
    const row = allowed[command];
    if (!row) continue;
    const isState = row.in.includes(state) && couldBe(command, state);
    const subject = needsOwn.includes(command) && isState ? await make(state, command) : ordinary;
    for (const [name, who] of Object.entries(everybody)) {
      const may = isState && row.by.includes(name as Who);
      const what = `${command} by ${name} in ${state}`;
      const applicationId = may ? await make(state, command) : subject;
      expect(recordOf(hall, applicationId).state, "it is in the state").toBe(state);
      // The buttons that a page draws say the same.
      const read = queryHandlers["application:get"](viewingOf(hall.hall), { applicationId }, who);
      const shown = "application" in read ? read.application.may : [];
      if (isState && command !== "application:receive")
        expect(shown.includes(command), `${what}, its button`).toBe(may);
      const before = recordOf(hall, applicationId);
      const answer = await hall.send(who, command, inputOf(command, applicationId) as never);
      const after = recordOf(hall, applicationId);
      expect(answer.ok, `${what}: ${JSON.stringify(answer)}`).toBe(may);
      if (!may) expect(after, what).toEqual(before);
      else if (row.to) expect(after.state, what).toBe(row.to);
      else if (command !== "application:recuse") expect(after.state, what).toBe(state);
    }
  }
});
