/** Hours that are possible, and slots that lie within them. */
import type { HallFile } from "../hall-file.ts";
import type { HallProblem, PathStep } from "./problem.ts";
import type { YamlSource } from "./yaml-source.ts";

type Span = { from: number; to: number };
type Hours = Span & { ticketsUntil?: number | undefined };

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const spanText = (span: Span) => `${clock(span.from)}–${clock(span.to)}`;

export function checkHours(file: HallFile, source: YamlSource): HallProblem[] {
  const { opening } = file;
  const volumes = checkDay(source, ["announcements", "volume"], file.announcements.volume);
  if (opening.always) return [...volumes, ...checkSlots(file, source, [{ from: 0, to: 24 * 60 }])];
  if (opening.weekdays.length === 0)
    return [source.problem(["opening"], "No hours are given; list weekdays, or write always: true.")];
  const spans = opening.weekdays.flatMap((one) => one.hours);
  return [
    ...volumes,
    ...checkWeekdays(file, source),
    ...opening.weekdays.flatMap((one, i) => checkDay(source, ["opening", "weekdays", i, "hours"], one.hours)),
    ...Object.entries(opening.dates).flatMap(([day, hours]) =>
      hours === "closed" ? [] : checkDay(source, ["opening", "dates", day], hours),
    ),
    ...checkSlots(file, source, spans),
  ];
}

function checkWeekdays(file: HallFile, source: YamlSource): HallProblem[] {
  const seen = new Set<number>();
  return file.opening.weekdays.flatMap((one, i) =>
    one.days.flatMap((day) => {
      if (seen.has(day))
        return [
          source.problem(["opening", "weekdays", i, "days"], `Weekday ${day} already has hours above.`),
        ];
      seen.add(day);
      return [];
    }),
  );
}

function checkDay(source: YamlSource, path: PathStep[], hours: readonly Hours[]): HallProblem[] {
  return hours.flatMap((one, i) => {
    const here = [...path, i];
    if (one.from >= one.to)
      return [
        source.problem(
          [...here, "to"],
          `${spanText(one)} ends before it begins; write the earlier time first.`,
        ),
      ];
    if (one.ticketsUntil !== undefined && (one.ticketsUntil <= one.from || one.ticketsUntil > one.to))
      return [
        source.problem(
          [...here, "ticketsUntil"],
          `Tickets until ${clock(one.ticketsUntil)} is not within ${spanText(one)}.`,
        ),
      ];
    const other = hours.slice(0, i).find((before) => overlap(before, one));
    return other
      ? [source.problem(here, `${spanText(one)} overlaps ${spanText(other)}; make them one or part them.`)]
      : [];
  });
}

function checkSlots(file: HallFile, source: YamlSource, hours: readonly Span[]): HallProblem[] {
  return file.queues.flatMap((queue, i) =>
    queue.slots.flatMap((slot, j) => {
      const here = ["queues", i, "slots", j];
      if (slot.from >= slot.to)
        return [
          source.problem(here, `${spanText(slot)} ends before it begins; write the earlier time first.`),
        ];
      if (!hours.some((one) => one.from <= slot.from && slot.to <= one.to))
        return [
          source.problem(
            here,
            `Slot ${spanText(slot)} is outside the hours; the hall is open ${hours.map(spanText).join(", ")}.`,
          ),
        ];
      const other = queue.slots.slice(0, j).find((before) => overlap(before, slot));
      return other ? [source.problem(here, `Slot ${spanText(slot)} overlaps slot ${spanText(other)}.`)] : [];
    }),
  );
}

const overlap = (a: Span, b: Span) => a.from < b.to && b.from < a.to;
