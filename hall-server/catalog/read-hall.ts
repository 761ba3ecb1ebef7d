/**
 * A hall's file and the files that it names → its configuration, or every problem with file and line. Never throws
 * for what a file can hold.
 */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import type { HallConfig } from "./config.ts";
import { checkCalendar } from "./hall-file/check-calendar.ts";
import {
  checkIntake,
  checkItems,
  checkParts,
  checkResolution,
  checkRules,
} from "./hall-file/check-catalog.ts";
import { checkHours } from "./hall-file/check-hours.ts";
import { checkNames } from "./hall-file/check-names.ts";
import { checkQueues } from "./hall-file/check-queues.ts";
import { checkRatings } from "./hall-file/check-ratings.ts";
import { checkSites } from "./hall-file/check-sites.ts";
import { boundProblems, type HallProblem } from "./hall-file/problem.ts";
import { type PartReading, readPart } from "./hall-file/read-part.ts";
import type { YamlSource } from "./hall-file/yaml-source.ts";
import { calendarFile, type HallFile, hallFile, ratingsFile } from "./hall-file.ts";
import { itemsFile, partsFile } from "./items-file.ts";
import { resolveCatalog } from "./resolve-catalog.ts";
import { asDemonstration, resolveHall } from "./resolve-hall.ts";

export type { HallProblem } from "./hall-file/problem.ts";

/** `files`: every file that was read, and every one that would have been if it were there. */
export type HallReading =
  | { ok: true; config: HallConfig; files: string[] }
  | { ok: false; problems: HallProblem[] };

const shippedFolder = fileURLToPath(new URL("../halls/", import.meta.url));
const shippedHalls = ["town", "city"];

/** `town`, `city`, or the path of a hall file. Files named in it are looked for beside it, then among the shipped. */
export function readHall(nameOrPath: string, options: { isDemonstration: boolean }): HallReading {
  const path = shippedHalls.includes(nameOrPath)
    ? join(shippedFolder, `${nameOrPath}.yaml`)
    : resolve(nameOrPath);
  const hall = readPart(path, hallFile);
  if (!hall.ok) return hall;
  const own = checkOwn(hall.value, hall.source);
  const reading = readParts(hall.value, hall.source, path);
  const problems = [...own, ...(reading.ok ? [] : reading.problems)];
  if (!reading.ok || problems.length > 0) return { ok: false, problems: boundProblems(problems) };
  const config = resolveHall(reading.parts);
  const files = [path, ...namedFiles(hall.value).flatMap((name) => candidates(name, path))];
  return { ok: true, config: options.isDemonstration ? asDemonstration(config) : config, files };
}

function checkOwn(file: HallFile, source: YamlSource): HallProblem[] {
  return [
    ...checkTimeZone(file, source),
    ...checkHours(file, source),
    ...checkNames(file, source),
    ...checkQueues(file, source),
    ...checkSites(file, source),
  ];
}

function checkTimeZone(file: HallFile, source: YamlSource): HallProblem[] {
  try {
    new Intl.DateTimeFormat("en", { timeZone: file.hall.timeZone });
    return [];
  } catch {
    const message = `“${file.hall.timeZone}” is not a time zone; write one such as Asia/Shanghai.`;
    return [source.problem(["hall", "timeZone"], message)];
  }
}

function namedFiles({ opening, ratings, items }: HallFile): string[] {
  return [opening.calendar, ratings, items.file, items.generate?.file].filter((name) => name !== undefined);
}

/** Where a file that a hall's file names may lie: the first that exists is read. */
function candidates(name: string, hallPath: string): string[] {
  return [dirname(hallPath), shippedFolder].map((folder) => join(folder, name));
}

type Parts = Parameters<typeof resolveHall>[0];

function readParts(
  file: HallFile,
  source: YamlSource,
  path: string,
): { ok: true; parts: Parts } | { ok: false; problems: HallProblem[] } {
  const read = <Schema extends z.ZodType>(name: string, named: string[], schema: Schema) => {
    const found = candidates(name, path).find(existsSync);
    if (found !== undefined) return readPart(found, schema);
    const message = `“${name}” is neither beside this file nor among the files that come with the program.`;
    return { ok: false as const, problems: [source.problem(named, message)] };
  };
  const { calendar: calendarName } = file.opening;
  const { generate } = file.items;
  const calendar = calendarName ? read(calendarName, ["opening", "calendar"], calendarFile) : null;
  const ratings = read(file.ratings, ["ratings"], ratingsFile);
  const items = read(file.items.file, ["items", "file"], itemsFile);
  const parts = generate ? read(generate.file, ["items", "generate", "file"], partsFile) : null;
  if (!ratings.ok || !items.ok || calendar?.ok === false || parts?.ok === false)
    return { ok: false, problems: [calendar, ratings, items, parts].flatMap(problemsOf) };
  const resolution = resolveCatalog(file, items.value, parts?.value ?? null);
  const problems = [
    ...(calendar?.ok ? checkCalendar(calendar.value, calendar.source) : []),
    ...checkRatings(ratings.value, ratings.source),
    ...checkItems(items.value, items.source),
    ...(parts ? checkParts(parts.value, parts.source, items.value) : []),
    ...checkRules(file, source, items.value),
    ...checkResolution(source, resolution),
    ...checkIntake(
      file,
      source,
      items.value,
      resolution.catalog.items.map((item) => item.id),
    ),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    parts: {
      hall: file,
      calendar: calendar?.value ?? null,
      ratings: ratings.value,
      catalog: resolution.catalog,
    },
  };
}

const problemsOf = (part: PartReading<unknown> | null): HallProblem[] =>
  part && !part.ok ? part.problems : [];
