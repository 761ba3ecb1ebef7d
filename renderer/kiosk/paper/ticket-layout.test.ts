import { expect, test } from "vitest";
import { encodeJob } from "../../../drivers/ticket-printer/encode.ts";
import { counterList } from "../../kit/counter-list.ts";
import { kioskHall, modelTicket } from "../fixture-hall.ts";
import { packDots } from "./number-picture.ts";
import { phoneAddress } from "./phone-address.ts";
import { layOutTicket, type TicketPaper } from "./ticket-layout.ts";

const paper: TicketPaper = {
  jobId: "t-1",
  ticket: modelTicket,
  person: { name: "张*", sex: "female" },
  isReprint: false,
  hall: kioskHall,
  item: { zh: "社会保障卡启用", en: "Activation of a social security card" },
  kioskName: { zh: "1号自助机", en: "Kiosk 1" },
  phoneUrl: phoneAddress("http://192.168.1.10:8100", modelTicket.token),
  picture: { widthDots: 8, heightDots: 1, bits: btoa("\u00f0") },
  language: "zh",
};

const linesOf = (change: Partial<TicketPaper> = {}) =>
  layOutTicket({ ...paper, ...change }).blocks.map((block) => ("text" in block ? block.text : block.block));

test("top to bottom: hall, number, what, where, how long, the phone's code, the small print", () => {
  expect(linesOf()).toEqual([
    "示例市政务服务大厅（演示）",
    "image",
    "feed",
    "社会保障卡启用",
    "综合受理区，一楼，进门右手边",
    "1 2 3 4 号窗口",
    "rule",
    "前面 3 人",
    "预计 8–15 分钟",
    "rule",
    `http://192.168.1.10:8100/phone/#token=${modelTicket.token}`,
    "扫一扫看排队",
    "快到您时会震动，办完在这里评价",
    "rule",
    "过号了，30 分钟内到导办台恢复一次。",
    "A012 · 11月23日 9:42 · 1号自助机 · 张*女士",
    "feed",
  ]);
});

test("a copy says so at once", () => {
  expect(linesOf({ isReprint: true })[1]).toBe("补打 · 与原号票同一个号");
  expect(linesOf()).not.toContain("补打 · 与原号票同一个号");
});

test("a claimed class is said together with who checks it", () => {
  const ticket = { ...modelTicket, classId: "soldier", isClassClaimed: true };
  expect(linesOf({ ticket })).toContain("军人、消防、优抚对象：按早到 30 分钟排队，窗口核对");
});

test("in English the Chinese name stands below, for whoever helps", () => {
  const lines = linesOf({ language: "en" });
  expect(lines[lines.indexOf("Activation of a social security card") + 1]).toBe("社会保障卡启用");
  expect(lines.at(-2)).toBe("A012 · 23/11 9:42 · Kiosk 1 · Ms 张*");
});

test("a ticket that is called already tells no number of people ahead", () => {
  const lines = linesOf({ ticket: { ...modelTicket, ahead: null, wait: null } });
  expect(lines.filter((line) => /前面|预计/.test(line))).toEqual([]);
});

test("the printer's encoder takes the whole job", () => {
  for (const language of ["zh", "en"] as const) {
    expect(encodeJob(layOutTicket({ ...paper, language })).ok).toBe(true);
  }
});

test("counters: four singly, more as ranges, names as names, none as nothing", () => {
  expect(counterList(["3", "1", "2"])).toEqual({ text: "1 2 3", isPlain: true });
  expect(counterList(["1", "2", "3", "4", "5", "9"])).toEqual({ text: "1–5、9", isPlain: true });
  expect(counterList(["导办台", "3"])).toEqual({ text: "导办台、3", isPlain: false });
  expect(counterList([])).toBeNull();
});

test("dots: black is one, the first pixel is the highest bit, rows end with whole bytes", () => {
  const black = [0, 0, 0, 255];
  const white = [255, 255, 255, 255];
  const row = [black, white, white, white, white, white, white, white, white, black];
  const image = packDots(new Uint8ClampedArray([...row, ...row].flat()), 10, 2);
  expect(image).toMatchObject({ widthDots: 10, heightDots: 2 });
  expect([...atob(image.bits)].map((byte) => byte.charCodeAt(0))).toEqual([0x80, 0x40, 0x80, 0x40]);
});

test("a ticket of a kiosk that was alone says so, and where the call will be seen", () => {
  const lines = linesOf({ ticket: { ...modelTicket, isOffline: true, ahead: null, wait: null } });
  expect(lines).toContain("大厅网络中断时取的号，号码有效");
  expect(lines.some((line) => line.includes("请看大屏"))).toBe(true);
  expect(lines.some((line) => /前面 \d/.test(line))).toBe(false);
});
