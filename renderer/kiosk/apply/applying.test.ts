import { expect, test } from "vitest";
import type { IdCard } from "../../../drivers/contract/id-card.ts";
import { noDevices } from "../../kit/devices.ts";
import { cardValue } from "../../kit/form/card-value.ts";
import type { Hall } from "../../kit/hall.ts";
import { flow } from "../flow/flow.ts";
import { idlePhase } from "../flow/idle.ts";
import { type KioskState, startState } from "../flow/state.ts";
import { handedIn, nothingYet, stillMissing, wrongFields } from "./applying.ts";
import { maskedCardValue } from "./card-values.ts";
import { modelApplying, modelItem } from "./model-apply.ts";
import { openOffice } from "./office.ts";

const card = {
  cardKind: "resident",
  name: "欧阳示例",
  sex: "female",
  nationCode: "03",
  birth: "1880-01-02",
  address: "示例省示例市示例路1号",
  idNumber: "99990118800102002X",
  issuer: "",
  validFrom: "2020-01-01",
  validTo: null,
} as IdCard;
const openHall: KioskState = { ...startState, hall: { ...startState.hall, isOpen: true } };
const person = { name: "欧*", sex: "female" } as const;

test("what is shown of a card never is the whole of what tells who somebody is", () => {
  for (const source of ["name", "idNumber", "birthDate", "address"] as const) {
    const whole = cardValue(card, source) ?? "";
    expect(maskedCardValue(card, source)).not.toContain(whole);
    expect(whole).not.toBe("");
  }
  expect(maskedCardValue(card, "nation")).toBe("回");
  expect(maskedCardValue(card, "phone")).toBeNull();
});

test("what is missing is told by material and by field; what has no page is not sent", () => {
  expect(stillMissing(modelItem, nothingYet).map(({ id }) => id)).toEqual(["m1", "m2", "m3", "m4"]);
  expect(stillMissing(modelItem, modelApplying)).toEqual([]);
  expect(wrongFields(modelItem.form.slice(2), nothingYet, "2026-03-19").map(({ id }) => id)).toEqual([
    "person-type",
    "bank",
    "phone",
  ]);
  expect(wrongFields(modelItem.form.slice(2), modelApplying, "2026-03-19")).toEqual([]);
  const sent = handedIn(modelItem, modelApplying);
  expect(sent.materials.map(({ materialId, blobIds }) => [materialId, blobIds.length])).toEqual([
    ["m1", 1],
    ["m2", 1],
    ["m3", 2],
    ["m4", 1],
  ]);
});

interface Sent {
  id: string;
  input: { applicant: unknown; fields: Record<string, string> };
}

/** `answers`: what the hall says, in turn; silence once they are used up. */
function officeWith(answers: unknown[] = []) {
  const sent: Sent[] = [];
  const silence = { ok: false, error: { code: "server-away", params: {} } };
  const hall = {
    send: async (_name: string, input: never, id: string) => {
      sent.push({ id, input });
      return answers.shift() ?? silence;
    },
  } as unknown as Hall;
  const laid: { card: IdCard | null } = { card };
  const tools = { hall, devices: noDevices, card: () => laid.card, printOnce: async () => ({}) as never };
  return { office: openOffice(tools), sent, laid };
}
const changed = { ...modelApplying, fields: { ...modelApplying.fields, bank: "别的银行" } };
const taken = {
  ok: true,
  value: { application: { number: "999901261123000158" }, queryPassword: "40718265" },
};
const no = { ok: false, error: { code: "not-allowed", params: {} } };

test("the same application sent again has the same command id; whoever leaves takes it along; without a card none is sent", async () => {
  const { office, sent, laid } = officeWith();
  await office.submit(modelItem, modelApplying);
  await office.submit(modelItem, modelApplying);
  expect(sent[0]?.id).toBe(sent[1]?.id);
  expect(sent[0]?.input.applicant).toEqual({
    kind: "person",
    holder: { name: "欧阳示例", idNumber: "99990118800102002X", phone: "19900000000" },
  });
  office.forget();
  await office.submit(modelItem, modelApplying);
  expect(sent[2]?.id).not.toBe(sent[0]?.id);
  laid.card = null;
  expect(await office.submit(modelItem, modelApplying)).toMatchObject({ error: { code: "card-needed" } });
  expect(sent).toHaveLength(3);
});

