/** An errand's whole way: from a village to town and city, split and done there, back to the person, and the call afterwards. */
import { afterAll, expect, test } from "vitest";
import { forgetTestHall, inventedIdNumber, staff } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { errandAnswers } from "./queries.ts";
import { openHallWithAgents } from "./testing.ts";

const { test: hall, agents } = openHallWithAgents();
const { east, town, city } = agents;
let current = hall;
afterAll(() => forgetTestHall(current));

function ask(principal: typeof east) {
  const input = { which: "below" as const, limit: 30 };
  const answer = errandAnswers["errands:list"](viewingOf(current.hall), input, principal);
  if ("code" in answer) throw new Error(answer.code);
  return answer;
}

const holder = { name: "甲乙丙", idNumber: inventedIdNumber(11), phone: "19900000000" };

test("taken on in the village, handed up twice, split in the city, done, delivered and called back", async () => {
  const { errand } = await hall.done(east, "errand:entrust", {
    way: "errand",
    itemIds: ["old-age-allowance"],
    wish: "老人行动不便，想办高龄津贴",
    holder,
    papers: [{ name: "户口簿", originals: 1, copies: 0 }],
  });
  const errandId = errand.id;
  // Monday 2 March: three working days for the village.
  expect(errand).toMatchObject({
    state: "handling",
    person: "甲*",
    dueOn: "2026-03-05",
    fromSiteId: "east-village",
  });
  expect(errand.number).toBe("D2603020001");
  expect(errand.papers).toEqual([{ name: "户口簿", originals: 1, copies: 0 }]);

  await hall.done(east, "errand:handUp", { errandId, toSiteId: "town" });
  await hall.done(town, "errand:takeUp", { errandId });
  await hall.done(town, "errand:handUp", { errandId, toSiteId: "city", note: "市级事项" });
  const taken = await hall.done(city, "errand:takeUp", { errandId });
  expect(taken.errand).toMatchObject({
    state: "handling",
    atSiteId: "city",
    agent: "city-agent",
    dueOn: "2026-03-16",
  });

  const split = await hall.done(city, "errand:split", {
    errandId,
    tasks: [
      { what: "核对户籍", assignee: "town-agent", days: 2 },
      { what: "递交申请", assignee: "city-agent" },
    ],
  });
  const [first, second] = split.errand.tasks;
  expect(first).toMatchObject({
    what: "核对户籍",
    assignee: "town-agent",
    dueOn: "2026-03-04",
    state: "open",
  });
  const early = await hall.send(city, "errand:finish", { errandId });
  expect(early).toMatchObject({ ok: false, error: { code: "not-allowed" } });

  await hall.done(city, "errand:urge", { errandId, taskId: first?.id, note: "请尽快" });
  const fed = await hall.done(town, "errand:feedBack", {
    errandId,
    taskId: first?.id,
    note: "一致",
    isDone: true,
  });
  expect(fed.errand.tasks[0]).toMatchObject({ state: "done", urges: 1 });
  await hall.done(city, "errand:feedBack", { errandId, taskId: second?.id, note: "已递交", isDone: true });
  await hall.done(city, "errand:payFee", { errandId, what: "邮寄费", cents: 1_250 });
  const finished = await hall.done(city, "errand:finish", { errandId });
  expect(finished.errand).toMatchObject({ state: "done", atSiteId: "east-village", openTasks: 0 });

  await hall.done(east, "errand:deliver", { errandId });
  const closed = await hall.done(staff("head-01", "head"), "errand:callBack", {
    errandId,
    answer: "satisfied",
  });
  expect(closed.errand).toMatchObject({ state: "closed", may: [], answer: { answer: "satisfied" } });
  expect(closed.errand.history.map(({ what }) => what)).toEqual([
    ...[
      "entrusted",
      "handed-up",
      "taken-up",
      "handed-up",
      "taken-up",
      "split",
      "urged",
      "fed-back",
      "fed-back",
    ],
    ...["fee-paid", "finished", "delivered", "called-back"],
  ]);
});

test("the same answer comes again under the same id, also after a restart; the journal has none of its words", async () => {
  const commandId = "4c4f7c1e-0000-4000-8000-000000000001";
  const input = { commandId, way: "home-visit", holder, wish: "上门办理" } as const;
  const first = await hall.done(east, "errand:entrust", input);
  const again = hall.restart();
  current = again;
  const second = await again.done(east, "errand:entrust", input);
  expect(second).toEqual(first);
  const written = again.db.prepare<[], { data: string }>("select data from facts").all();
  const answers = again.db.prepare<[], { answer: string }>("select answer from answers").all();
  for (const secret of ["甲乙丙", "甲*", holder.idNumber, holder.phone, "上门办理", "核对户籍", "户口簿"]) {
    expect(written.filter(({ data }) => data.includes(secret))).toEqual([]);
    expect(answers.filter(({ answer }) => answer.includes(secret))).toEqual([]);
  }
});

test("the mandate is a numbered document of this errand; only who sees the errand prints it", async () => {
  const { errands } = ask(east);
  const errandId = errands[0]?.id ?? "";
  const printed = await current.done(east, "errand:print", { errandId });
  expect(printed.document).toMatchObject({ kind: "errand-mandate", title: "代办委托书" });
  expect(printed.document.number).toMatch(/代〔2026〕1号$/);
  expect(printed.token).not.toBe("");
  const other = await current.send(agents.west, "errand:print", { errandId });
  expect(other).toMatchObject({ ok: false, error: { code: "not-found" } });
});
