/**
 * Ten cases of different kinds as an impatient clerk does them, from the call to the last paper, by keyboard alone. Keys are
 * counted (a Chinese character as three, which is what an input method takes), and what a clerk types of one case has to fit
 * into a minute. The full form prints the table that stands in docs/performance.md.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { extent } from "../promises/extent.ts";
import { ClerkAtCounter, nobody } from "./clerk-at-counter.ts";

/** A practised hand; slower ones are not what decides, since most of a case is not typing. */
const keysASecond = 4;

interface Case {
  name: string;
  itemIds: string[];
  /** From the check-list to the state that it ends in. */
  does: (clerk: ClerkAtCounter, person: ReturnType<typeof nobody>) => Promise<void>;
  state: string;
}

const bankCard = "6222020000000000000";

const cases: Case[] = [
  {
    name: "即办，不填表：社会保障卡启用",
    itemIds: ["social-security-card-activation"],
    does: async (clerk) => {
      await clerk.press("Alt+a", "Alt+1");
    },
    state: "已送达",
  },
  {
    name: "即办，填表：城乡居民养老保险参保登记",
    itemIds: ["resident-pension-enrolment"],
    does: async (clerk) => {
      await clerk.press("Alt+a");
      await clerk.fillForm({ "bank-card": bankCard });
      await clerk.press("Alt+1");
    },
    state: "已送达",
  },
  {
    name: "承诺件，填表：残疾人证新办",
    itemIds: ["disability-card"],
    does: async (clerk) => {
      await clerk.press("Alt+a");
      await clerk.fillForm({});
      await clerk.press("Alt+1");
    },
    state: "已受理",
  },
  {
    name: "一次性告知：临时救助缺两样",
    itemIds: ["temporary-relief"],
    does: async (clerk) => {
      await clerk.press("1", "2", "Alt+2");
      await clerk.page.getByRole("dialog").waitFor();
      await clerk.press("Enter");
    },
    state: "补正中",
  },
  {
    name: "容缺：高龄津贴缺照片",
    itemIds: ["old-age-allowance"],
    does: async (clerk) => {
      await clerk.press("1", "2", "3", "4");
      await clerk.fillForm({ "bank-card": bankCard });
      await clerk.press("Alt+3");
      await clerk.page.getByRole("dialog").waitFor();
      await clerk.press("Enter");
    },
    state: "已受理",
  },
  {
    name: "告知承诺，单位申请：食品经营许可",
    itemIds: ["food-business-licence"],
    does: async (clerk) => {
      await clerk.press("1", "2", "3", "Alt+o");
      await clerk.page.locator(".intake-who [aria-checked=true]:focus").waitFor();
      await clerk.press("3", "Tab");
      await clerk.type("示例镇好吃面馆");
      await clerk.press("Tab");
      await clerk.type("91110000101623741K");
      await clerk.fillForm({});
      await clerk.press("Alt+5");
      await clerk.page.getByRole("dialog").waitFor();
      await clerk.press("Enter");
    },
    state: "已受理",
  },
  {
    name: "不予受理：不归这里管，写明去哪里",
    itemIds: ["power-connection"],
    does: async (clerk) => {
      await clerk.press("Alt+4");
      await clerk.page.getByRole("dialog").waitFor();
      await clerk.press("2");
      await clerk.page.getByLabel("该去哪个机关").waitFor();
      await clerk.type("示例县供电公司");
      await clerk.press("Tab");
      await clerk.type("高压用电由县里办");
      await clerk.press("Enter");
    },
    state: "不予受理",
  },
  {
    name: "替别人办，邮寄：居民身份证换领",
    itemIds: ["id-card-renewal"],
    does: async (clerk) => {
      const other = nobody(77);
      await clerk.press("Alt+a", "Alt+o");
      await clerk.page.locator(".intake-who [aria-checked=true]:focus").waitFor();
      await clerk.press("2", "Tab");
      await clerk.type(other.name);
      await clerk.press("Tab");
      await clerk.type(other.idNumber);
      await clerk.press("Alt+d");
      await clerk.page.locator(".intake-who [aria-checked=true]:focus").waitFor();
      await clerk.press("2", "Tab");
      await clerk.type(other.name);
      await clerk.press("Tab");
      await clerk.type(other.phone);
      await clerk.press("Tab");
      await clerk.type("示例镇人民路一号");
      await clerk.press("Alt+1");
    },
    state: "已受理",
  },
  {
    name: "一个号两件事：医保参保、异地就医备案",
    itemIds: ["resident-medical-enrolment", "remote-treatment-filing"],
    does: async (clerk) => {
      await clerk.press("Alt+a");
      await clerk.fillForm({});
      await clerk.press("Alt+1");
      await clerk.became("已送达");
      await clerk.press("Alt+b");
      await clerk.listIsThere();
      await clerk.press("Alt+r", "Alt+a");
      await clerk.fillForm({});
      await clerk.press("Alt+1");
    },
    state: "已送达",
  },
  {
    name: "补交：上次告知缺的带来了",
    itemIds: ["veteran-card"],
    does: async (clerk, person) => {
      await clerk.press("1", "2", "3", "Alt+2");
      await clerk.page.getByRole("dialog").waitFor();
      await clerk.press("Enter");
      await clerk.became("补正中");
      await clerk.finishes();
      // What counts is the second visit.
      clerk.keys = 0;
      await clerk.serves(person, "veteran-card");
      await clerk.press("Alt+f");
      await clerk.page
        .getByRole("option", { name: /优待证/ })
        .first()
        .waitFor();
      await clerk.press("Enter");
      await clerk.says("补交材料");
      await clerk.listIsThere();
      await clerk.press("4", "5", "Alt+1");
    },
    state: "已受理",
  },
];

let clerk: ClerkAtCounter;
const table: string[] = [];

beforeAll(async () => {
  clerk = await ClerkAtCounter.open();
}, 120_000);

afterAll(async () => {
  if (extent(0, 1) === 1)
    process.stdout.write(
      `\n| case | keys | typed in | page and hall |\n| --- | --- | --- | --- |\n${table.join("\n")}\n`,
    );
  await clerk?.close();
}, 30_000);

/** The quick form does the four that differ most. */
const done = cases.filter((_, at) => at % extent(3, 1) === 0);

test.each(done)("$name", { timeout: 60_000 }, async ({ name, itemIds, does, state }) => {
  const person = nobody(100 + cases.findIndex((one) => one.name === name));
  clerk.keys = 0;
  const began = performance.now();
  await clerk.serves(person, ...itemIds);
  await does(clerk, person);
  await clerk.became(state);
  await clerk.press("Alt+k");
  await clerk.finishes();
  const seconds = (performance.now() - began) / 1_000;
  const { keys } = clerk;
  table.push(`| ${name} | ${keys} | ${Math.round(keys / keysASecond)} s | ${seconds.toFixed(1)} s |`);
  expect(keys / keysASecond).toBeLessThan(60);
  expect(clerk.wrong).toEqual([]);
});
