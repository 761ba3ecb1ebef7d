/** How each command about an errand comes to be sent: agent 1 sits in the town, agent 2 where the story needs one. */
import type { errandCommands } from "../../../hall-server/contract/errands.ts";
import type { Stage } from "./stage.ts";
import type { Input, Story } from "./story.ts";

type ErrandCommand = keyof typeof errandCommands;
/** What is sent beyond the errand's id. */
type More<Name extends ErrandCommand> = Omit<Input<Name>, "errandId">;

const reason = "不办了";
const entrusted = {
  way: "errand",
  holder: { name: "甲乙丙", phone: "19900000000" },
  wish: "想办一件事",
} as const;

async function inHand(stage: Stage): Promise<string> {
  return (await stage.done("agent-1", "errand:entrust", entrusted)).errand.id;
}

/** In two tasks, both agent 1's. */
async function split(stage: Stage): Promise<{ errandId: string; taskId: string }> {
  const errandId = await inHand(stage);
  const tasks = ["核对户籍", "递交申请"].map((what) => ({ what, assignee: "agent-1" }));
  const { errand } = await stage.done("agent-1", "errand:split", { errandId, tasks });
  return { errandId, taskId: errand.tasks[0]?.id ?? "" };
}

/** From a village, and here nobody has taken it up. */
async function handedUp(stage: Stage): Promise<string> {
  stage.test.hall.registry.setSite("agent-2", "east-village");
  const { errand } = await stage.done("agent-2", "errand:entrust", entrusted);
  await stage.done("agent-2", "errand:handUp", { errandId: errand.id, toSiteId: "town" });
  return errand.id;
}

async function done(stage: Stage): Promise<string> {
  const errandId = await inHand(stage);
  await stage.done("agent-1", "errand:finish", { errandId });
  return errandId;
}

async function delivered(stage: Stage): Promise<string> {
  const errandId = await done(stage);
  await stage.done("agent-1", "errand:deliver", { errandId });
  return errandId;
}

function told<Name extends ErrandCommand>(
  before: (stage: Stage) => Promise<string>,
  more: More<Name>,
  other: More<Name> | null,
): Story<Name> {
  return async (stage) => {
    const errandId = await before(stage);
    const whole = (input: More<Name>) => ({ errandId, ...input }) as unknown as Input<Name>;
    return { who: "agent-1", other: "agent-2", input: whole(more), otherInput: other && whole(other) };
  };
}

export const errandStories: { [Name in ErrandCommand]: Story<Name> } = {
  "errand:entrust": async () => ({
    ...{ who: "agent-1", other: "agent-2" },
    input: { ...entrusted },
    otherInput: { ...entrusted, way: "home-visit" },
  }),
  "errand:handUp": told<"errand:handUp">(inHand, { toSiteId: "county" }, { toSiteId: "city" }),
  "errand:takeUp": told<"errand:takeUp">(handedUp, {}, null),
  "errand:sendBack": told<"errand:sendBack">(handedUp, { reason }, { reason: "另一个原因" }),
  "errand:split": told<"errand:split">(
    inHand,
    { tasks: [{ what: "核对户籍", assignee: "agent-1" }] },
    { tasks: [{ what: "递交申请", assignee: "agent-1" }] },
  ),
  "errand:assign": async (stage) => ({
    ...{ who: "agent-1", other: "agent-2" },
    ...inputs<"errand:assign">(await split(stage), { assignee: "agent-2" }, { assignee: "agent-1" }),
  }),
  "errand:urge": told<"errand:urge">(inHand, { note: "请尽快" }, { note: "再请尽快" }),
  "errand:feedBack": told<"errand:feedBack">(inHand, { note: "已递交" }, { note: "已受理" }),
  "errand:payFee": told<"errand:payFee">(
    inHand,
    { what: "工本费", cents: 500 },
    { what: "工本费", cents: 600 },
  ),
  "errand:finish": told<"errand:finish">(inHand, { note: "办好了" }, {}),
  "errand:deliver": told<"errand:deliver">(done, {}, { signatureBlobId: "a".repeat(64) }),
  "errand:callBack": told<"errand:callBack">(delivered, { answer: "satisfied" }, { answer: "partly" }),
  "errand:print": told<"errand:print">(inHand, {}, null),
  "errand:withdraw": told<"errand:withdraw">(inHand, { reason }, { reason: "另一个原因" }),
};

function inputs<Name extends ErrandCommand>(ids: object, more: object, other: object) {
  return {
    input: { ...ids, ...more } as unknown as Input<Name>,
    otherInput: { ...ids, ...other } as unknown as Input<Name>,
  };
}
