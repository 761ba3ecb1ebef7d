/** How each command about an application comes to be sent. */
import type { CommandName } from "../../../hall-server/contract/commands.ts";
import type { intakeCommands } from "../../../hall-server/contract/intake-commands.ts";
import type { officeCommands } from "../../../hall-server/contract/office.ts";
import { inventedIdNumber } from "../../../hall-server/testing.ts";
import type { Stage, Who } from "./stage.ts";
import type { Input, Story } from "./story.ts";

const reason = "材料已核对";
const holder = { name: "甲乙丙", idNumber: inventedIdNumber(1), phone: "19900000000" };
const applicant = { kind: "person" as const, holder };

/** A promised item, one that a person may promise for, and an instant one. */
const promised = "old-age-allowance";
const instant = "social-security-card-activation";

/** The person stands at counter 1. */
async function there(stage: Stage): Promise<string> {
  const { ticket } = await stage.done("kiosk-1", "ticket:take", { queueId: "all-round", holder });
  await stage.done("clerk-01", "counter:open", { counterId: "1" });
  await stage.done("clerk-01", "counter:callNext");
  return ticket.id;
}

const whole = (stage: Stage, itemId: string) =>
  (stage.test.hall.items.inForce(itemId)?.item.materials ?? []).map(({ id }) => ({
    materialId: id,
    originals: 1,
  }));
const filled = (stage: Stage, itemId: string) =>
  Object.fromEntries(
    (stage.test.hall.items.inForce(itemId)?.item.form ?? []).map(({ id }) => [id, "甲乙丙的答案"]),
  );

export async function received(
  stage: Stage,
  itemId = promised,
  isWhole = true,
  more: Partial<Input<"application:receive">> = {},
): Promise<string> {
  const { application } = await stage.done("clerk-01", "application:receive", {
    itemId,
    applicant,
    materials: isWhole ? whole(stage, itemId) : [],
    fields: isWhole ? filled(stage, itemId) : {},
    isNotDuplicate: true,
    ...more,
  });
  return application.id;
}

export async function accepted(
  stage: Stage,
  more: Partial<Input<"application:receive">> = {},
): Promise<string> {
  const applicationId = await received(stage, promised, true, more);
  await stage.done("clerk-01", "application:accept", { applicationId });
  return applicationId;
}

async function reviewing(stage: Stage, more: Partial<Input<"application:receive">> = {}): Promise<string> {
  const applicationId = await accepted(stage, more);
  await stage.done("reviewer-1", "application:take", { applicationId });
  return applicationId;
}

async function inSpecialStep(stage: Stage): Promise<string> {
  const applicationId = await reviewing(stage);
  const step = { kind: "site-visit" as const, expectedDays: 3, note: reason };
  await stage.done("reviewer-1", "application:startSpecialStep", { applicationId, ...step });
  return applicationId;
}

export async function decided(
  stage: Stage,
  more: Partial<Input<"application:receive">> = {},
): Promise<string> {
  const applicationId = await reviewing(stage, more);
  await stage.done("reviewer-1", "application:decide", { applicationId, outcome: "granted" });
  return applicationId;
}

/** An application that has come so far, and the command about it; the other input is about another one of the same kind. */
function about<Name extends CommandName>(
  so: (stage: Stage) => Promise<string>,
  [who, other]: [Who, Who],
  more: object = {},
  otherMore: object = { reason: "另有原因" },
): Story<Name> {
  return async (stage) => {
    const applicationId = await so(stage);
    // The contract's schema is what says whether it is this command's input.
    const input = (fields: object): Input<Name> => fields as Input<Name>;
    return {
      who,
      other,
      input: input({ applicationId, ...more }),
      otherInput: input({ applicationId, ...more, ...otherMore }),
    };
  };
}

const clerks: [Who, Who] = ["clerk-01", "clerk-02"];
const reviewers: [Who, Who] = ["reviewer-1", "reviewer-2"];
const heads: [Who, Who] = ["head-1", "head-2"];
const none = { applicationId: "none" };

async function withGap(stage: Stage): Promise<{ applicationId: string; materialId: string }> {
  for (const { id: itemId } of stage.test.hall.config.catalog.items) {
    const item = stage.test.hall.items.inForce(itemId)?.item;
    const gap = item?.materials.find((material) => material.gapsAllowed && !material.isMain);
    if (!item || !gap || item.kind !== "promised") continue;
    const { application } = await stage.done("clerk-01", "application:receive", {
      itemId,
      applicant,
      fields: filled(stage, itemId),
      materials: whole(stage, itemId).filter(({ materialId }) => materialId !== gap.id),
    });
    const gaps = { materialIds: [gap.id] };
    await stage.done("clerk-01", "application:accept", { applicationId: application.id, gaps });
    return { applicationId: application.id, materialId: gap.id };
  }
  throw new Error("No item of this hall lets a material come late.");
}

function selfServiceItem(stage: Stage): string {
  const found = stage.test.hall.config.catalog.items.find(
    ({ id }) => stage.test.hall.items.inForce(id)?.item.isSelfService,
  );
  if (!found) throw new Error("No item of this hall is for kiosks.");
  return found.id;
}

async function submitted(stage: Stage): Promise<string> {
  const itemId = selfServiceItem(stage);
  const { application } = await stage.done("kiosk-1", "application:submit", { itemId, applicant });
  return application.id;
}

