/** Numbers that cannot be mistaken, and no ticket in a queue that nobody calls. */
import type { HallFile } from "../hall-file.ts";
import type { HallProblem } from "./problem.ts";
import type { YamlSource } from "./yaml-source.ts";

export function checkQueues(file: HallFile, source: YamlSource): HallProblem[] {
  return [
    ...checkCodes(file, source),
    ...checkAllRound(file, source),
    ...checkServed(file, source),
    ...checkClasses(file, source),
    ...checkOverflow(file, source),
  ];
}

function checkCodes(file: HallFile, source: YamlSource): HallProblem[] {
  const prefixes = new Map(
    file.classes.flatMap((one) => (one.prefix ? [[one.prefix, one.id] as const] : [])),
  );
  const codes = new Map<string, string>();
  return file.queues.flatMap((queue, i) => {
    const path = ["queues", i, "code"];
    const owner = codes.get(queue.code);
    codes.set(queue.code, owner ?? queue.id);
    const rival = prefixes.get(queue.code);
    if (rival)
      return [
        source.problem(
          path,
          `“${queue.code}” is already the prefix of class “${rival}”; choose another letter.`,
        ),
      ];
    return owner
      ? [
          source.problem(
            path,
            `“${queue.code}” is already the code of queue “${owner}”; choose another letter.`,
          ),
        ]
      : [];
  });
}

function checkAllRound(file: HallFile, source: YamlSource): HallProblem[] {
  const all = file.queues.flatMap((queue, i) => (queue.allRound ? [i] : []));
  if (all.length === 0)
    return [
      source.problem(
        ["queues"],
        "No queue is marked allRound: true; people who do not know where to go need one.",
      ),
    ];
  return all
    .slice(1)
    .map((i) =>
      source.problem(["queues", i, "allRound"], "A hall has one all-round queue; another is marked above."),
    );
}

function checkServed(file: HallFile, source: YamlSource): HallProblem[] {
  const served = new Set(file.counters.flatMap((group) => group.queues));
  return file.queues.flatMap((queue, i) =>
    served.has(queue.id)
      ? []
      : [
          source.problem(
            ["queues", i],
            `No counter serves queue “${queue.id}”; name it under “queues” of a counter (overflow alone is not enough).`,
          ),
        ],
  );
}

function checkOverflow(file: HallFile, source: YamlSource): HallProblem[] {
  return file.counters.flatMap((group, i) =>
    group.overflow.flatMap((one, j) =>
      group.queues.includes(one.queue)
        ? [
            source.problem(
              ["counters", i, "overflow", j, "queue"],
              `“${one.queue}” is already one of this counter's own queues; remove it from overflow.`,
            ),
          ]
        : [],
    ),
  );
}

/** The queue gives these two by itself: to those of no group, and to those who come with a booking. */
const neededClasses = ["ordinary", "booking"];

function checkClasses(file: HallFile, source: YamlSource): HallProblem[] {
  return [
    ...neededClasses.flatMap((id) =>
      file.classes.some((one) => one.id === id)
        ? []
        : [source.problem(["classes"], `Class “${id}” is missing; add it, the hall gives it by itself.`)],
    ),
    ...file.classes.flatMap((one, i) => [
      ...(one.id === "ordinary" && (one.headStartMinutes > 0 || one.prefix)
        ? [source.problem(["classes", i], "Class “ordinary” has no head start and no prefix; remove them.")]
        : []),
      ...(one.id !== "ordinary" && one.badge === ""
        ? [source.problem(["classes", i], `Class “${one.id}” needs a badge of one character, e.g. 老.`)]
        : []),
    ]),
  ];
}
