/** 绿黄红, and who is told of what is late. Nothing of it is kept: it follows from the due date and from today. */
import type { Light, LimitTier } from "../contract/deadlines.ts";

/** From the hall's file, under `timeLimits`. Days are working days. */
export interface LimitRules {
  /** Yellow when as much of the promised time or less is left, percent … */
  yellowPercent: number;
  /** … and in any case when so many days or fewer are left. */
  yellowFromDays: number;
  /** Minutes after local midnight from which an instant item is due the next working day; null = never. */
  instantUntil: number | null;
  /** From how many days late each tier is told; whoever handles it sees it from yellow on. */
  escalation: { head: number; manager: number; supervisor: number };
}

/** `remaining` as the calendar counts it (0 = due today, -1 = late); `promisedDays` is the whole of the promised time. */
export function lightOf(remaining: number, promisedDays: number, rules: LimitRules): Light {
  if (remaining < 0) return "red";
  return remaining <= yellowFrom(promisedDays, rules) ? "yellow" : "green";
}

/** So many working days left, or fewer, are yellow. */
export function yellowFrom(promisedDays: number, rules: LimitRules): number {
  return Math.max(rules.yellowFromDays, Math.ceil((promisedDays * rules.yellowPercent) / 100));
}

/** Who is told by now, the highest of 窗口 → 部门负责人 → 大厅 → 督查; null while there is nothing to tell. */
export function tierOf(remaining: number, promisedDays: number, rules: LimitRules): LimitTier | null {
  const late = -remaining;
  const { head, manager, supervisor } = rules.escalation;
  if (late >= supervisor) return "supervisor";
  if (late >= manager) return "manager";
  if (late >= head) return "head";
  return lightOf(remaining, promisedDays, rules) === "green" ? null : "handler";
}
