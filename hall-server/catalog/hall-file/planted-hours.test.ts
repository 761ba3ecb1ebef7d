import { describe, it } from "vitest";
import { expectNamed, type Planted } from "./plant-error.ts";

const planted: Planted[] = [
  {
    mistake: "overlapping hours",
    from: '"14:30", ticketsUntil: "17:15"',
    to: '"11:30", ticketsUntil: "17:15"',
    says: /11:30–18:00 overlaps 08:30–12:00/,
  },
  {
    mistake: "hours that end before they begin",
    from: '"12:00" }',
    to: '"08:00" }',
    says: /ends before it begins/,
  },
  {
    mistake: "cut-off outside the hours",
    from: 'ticketsUntil: "11:45"',
    to: 'ticketsUntil: "12:45"',
    says: /Tickets until 12:45 is not within/,
  },
  {
    mistake: "no time",
    from: '"08:30", ticketsUntil',
    to: '"8h30", ticketsUntil',
    says: /must be a time such as 08:30/,
  },
  {
    mistake: "an hour that does not exist",
    from: '"08:30", ticketsUntil',
    to: '"25:30", ticketsUntil',
    says: /must be a time/,
  },
  {
    mistake: "two volumes at one time",
    from: "notices:",
    to: 'announcements: { volume: [{ from: "12:00", to: "14:00", percent: 40 }, { from: "13:00", to: "15:00", percent: 20 }] }\nnotices:',
    says: /13:00–15:00 overlaps 12:00–14:00/,
  },
  {
    mistake: "a volume above the full one",
    from: "notices:",
    to: 'announcements: { volume: [{ from: "12:00", to: "14:00", percent: 140 }] }\nnotices:',
    says: /whole number from 0 to 100/,
  },
  { mistake: "weekday 8", from: "days: 1-5", to: "days: 1-8", says: /weekdays from 1 \(Monday\) to 7/ },
  {
    mistake: "quota slot outside the hours",
    from: '{ from: "08:30", to: "10:00", quota: 70 }',
    to: '{ from: "07:30", to: "10:00", quota: 70 }',
    says: /outside the hours/,
  },
  {
    mistake: "overlapping slots",
    from: '{ from: "10:00", to: "12:00", quota: 70 }',
    to: '{ from: "09:00", to: "12:00", quota: 70 }',
    says: /overlaps slot 08:30–10:00/,
  },
  { mistake: "negative quota", from: "quota: 70 }", to: "quota: -1 }", says: /whole number from 0/ },
  {
    mistake: "time zone that does not exist",
    from: "Asia/Shanghai",
    to: "Asia/Zhongwei",
    says: /not a time zone/,
  },
  {
    mistake: "a date that does not exist",
    from: "  makeUpDaysLike: 1\n",
    to: "  dates: { 2026-02-30: closed }\n",
    says: /must be a date/,
  },
  {
    file: "calendar.yaml",
    mistake: "span that falls",
    from: "2026-10-01 to 2026-10-07",
    to: "2026-10-07 to 2026-10-01",
    says: /a date or a span/,
  },
];

describe("hours, dates and slots that cannot be", () => {
  it.each(planted)("$mistake", expectNamed);
});
