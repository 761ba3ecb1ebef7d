/** Every id once, and every id that is spoken of known. */
import type { HallFile } from "../hall-file.ts";
import { isNear } from "./near.ts";
import type { HallProblem, PathStep } from "./problem.ts";
import type { YamlSource } from "./yaml-source.ts";

type Names = { id: string; path: PathStep[] }[];

/** The later of two entries with one id is the problem. */
export function checkUnique(source: YamlSource, what: string, names: Names): HallProblem[] {
  const seen = new Set<string>();
  return names.flatMap(({ id, path }) => {
    if (seen.has(id))
      return [source.problem(path, `There is already one ${what} “${id}”; give this one another id.`)];
    seen.add(id);
    return [];
  });
}

export function checkKnown(
  source: YamlSource,
  what: string,
  known: readonly string[],
  path: PathStep[],
  id: string,
): HallProblem[] {
  if (known.includes(id)) return [];
  return [source.problem(path, `There is no ${what} “${id}”; ${choices(known, id)}`)];
}

/** A list that is longer than this helps nobody. */
const mostShown = 12;

function choices(known: readonly string[], id: string): string {
  const near = known.filter((one) => isNear(one, id) || one.startsWith(`${id}-`)).slice(0, 3);
  if (near.length > 0) return `did you mean ${near.map((one) => `“${one}”`).join(" or ")}?`;
  if (known.length === 0) return "none is described.";
  const more = known.length > mostShown ? ` and ${known.length - mostShown} more` : "";
  return `known are ${known.slice(0, mostShown).join(", ")}${more}.`;
}

const idsAt = (list: string, entries: readonly { id: string }[], field = "id"): Names =>
  entries.map((entry, i) => ({ id: entry.id, path: [list, i, field] }));

export function checkNames(file: HallFile, source: YamlSource): HallProblem[] {
  const zones = file.zones.map((one) => one.id);
  const queues = file.queues.map((one) => one.id);
  const known = (what: string, among: readonly string[], path: PathStep[], id: string) =>
    checkKnown(source, what, among, path, id);
  const places = (list: "counters" | "kiosks"): Names =>
    file[list].flatMap((entry, i) => entry.ids.map((id) => ({ id, path: [list, i, "ids"] })));
  return [
    ...checkUnique(source, "zone", idsAt("zones", file.zones)),
    ...checkUnique(source, "class", idsAt("classes", file.classes)),
    ...checkUnique(source, "queue", idsAt("queues", file.queues)),
    ...checkUnique(source, "screen", idsAt("screens", file.screens)),
    ...checkUnique(source, "site", idsAt("sites", file.sites)),
    ...checkUnique(source, "office", idsAt("offices", file.offices)),
    ...file.offices.flatMap((office, i) =>
      checkUnique(
        source,
        "unit",
        idsAt("offices", office.units).map((one) => ({
          ...one,
          path: ["offices", i, "units", ...one.path.slice(1)],
        })),
      ),
    ),
    ...checkUnique(
      source,
      "chain",
      file.intake.chains.map((one, i) => ({ id: one.id, path: ["intake", "chains", i, "id"] })),
    ),
    ...checkUnique(source, "counter", places("counters")),
    ...checkUnique(source, "kiosk", places("kiosks")),
    ...Object.entries(file.reasons).flatMap(([place, reasons]) =>
      checkUnique(
        source,
        "reason",
        reasons.map((one, i) => ({ id: one.code, path: ["reasons", place, i, "code"] })),
      ),
    ),
    ...file.queues.flatMap((queue, i) => known("zone", zones, ["queues", i, "zone"], queue.zone)),
    ...file.kiosks.flatMap((kiosk, i) => known("zone", zones, ["kiosks", i, "zone"], kiosk.zone)),
    ...file.screens.flatMap((screen, i) =>
      screen.zones === "all"
        ? []
        : screen.zones.flatMap((zone, j) => known("zone", zones, ["screens", i, "zones", j], zone)),
    ),
    ...file.counters.flatMap((group, i) => [
      ...known("zone", zones, ["counters", i, "zone"], group.zone),
      ...group.queues.flatMap((queue, j) => known("queue", queues, ["counters", i, "queues", j], queue)),
      ...group.overflow.flatMap((one, j) =>
        known("queue", queues, ["counters", i, "overflow", j, "queue"], one.queue),
      ),
    ]),
  ];
}
