/** Made-up time limits of the invented city hall. */
import type { DeadlinesValue, LimitRow } from "../../hall-server/contract/deadlines.ts";

const label = (zh: string, en: string) => ({ zh, en });

const row = (
  n: number,
  limit: Partial<LimitRow["limit"]> & { on: string; remainingDays: number },
  change: Partial<LimitRow> = {},
): LimitRow => ({
  id: `application-${n}`,
  number: `999901261${String(n).padStart(3, "0")}00${String(n).padStart(3, "0")}7`,
  itemId: "food-business-license",
  itemName: "食品经营许可（新办）",
  state: "reviewing",
  isInstant: false,
  channel: "counter",
  applicant: "张*",
  receivedAt: "2026-11-02T10:20:00+08:00",
  acceptedOn: "2026-11-02",
  dueOn: limit.on,
  remainingDays: limit.remainingDays,
  light: limit.light ?? "red",
  unitId: "market",
  officeId: "office-1",
  clerk: "0303",
  reviewer: "0501",
  outcome: null,
  hasGaps: false,
  matterId: null,
  ...change,
  limit: { kind: "decision", light: "red", tier: "manager", ...limit },
});

export const cityDeadlines: DeadlinesValue = {
  today: "2026-11-23",
  tier: "manager",
  counts: { late: 4, today: 3, soon: 11, inTime: 286, paused: 5, unknown: 2 },
  told: { handler: 18, head: 4, manager: 2, supervisor: 1 },
  units: [
    {
      unitId: "market",
      name: label("市场监管局", "Market regulation"),
      late: 3,
      today: 1,
      soon: 4,
      inTime: 92,
    },
    {
      unitId: "natural-resources",
      name: label("自然资源局", "Natural resources"),
      late: 1,
      today: 0,
      soon: 5,
      inTime: 71,
    },
    {
      unitId: "civil-affairs",
      name: label("民政局", "Civil affairs"),
      late: 0,
      today: 2,
      soon: 2,
      inTime: 123,
    },
  ],
  applications: [
    row(11, { on: "2026-11-13", remainingDays: -6, tier: "supervisor" }),
    row(
      12,
      { on: "2026-11-18", remainingDays: -3 },
      {
        itemName: "国有建设用地使用权及房屋所有权转移登记",
        applicant: "福*********有限公司",
        unitId: "natural-resources",
        reviewer: "0507",
      },
    ),
    row(13, { on: "2026-11-20", remainingDays: -1, tier: "head" }, { reviewer: null, state: "accepted" }),
    row(
      14,
      { kind: "answer", on: "2026-11-20", remainingDays: -1, tier: "head" },
      { state: "received", reviewer: null, acceptedOn: null },
    ),
    row(
      15,
      { kind: "delivery", on: "2026-11-23", remainingDays: 0, light: "yellow", tier: "handler" },
      { state: "decided", unitId: "civil-affairs", itemName: "高龄津贴", outcome: "granted" },
    ),
    row(
      16,
      { kind: "supplement", on: "2026-11-24", remainingDays: 1, light: "yellow", tier: "handler" },
      { state: "supplementing", reviewer: null, applicant: null },
    ),
    row(17, { on: "2026-12-09", remainingDays: 12, light: "green", tier: null }),
    row(18, { on: "2026-12-15", remainingDays: 9, light: "green", tier: null }, { state: "special-step" }),
  ],
  cursor: "2026-12-15 application-18",
  calendar: { missingYear: 2027, isAssumed: false },
};

export const noDeadlines: DeadlinesValue = {
  ...cityDeadlines,
  counts: { late: 0, today: 0, soon: 0, inTime: 0, paused: 0, unknown: 0 },
  told: { handler: 0, head: 0, manager: 0, supervisor: 0 },
  units: [],
  applications: [],
  cursor: null,
  calendar: { missingYear: null, isAssumed: true },
};
