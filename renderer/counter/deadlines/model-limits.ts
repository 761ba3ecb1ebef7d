/** Made-up limits of one clerk, for the gallery. */
import type { DeadlinesValue, LimitRow } from "../../../hall-server/contract/deadlines.ts";

const row = (n: number, limit: LimitRow["limit"], change: Partial<LimitRow> = {}): LimitRow => ({
  id: `application-${n}`,
  number: `9999012603${String(n).padStart(2, "0")}000${n}7`,
  itemId: "residence-permit",
  itemName: "居住证申领",
  state: "reviewing",
  isInstant: false,
  channel: "counter",
  applicant: "张*",
  receivedAt: "2026-03-02T10:20:00+08:00",
  acceptedOn: "2026-03-02",
  dueOn: limit.on,
  remainingDays: limit.remainingDays,
  light: limit.light,
  unitId: "police",
  officeId: "general-approval",
  clerk: "0303",
  reviewer: "0501",
  outcome: null,
  hasGaps: false,
  matterId: null,
  ...change,
  limit,
});

const value: DeadlinesValue = {
  today: "2026-03-12",
  tier: "handler",
  counts: { late: 1, today: 1, soon: 1, inTime: 24, paused: 1, unknown: 0 },
  told: { handler: 3, head: 1, manager: 0, supervisor: 0 },
  units: [],
  applications: [
    row(11, { kind: "decision", on: "2026-03-11", remainingDays: -1, light: "red", tier: "head" }),
    row(
      12,
      { kind: "answer", on: "2026-03-12", remainingDays: 0, light: "yellow", tier: "handler" },
      { state: "received", reviewer: null, itemName: "国有建设用地使用权及房屋所有权转移登记" },
    ),
    row(
      13,
      { kind: "supplement", on: "2026-03-13", remainingDays: 1, light: "yellow", tier: "handler" },
      { state: "supplementing", reviewer: null },
    ),
  ],
  cursor: null,
  calendar: { missingYear: null, isAssumed: false },
};

export const ownLimits = { "deadlines:get": { ok: true, value } };
export const noLimits = {
  "deadlines:get": {
    ok: true,
    value: { ...value, told: { handler: 0, head: 0, manager: 0, supervisor: 0 }, applications: [] },
  },
};
