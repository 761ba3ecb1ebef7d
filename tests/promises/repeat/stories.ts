/** How each command comes to be sent: what happened before it, who sends it, and who else might send the same. */
import type { CommandName } from "../../../hall-server/contract/commands.ts";
import { recordedTone } from "../../../hall-server/speech/testing.ts";
import { inventedIdNumber } from "../../../hall-server/testing.ts";
import { deliveryStories } from "./delivery-stories.ts";
import { documentStories } from "./document-stories.ts";
import { errandStories } from "./errand-stories.ts";
import { intakeStories, officeStories } from "./intake-stories.ts";
import { itemStories } from "./item-stories.ts";
import type { Stage } from "./stage.ts";
import type { Input, Story } from "./story.ts";

const holder = (serial = 1) => ({ name: "甲乙丙", idNumber: inventedIdNumber(serial), phone: "19900000000" });
const reason = "等一等";

async function ticketOf(stage: Stage, serial?: number) {
  return stage.done("kiosk-1", "ticket:take", {
    queueId: "all-round",
    ...(serial === undefined ? {} : { holder: holder(serial) }),
  });
}

/** Counter 1 has called the person, counter 2 is open. */
async function calledAt(stage: Stage) {
  const taken = await ticketOf(stage, 1);
  await stage.done("clerk-01", "counter:open", { counterId: "1" });
  await stage.done("clerk-02", "counter:open", { counterId: "2" });
  await stage.done("clerk-01", "counter:callNext");
  return taken;
}

async function servedAt(stage: Stage) {
  const taken = await calledAt(stage);
  await stage.done("clerk-01", "counter:start");
  return taken;
}

async function finishedAt(stage: Stage) {
  const taken = await servedAt(stage);
  await stage.done("clerk-01", "counter:finish");
  const invitationId = stage.test.hall.state.queueing.tickets.get(taken.ticket.id)?.invitationId;
  if (!invitationId) throw new Error("nobody was invited to rate");
  return { ...taken, invitationId };
}

/** By counter 1's clerk, of whom nothing more is told. */
function atCounter<Name extends CommandName>(
  before: (stage: Stage) => Promise<unknown>,
  input: Input<Name>,
  otherInput: Input<Name> | null,
): Story<Name> {
  return async (stage) => {
    await before(stage);
    return { who: "clerk-01", other: "clerk-02", input, otherInput };
  };
}

function byManager<Name extends CommandName>(
  input: Input<Name>,
  otherInput: Input<Name> | null,
  before: (stage: Stage) => Promise<unknown> = async () => {},
): Story<Name> {
  return async (stage) => {
    await before(stage);
    return { who: "manager-1", other: "manager-2", input, otherInput };
  };
}

const invented = (hertz: number) => recordedTone(hertz).toString("base64");

const newcomer = {
  staffNumber: "0801",
  role: "clerk",
  name: "丁某某",
  password: "only-for-the-test",
} as const;

const sign = {
  ...{ version: "1.0.0", platform: "linux-x64", uptimeSeconds: 60, memoryMegabytes: 300 },
  ...{ windows: [], isCutOff: false, notHandedIn: 0, troubles: [], happened: [] },
};

const jpeg = (serial: number) => Buffer.from([0xff, 0xd8, 0xff, 0xe0, serial, 0xff, 0xd9]).toString("base64");