export const intakeStories: { [Name in keyof typeof intakeCommands]: Story<Name> } = {
  "application:submit": async (stage) => {
    const itemId = selfServiceItem(stage);
    return {
      who: "kiosk-1",
      other: "agent-1",
      input: { itemId, applicant, materials: whole(stage, itemId), wish: { way: "kiosk" } },
      otherInput: { itemId, applicant },
    };
  },
  "application:refusePre": about(submitted, clerks, { reason }),
  "application:receive": async (stage) => {
    const ticketId = await there(stage);
    const address = { name: "甲乙丙", phone: "19900000000", address: "示例路一号" };
    return {
      who: "clerk-01",
      other: "clerk-02",
      input: {
        ticketId,
        itemId: promised,
        fields: filled(stage, promised),
        materials: whole(stage, promised),
        wish: { way: "post", address },
      },
      otherInput: { ticketId, itemId: instant },
    };
  },
  "application:amend": about(
    (stage) => received(stage, promised, false),
    clerks,
    { materials: [{ materialId: "m1", originals: 1 }] },
    { wish: { way: "counter" } },
  ),
  "application:accept": about(received, clerks, {}, none),
  "application:tellMissing": about(
    (stage) => received(stage, promised, false),
    clerks,
    { note: "请补一寸照片" },
    { note: "请补户口簿" },
  ),
  "application:refuseIntake": about(received, clerks, {
    outcome: "not-our-remit",
    reason,
    rightAgency: "示例县民政局",
  }),
  "application:finishInstant": about(
    (stage) => received(stage, instant),
    clerks,
    { outcome: "granted", certificateNumber: "示例一号" },
    { certificateNumber: "示例二号" },
  ),
  "application:bringGap": async (stage) => {
    const { applicationId, materialId } = await withGap(stage);
    return {
      who: "clerk-01",
      other: "clerk-02",
      input: { applicationId, materials: [{ materialId, originals: 1 }] },
      otherInput: { applicationId, materials: [{ materialId, originals: 2 }] },
    };
  },
  "application:take": about(accepted, reviewers, {}, none),
  "application:giveBack": about(reviewing, ["reviewer-1", "head-1"], { to: "unit", reason }),
  "application:recuse": about(accepted, ["reviewer-1", "head-1"], { reason }),
  "application:addNote": about(reviewing, ["reviewer-1", "head-1"], { note: reason }, { note: "另一条" }),
  "application:startSpecialStep": about(
    reviewing,
    reviewers,
    { kind: "hearing", expectedDays: 10, note: reason },
    { expectedDays: 11 },
  ),
  "application:endSpecialStep": about(inSpecialStep, reviewers, { note: reason }, { note: "另一条" }),
  "application:askExtension": about(reviewing, reviewers, { days: 5, reason }),
  "application:answerExtension": about(
    async (stage) => {
      const applicationId = await reviewing(stage);
      await stage.done("reviewer-1", "application:askExtension", { applicationId, days: 5, reason });
      return applicationId;
    },
    heads,
    { isApproved: true },
    { isApproved: false },
  ),
  "application:decide": about(reviewing, reviewers, { outcome: "refused", reason }),
  "application:confirmDecision": about(
    async (stage) => {
      const itemId = twoReviewersItem(stage);
      const applicationId = await received(stage, itemId);
      await stage.done("clerk-01", "application:accept", { applicationId });
      await stage.done("reviewer-1", "application:take", { applicationId });
      await stage.done("reviewer-1", "application:decide", { applicationId, outcome: "granted" });
      return applicationId;
    },
    ["reviewer-2", "head-1"],
    { agrees: true },
    { agrees: false, reason },
  ),
  "application:makeResult": about(
    decided,
    ["reviewer-1", "clerk-01"],
    { certificateNumber: "示例一号" },
    { certificateNumber: "示例二号" },
  ),
  "application:withdraw": about(received, clerks, { reason }),
  "application:end": about(received, ["manager-1", "head-1"], { reason }),
  "application:showFields": about(received, ["clerk-01", "reviewer-1"], {}, none),
  "application:recordFalsePromise": about(
    async (stage) => (await withGap(stage)).applicationId,
    ["reviewer-1", "manager-1"],
    { reason },
  ),
  "application:clearFalsePromise": about(
    async (stage) => {
      const { applicationId } = await withGap(stage);
      await stage.done("reviewer-1", "application:recordFalsePromise", { applicationId, reason });
      return applicationId;
    },
    ["manager-1", "head-1"],
    { reason },
  ),
  "matter:open": async (stage) => {
    const ticketId = await there(stage);
    return {
      who: "clerk-01",
      other: "clerk-02",
      input: { chainId: "newborn", ticketId },
      otherInput: { chainId: "village-home", ticketId },
    };
  },
};

export const officeStories: { [Name in keyof typeof officeCommands]: Story<Name> } = {
  "application:assign": async (stage) => {
    const [applicationId, another] = [await accepted(stage), await accepted(stage)];
    const staffNumber = stage.test.hall.registry.staffNumberOf("reviewer-2");
    return {
      who: "head-1",
      other: "head-2",
      input: { applicationId, staffNumber, reason },
      otherInput: { applicationId: another, staffNumber, reason },
    };
  },
  "application:urge": about(reviewing, heads, { reason }),
};

function twoReviewersItem(stage: Stage): string {
  const found = stage.test.hall.config.catalog.items.find(
    ({ id }) => stage.test.hall.items.inForce(id)?.item.needsTwoReviewers,
  );
  if (!found) throw new Error("No item of this hall needs two reviewers.");
  return found.id;
}
