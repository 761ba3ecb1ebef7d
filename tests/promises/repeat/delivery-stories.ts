/** How each command about paper, results, the seal and other halls comes to be sent. */
import type { CommandName } from "../../../hall-server/contract/commands.ts";
import type { deliveryCommands } from "../../../hall-server/contract/delivery.ts";
import type { elsewhereCommands } from "../../../hall-server/contract/elsewhere.ts";
import type { handoverCommands } from "../../../hall-server/contract/handover.ts";
import type { sealCommands } from "../../../hall-server/contract/seal.ts";
import { smallPng } from "../../../hall-server/files/testing.ts";
import { inventedIdNumber } from "../../../hall-server/testing.ts";
import { accepted, decided, received } from "./intake-stories.ts";
import type { Stage, Who } from "./stage.ts";
import type { Input, Story } from "./story.ts";

const holder = { name: "甲乙丙", idNumber: inventedIdNumber(1), phone: "19900000000" };
const clerks: [Who, Who] = ["clerk-01", "clerk-02"];
const managers: [Who, Who] = ["manager-1", "manager-2"];
const posted = { carrier: "ems", waybill: "EA00000001CN" };
const machine = { kioskId: "1", compartment: "B07" };
const collector = { kind: "applicant" as const, holder };

/** A file that all of these have sent. */
function blob(stage: Stage, ...who: Who[]): string {
  const { files, clock } = stage.test.hall;
  const { blobId } = files.store.put(smallPng("proof", 8));
  for (const one of who) files.uploads.note(blobId, stage.principal(one).id, clock.now());
  return blobId;
}

function told<Name extends CommandName>(
  [who, other]: [Who, Who],
  so: (stage: Stage) => Promise<object>,
  otherMore: object | null,
): Story<Name> {
  return async (stage) => {
    const input = await so(stage);
    // The contract's schema is what says whether it is this command's input.
    const typed = (fields: object): Input<Name> => fields as Input<Name>;
    return { who, other, input: typed(input), otherInput: otherMore && typed({ ...input, ...otherMore }) };
  };
}

async function prepared(stage: Stage): Promise<string> {
  const applicationId = await accepted(stage);
  const { handover } = await stage.done("clerk-01", "handover:prepare", listOf(stage, applicationId));
  return handover.id;
}

function listOf(stage: Stage, applicationId: string) {
  const application = stage.test.hall.intake.application(applicationId);
  const [materialId = ""] = application?.terms.materials.map(({ id }) => id) ?? [];
  return { unitId: application?.unitId ?? "", lines: [{ applicationId, materialId, originals: 1 }] };
}

async function handed(stage: Stage): Promise<string> {
  const handoverId = await prepared(stage);
  await stage.done("clerk-01", "handover:hand", { handoverId });
  return handoverId;
}

async function ready(stage: Stage, wish?: { way: "post" }): Promise<string> {
  const applicationId = await decided(stage, wish ? { wish: postTo } : {});
  await stage.done("reviewer-1", "application:makeResult", { applicationId });
  return applicationId;
}

const postTo = {
  way: "post" as const,
  address: { name: "甲乙丙", phone: "19900000000", address: "示例镇一号" },
};

async function sent(stage: Stage): Promise<string> {
  const applicationId = await ready(stage, { way: "post" });
  const receiptBlobId = blob(stage, ...clerks);
  await stage.done("clerk-01", "delivery:send", { applicationId, ...posted, receiptBlobId });
  return applicationId;
}

async function inMachine(stage: Stage): Promise<{ applicationId: string; pickupCode: string }> {
  const applicationId = await ready(stage);
  const { pickupCode } = await stage.done("clerk-01", "delivery:putInMachine", { applicationId, ...machine });
  return { applicationId, pickupCode };
}

async function elsewhere(stage: Stage): Promise<string> {
  const applicationId = await received(stage);
  await stage.done("clerk-01", "elsewhere:send", { applicationId, siteId: "county", ...posted });
  return applicationId;
}

const takenIn = (stage: Stage) => {
  const item = stage.test.hall.items.inForce("old-age-allowance")?.item;
  return {
    ...{ siteId: "city", theirNumber: "示市0001", itemId: "old-age-allowance" },
    applicant: { kind: "person" as const, holder },
    materials: (item?.materials ?? []).map(({ id }) => ({ materialId: id, originals: 1 })),
    fields: Object.fromEntries((item?.form ?? []).map(({ id }) => [id, "甲乙丙的答案"])),
  };
};

type Names =
  | keyof typeof handoverCommands
  | keyof typeof deliveryCommands
  | keyof typeof sealCommands
  | keyof typeof elsewhereCommands;

