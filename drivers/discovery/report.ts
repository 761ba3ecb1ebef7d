import { unreachable } from "../result.ts";
import type { Found } from "./match.ts";
import type { Look } from "./see.ts";

/** What was found, for people, line by line. */
export function reportFound(looks: readonly Look[], found: readonly Found[]): string[] {
  const blind = looks.flatMap(({ looked, trouble }) =>
    trouble === undefined ? [] : [`could not look for ${looked} devices: ${trouble}`],
  );
  if (found.length === 0) return [...blind, "nothing is plugged in that could be a device of a hall"];
  return [...blind, ...found.flatMap(reportOne)];
}

function reportOne({ transport, label, match, models }: Found): string[] {
  const candidates = models.map(
    ({ modelId, kind, maker, name }) => `      ${kind}  ${modelId}  ${maker} ${name}`,
  );
  const [model] = models;
  const kind = match === "one" && model ? model.kind : "<kind>";
  return [
    transport,
    `  ${label}: ${inWords(match, models.length)}`,
    ...candidates,
    ...(models.length > 0 ? [`  npm run try -- ${kind} ${transport}`] : []),
  ];
}

function inWords(match: Found["match"], count: number): string {
  switch (match) {
    case "one":
      return "this is";
    case "several":
      return "one of these; a person must say which";
    case "some-serial":
      return count > 0
        ? "a serial port, which says nothing of what hangs on it; it could be"
        : "a serial port, which says nothing of what hangs on it";
    case "some-keyboard":
      return "a keyboard, or something that types like one; it could be";
    case "unknown":
      return "no model that is known here";
    default:
      return unreachable(match);
  }
}
