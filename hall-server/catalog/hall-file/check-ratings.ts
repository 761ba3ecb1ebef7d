import type { RatingsFile } from "../hall-file.ts";
import { checkUnique } from "./check-names.ts";
import type { HallProblem } from "./problem.ts";
import type { YamlSource } from "./yaml-source.ts";

/** The five levels once each, every tag's code once. */
export function checkRatings(ratings: RatingsFile, source: YamlSource): HallProblem[] {
  const missing = [5, 4, 3, 2, 1].filter((level) => !ratings.levels.some((one) => one.level === level));
  return [
    ...missing.map((level) =>
      source.problem(["levels"], `Level ${level} is missing; a rating has levels 1 to 5.`),
    ),
    ...checkUnique(
      source,
      "level",
      ratings.levels.map((one, i) => ({ id: String(one.level), path: ["levels", i, "level"] })),
    ),
    ...checkUnique(
      source,
      "tag",
      ratings.levels.flatMap((one, i) =>
        one.tags.map((tag, j) => ({ id: tag.code, path: ["levels", i, "tags", j, "code"] })),
      ),
    ),
  ];
}