export const deliveryStories: { [Name in Names]: Story<Name> } = {
  "handover:prepare": told(clerks, async (stage) => listOf(stage, await accepted(stage)), { unitId: "none" }),
  "handover:hand": told(clerks, async (stage) => ({ handoverId: await prepared(stage) }), {
    handoverId: "none",
  }),
  "handover:cancel": told(clerks, async (stage) => ({ handoverId: await prepared(stage) }), {
    handoverId: "none",
  }),
  "handover:receive": told(
    ["reviewer-1", "reviewer-2"],
    async (stage) => ({ handoverId: await handed(stage) }),
    { handoverId: "none" },
  ),
  "handover:settle": told(
    ["reviewer-1", "reviewer-2"],
    async (stage) => {
      const handoverId = await handed(stage);
      const exceptions = [{ line: 0, outcome: "missing" as const }];
      await stage.done("reviewer-1", "handover:receive", { handoverId, exceptions });
      return { handoverId, line: 0, outcome: "found" };
    },
    { outcome: "lost" },
  ),
  "handover:print": told(clerks, async (stage) => ({ handoverId: await handed(stage) }), {
    handoverId: "none",
  }),

  "delivery:handOver": told(
    clerks,
    async (stage) => ({
      ...{ applicationId: await ready(stage), collector, checkedBy: "card" },
      signatureBlobId: blob(stage, ...clerks),
    }),
    { withOriginals: false },
  ),
  "delivery:send": told(
    clerks,
    async (stage) => ({
      ...{ applicationId: await ready(stage, { way: "post" }), ...posted },
      receiptBlobId: blob(stage, ...clerks),
    }),
    { waybill: "EA00000002CN" },
  ),
  "delivery:postStatus": told(
    clerks,
    async (stage) => ({ applicationId: await sent(stage), status: "refused" }),
    { status: "returned" },
  ),
  "delivery:putInMachine": told(
    clerks,
    async (stage) => ({ applicationId: await ready(stage), ...machine }),
    { compartment: "B08" },
  ),
  "delivery:takeFromMachine": told(
    clerks,
    async (stage) => ({ applicationId: (await inMachine(stage)).applicationId }),
    { applicationId: "none" },
  ),
  "delivery:showCode": told(
    clerks,
    async (stage) => ({ applicationId: (await inMachine(stage)).applicationId }),
    { applicationId: "none" },
  ),
  "delivery:collect": told(
    ["kiosk-1", "kiosk-2"],
    async (stage) => ({ holder, code: (await inMachine(stage)).pickupCode }),
    { holder: { name: "丁戊己", idNumber: inventedIdNumber(2) } },
  ),
  "delivery:showAddress": told(
    clerks,
    async (stage) => ({ applicationId: await ready(stage, { way: "post" }) }),
    { applicationId: "none" },
  ),
  "delivery:remind": told(clerks, async (stage) => ({ applicationId: await ready(stage), how: "phone" }), {
    how: "letter",
  }),
  "delivery:archive": told(
    clerks,
    async (stage) => {
      const applicationId = await ready(stage);
      await stage.done("clerk-01", "delivery:handOver", {
        ...{ applicationId, collector, checkedBy: "card" },
        signatureBlobId: blob(stage, ...clerks),
      });
      return { applicationIds: [applicationId] };
    },
    { applicationIds: ["none"] },
  ),

  "seal:keep": told(
    managers,
    async (stage) => ({ blobId: blob(stage, ...managers), name: "示例镇综合便民服务中心" }),
    { name: "另一枚" },
  ),
  "seal:putAway": told(
    managers,
    async (stage) => {
      await stage.done("manager-1", "seal:keep", { blobId: blob(stage, ...managers), name: "章" });
      return { reason: "换章" };
    },
    { reason: "另有原因" },
  ),

  "elsewhere:send": told(
    clerks,
    async (stage) => ({ applicationId: await received(stage), siteId: "county", ...posted }),
    { siteId: "city" },
  ),
  "elsewhere:report": told(
    clerks,
    async (stage) => ({ applicationId: await elsewhere(stage), status: "arrived" }),
    { status: "needs-more" },
  ),
  "elsewhere:import": told(
    clerks,
    async (stage) => {
      const number = stage.test.hall.intake.application(await elsewhere(stage))?.number ?? "";
      return { siteId: "county", rows: [{ number, status: "arrived" }] };
    },
    { siteId: "city" },
  ),
  "elsewhere:resultCame": told(
    clerks,
    async (stage) => {
      const applicationId = await elsewhere(stage);
      await stage.done("clerk-01", "elsewhere:report", { applicationId, status: "accepted" });
      const decision = { status: "decided" as const, outcome: "granted" as const };
      await stage.done("clerk-01", "elsewhere:report", { applicationId, ...decision });
      return { applicationId };
    },
    { applicationId: "none" },
  ),
  "elsewhere:takeIn": told(clerks, async (stage) => takenIn(stage), { theirNumber: "示市0002" }),
  "elsewhere:sendBack": told(
    clerks,
    async (stage) => {
      const { application } = await stage.done("clerk-01", "elsewhere:takeIn", takenIn(stage));
      const one = { applicationId: application.id };
      await stage.done("clerk-01", "application:accept", one);
      await stage.done("reviewer-1", "application:take", one);
      await stage.done("reviewer-1", "application:decide", { ...one, outcome: "granted" });
      await stage.done("reviewer-1", "application:makeResult", one);
      return { ...one, ...posted };
    },
    { waybill: "EA00000002CN" },
  ),
};