test("an answer is lost and something changed: what became of the first is asked before anything else is sent", async () => {
  const { office, sent } = officeWith([undefined, undefined, taken, taken]);
  await office.submit(modelItem, modelApplying);
  expect(await office.submit(modelItem, changed)).toMatchObject({ error: { code: "server-away" } });
  expect(await office.submit(modelItem, changed)).toEqual({
    ok: true,
    value: { number: "999901261123000158", queryPassword: "40718265", sent: modelApplying, isEarlier: true },
  });
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  expect(new Set(sent.map(({ input }) => input.fields.bank))).toEqual(new Set(["中国农业银行"]));
  // Then it is over: the next one is another.
  expect(await office.submit(modelItem, changed)).toMatchObject({ value: { isEarlier: false } });
  expect(sent[3]?.id).not.toBe(sent[0]?.id);
});

test("where the first was refused, the changed one is sent, and is what the receipt tells of", async () => {
  const { office, sent } = officeWith([undefined, no, taken]);
  await office.submit(modelItem, modelApplying);
  const answer = await office.submit(modelItem, changed);
  expect(answer).toMatchObject({ value: { sent: changed, isEarlier: false } });
  expect(sent.map(({ input }) => input.fields.bank)).toEqual(["中国农业银行", "中国农业银行", "别的银行"]);
  expect(sent[2]?.id).not.toBe(sent[0]?.id);
});

test("a result whose answer was lost is fetched again under the same id, and so is handed out; then another is another", async () => {
  const found = { ok: true, value: { outcome: "handed-out" } };
  const { office, sent } = officeWith([undefined, found, found]);
  expect(await office.collect("123456")).toMatchObject({ error: { code: "server-away" } });
  expect(await office.collect("123456")).toEqual(found);
  await office.collect("123456");
  expect(sent[0]?.id).toBeTruthy();
  expect(sent[1]?.id).toBe(sent[0]?.id);
  expect(sent[2]?.id).not.toBe(sent[0]?.id);
});

test("another thing that is applied for meanwhile is an application of its own", async () => {
  const { office, sent } = officeWith([undefined, taken, taken]);
  await office.submit(modelItem, modelApplying);
  await office.submit({ ...modelItem, id: "another-item" }, modelApplying);
  expect(await office.submit(modelItem, changed)).toMatchObject({ value: { isEarlier: true } });
  expect(sent[1]?.id).not.toBe(sent[0]?.id);
  expect(sent[2]?.id).toBe(sent[0]?.id);
});

test("steps: the card first, back one by one, another card changes nothing, and what was sent is not taken back", () => {
  const begun = flow(openHall, { event: "apply", itemId: "a" }).state;
  expect(begun.screen).toMatchObject({ at: "apply", step: "card" });
  const known = flow(begun, { event: "card-laid", person }).state;
  expect(known.screen).toMatchObject({ step: "list" });
  const atForm = flow(known, { event: "apply-step", step: "form" }).state;
  expect(flow(atForm, { event: "card-laid", person: { name: "王*", sex: "male" } }).state).toBe(atForm);
  expect(flow(atForm, { event: "code-scanned" }).state).toBe(atForm);
  expect(flow(atForm, { event: "back" }).state.screen).toMatchObject({ step: "materials" });
  const done = flow(atForm, { event: "apply-step", step: "done" });
  expect(done.effects).toContainEqual({ effect: "forget-card" });
  expect(flow(done.state, { event: "back" }).state.screen).toMatchObject({ step: "done" });
  const over = flow(done.state, { event: "idle-over" });
  expect(over.state).toMatchObject({ screen: { at: "home" }, person: null });
});

test("whoever lays papers under the camera is given two minutes; while it is being sent nobody is asked", () => {
  const rest = { isAsItWas: false, isCardThere: false };
  const at = (step: "materials" | "sending"): KioskState => ({
    ...openHall,
    screen: { at: "apply", itemId: "a", step, from: null },
  });
  expect(idlePhase(at("materials"), 119, rest).phase).toBe("fine");
  expect(idlePhase(at("materials"), 121, rest).phase).toBe("ask");
  expect(idlePhase(at("materials"), 136, rest).phase).toBe("over");
  expect(idlePhase(at("sending"), 999, rest).phase).toBe("fine");
});

test("in large type there is a way in, which a card does not leave, and back the same way", () => {
  const large = { ...openHall, isElderly: true };
  const at = flow(large, { event: "open-self-service" }).state;
  expect(flow(at, { event: "card-laid", person }).state).toMatchObject({
    screen: { at: "self-service" },
    person,
  });
  for (const event of ["open-apply", "open-progress"] as const) {
    const opened = flow(at, { event }).state;
    expect(opened.screen.at).toBe(event === "open-apply" ? "choose" : "progress");
    expect(flow(opened, { event: "back" }).state.screen).toEqual({ at: "self-service" });
  }
  expect(flow(at, { event: "back" }).state).toMatchObject({ screen: { at: "home" }, isElderly: true });
});