export const stories: { [Name in CommandName]: Story<Name> } = {
  ...itemStories,
  "ticket:take": async () => ({
    who: "kiosk-1",
    other: "kiosk-2",
    input: { queueId: "all-round", holder: holder(), class: "soldier" },
    otherInput: { queueId: "errands", holder: holder() },
  }),
  "ticket:cancel": async (stage) => {
    const [first, second] = [await ticketOf(stage), await ticketOf(stage)];
    return {
      who: "phone",
      other: "guide-01",
      input: { token: first.token },
      otherInput: { token: second.token },
    };
  },
  "ticket:return": async (stage) => {
    const { ticket, token } = await calledAt(stage);
    await stage.done("clerk-01", "counter:skip", { reason });
    return { who: "kiosk-1", other: "clerk-02", input: { ticketId: ticket.id }, otherInput: { token } };
  },
  "ticket:addItem": async (stage) => {
    const { ticket } = await servedAt(stage);
    return {
      who: "clerk-01",
      other: "clerk-02",
      input: { ticketId: ticket.id, itemId: "id-card-renewal" },
      otherInput: { ticketId: ticket.id, itemId: "social-security-card-activation" },
    };
  },
  "ticket:reprint": async (stage) => {
    const { ticket } = await ticketOf(stage, 1);
    return {
      who: "guide-01",
      other: "kiosk-1",
      input: { holder: { idNumber: inventedIdNumber(1) } },
      otherInput: { ticketId: ticket.id },
    };
  },
  "ticket:printed": async (stage) => {
    const { ticket } = await ticketOf(stage);
    return {
      who: "kiosk-1",
      other: "kiosk-2",
      input: { ticketId: ticket.id, outcome: "printed" },
      otherInput: { ticketId: ticket.id, outcome: "unknown" },
    };
  },
  "lease:take": async () => ({
    who: "kiosk-1",
    other: "kiosk-2",
    input: { queueId: "all-round", count: 5 },
    otherInput: { queueId: "all-round", count: 6 },
  }),
  "lease:giveBack": async (stage) => {
    const { lease } = await stage.done("kiosk-1", "lease:take", { queueId: "all-round", count: 5 });
    const input = { leaseId: lease.id, ticketIds: lease.tickets.map(({ ticketId }) => ticketId) };
    const otherInput = { ...input, ticketIds: input.ticketIds.slice(1) };
    return { who: "kiosk-1", other: "kiosk-2", input, otherInput };
  },
  "ticket:handIn": async (stage) => {
    const { lease } = await stage.done("kiosk-1", "lease:take", { queueId: "all-round", count: 5 });
    stage.test.time.advanceMinutes(10);
    const takenAt = stage.test.hall.iso(stage.test.time.wall() - 60_000);
    const tickets = lease.tickets
      .slice(0, 3)
      .map(({ ticketId }, i) => ({ ticketId, takenAt, holder: holder(i) }));
    return {
      who: "kiosk-1",
      other: "kiosk-2",
      input: { tickets, clockOffsetMs: 0 },
      otherInput: { tickets: tickets.slice(1) },
    };
  },
  "counter:open": atCounter(async () => {}, { counterId: "1" }, { counterId: "3" }),
  "counter:pause": atCounter(
    (stage) => stage.done("clerk-01", "counter:open", { counterId: "1" }),
    { reason },
    { reason: "开会" },
  ),
  "counter:resume": atCounter(
    async (stage) => {
      await stage.done("clerk-01", "counter:open", { counterId: "1" });
      await stage.done("clerk-01", "counter:pause", { reason });
    },
    {},
    null,
  ),
  "counter:close": atCounter(servedAt, {}, { counterId: "1" }),
  "counter:callNext": atCounter(
    async (stage) => {
      for (let i = 0; i < 3; i += 1) await ticketOf(stage);
      await stage.done("clerk-01", "counter:open", { counterId: "1" });
      await stage.done("clerk-02", "counter:open", { counterId: "2" });
    },
    {},
    null,
  ),
  "counter:call": async (stage) => {
    const tickets = [await ticketOf(stage), await ticketOf(stage, 1), await ticketOf(stage)];
    await stage.done("clerk-01", "counter:open", { counterId: "1" });
    const ticketId = tickets[1]?.ticket.id ?? "";
    return {
      who: "clerk-01",
      other: "clerk-02",
      input: { ticketId, reason: "赶末班车" },
      otherInput: { ticketId, reason: "身体不适" },
    };
  },
  "counter:recall": atCounter(calledAt, {}, null),
  "counter:start": atCounter(calledAt, {}, null),
  "counter:finish": atCounter(servedAt, {}, null),
  "counter:skip": atCounter(calledAt, { reason }, { reason: "三次未到" }),
  "counter:hold": atCounter(servedAt, { reason }, { reason: "去补一张照片" }),
  "counter:unhold": async (stage) => {
    const { ticket } = await servedAt(stage);
    await stage.done("clerk-01", "counter:hold", { reason });
    const { ticket: another } = await ticketOf(stage);
    return {
      who: "clerk-01",
      other: "clerk-02",
      input: { ticketId: ticket.id },
      otherInput: { ticketId: another.id },
    };
  },
  "counter:transfer": atCounter(servedAt, { toCounterId: "2", reason }, { toQueueId: "errands", reason }),
  "rating:submit": async (stage) => {
    const { token } = await finishedAt(stage);
    const rating = { tags: [], comment: "等得太久，窗口没人应" };
    return {
      who: "phone",
      other: "pad-1",
      input: { token, level: 1, ...rating },
      otherInput: { token, level: 2, ...rating },
    };
  },
  "rating:decline": async (stage) => {
    const { invitationId } = await finishedAt(stage);
    return { who: "pad-1", other: "pad-2", input: { invitationId }, otherInput: { invitationId: "other" } };
  },
  "person:show": async (stage) => {
    const { ticket } = await servedAt(stage);
    const input = { ticketId: ticket.id, reason: "核对身份" };
    return {
      who: "clerk-01",
      other: "manager-1",
      input: { ...input, fields: ["name", "idNumber", "phone"] },
      otherInput: { ...input, fields: ["name"] },
    };
  },
  "person:erase": async (stage) => {
    const { ticket } = await finishedAt(stage);
    return byManager<"person:erase">(
      { ticketId: ticket.id, reason: "本人要求" },
      { ticketId: ticket.id, reason: "家人要求" },
    )(stage);
  },
  "help:call": async () => ({
    who: "kiosk-1",
    other: "guide-01",
    input: { page: "kiosk" },
    otherInput: { page: "form" },
  }),
  "help:answer": async (stage) => {
    const { helpId } = await stage.done("kiosk-1", "help:call", { page: "kiosk" });
    return { who: "guide-01", other: "guide-02", input: { helpId }, otherInput: { helpId: "other" } };
  },
  "device:report": async () => ({
    who: "kiosk-1",
    other: "kiosk-2",
    input: { deviceId: "printer", status: "paper-out", detail: { kind: "ticket-printer" } },
    otherInput: { deviceId: "printer", status: "ready" },
  }),
  "shell:report": async () => ({
    who: "kiosk-1",
    other: "pad-1",
    input: sign,
    otherInput: { ...sign, uptimeSeconds: 75 },
  }),
  "shell:picture": async (stage) => {
    await stage.done("kiosk-1", "shell:report", sign);
    const { requestId } = await stage.done("manager-1", "shell:askPicture", { deviceId: "kiosk-1" });
    return {
      who: "kiosk-1",
      other: "kiosk-2",
      input: { requestId, jpeg: jpeg(1) },
      otherInput: { requestId, jpeg: jpeg(2) },
    };
  },
  "shell:askPicture": byManager({ deviceId: "kiosk-1" }, { deviceId: "kiosk-1", window: 1 }, (stage) =>
    stage.done("kiosk-1", "shell:report", sign),
  ),
  "shell:setServiceCode": byManager({ code: "270914" }, { code: "30718452" }),
  "pairing:create": byManager({ kind: "pad", place: "1" }, { kind: "pad", place: "2" }),
  "staff:add": byManager({ user: "clerk-08", ...newcomer }, { user: "clerk-09", ...newcomer }),
  "staff:setSite": byManager(
    { user: "agent-1", siteId: "east-village" },
    { user: "agent-1", siteId: "west-village" },
  ),
  "staff:setUnits": byManager(
    { user: "reviewer-1", unitIds: ["water"] },
    { user: "reviewer-1", unitIds: ["agriculture"] },
  ),
  "staff:setPassword": byManager(
    { user: "clerk-03", password: "a-new-password" },
    { user: "clerk-03", password: "another-password" },
  ),
  "staff:deactivate": byManager({ user: "clerk-03" }, { user: "clerk-02" }),
  "device:revoke": byManager({ deviceId: "pad-2" }, { deviceId: "pad-1" }),
  "recording:keep": byManager(
    { language: "zh", word: "请", wav: invented(400) },
    { language: "zh", word: "请", wav: invented(500) },
  ),
  "recording:remove": byManager(
    { language: "zh", word: "请" },
    { language: "en", word: "ticket" },
    async (stage) => {
      await stage.done("manager-1", "recording:keep", { language: "zh", word: "请", wav: invented(400) });
      await stage.done("manager-1", "recording:keep", { language: "en", word: "ticket", wav: invented(400) });
    },
  ),
  ...intakeStories,
  ...errandStories,
  ...documentStories,
  ...deliveryStories,
  ...officeStories,
  "clock:confirm": byManager({}, null, async (stage) => stage.test.time.stepWall(10 * 60_000)),
};
