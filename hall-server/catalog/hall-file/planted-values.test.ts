import { describe, expect, it } from "vitest";
import { expectNamed, type Planted, plant } from "./plant-error.ts";

const planted: Planted[] = [
  ...[
    ["answerDays", 6, 5],
    ["decisionDays", 21, 20],
    ["extensionDays", 11, 10],
    ["parallelDays", 46, 45],
    ["parallelExtensionDays", 16, 15],
    ["deliverDays", 11, 10],
  ].map(
    ([name, days, most]): Planted => ({
      mistake: `${name} beyond what the law allows`,
      from: "\nintake:\n",
      to: `\nintake:\n  ${name}: ${days}\n`,
      at: `${name}: ${days}`,
      says: new RegExp(`must be a whole number from 1 to ${most}.*law`),
    }),
  ),
  { mistake: "queue code I", from: "code: B", to: "code: I", says: /never I or O/ },
  { mistake: "queue code O", from: "code: B", to: "code: O", says: /never I or O/ },
  { mistake: "lower-case code", from: "code: B", to: "code: b", says: /capital letters/ },
  { mistake: "prefix O", from: "prefix: V", to: "prefix: O", says: /never I or O/ },
  { mistake: "falling range", from: "ids: 1-3\n", to: "ids: 3-1\n", says: /must rise/ },
  {
    mistake: "range without end",
    from: "ids: 1-3\n",
    to: "ids: 1-99999\n",
    says: /must rise, by at most 999/,
  },
  {
    mistake: "misspelt field",
    from: "needsCard: true",
    to: "needCard: true",
    says: /Did you mean “needsCard”/,
  },
  {
    mistake: "unknown field",
    from: 'hotline: "12345"',
    to: 'colour: green\n  hotline: "12345"',
    says: /Known here: id, name, timeZone/,
  },
  {
    mistake: "field at the top that is not known",
    from: "ratings: ratings.yaml",
    to: "rating: x\nratings: ratings.yaml",
    says: /Did you mean “ratings”/,
  },
  {
    mistake: "an address that no page can lead to",
    from: 'address: "https://zwfw.shili.example"',
    to: "address: zwfw.shili.example",
    says: /must be an address such as https:/,
  },
  {
    mistake: "a kiosk that is half open",
    from: "zone: self-service }",
    to: "zone: self-service, roundTheClock: mostly }",
    says: /roundTheClock/,
  },
  {
    mistake: "label without English",
    from: "{ zh: 综合受理, en: All-round intake }\n    zone: all-round\n    allRound",
    to: "{ zh: 综合受理 }\n    zone: all-round\n    allRound",
    says: /“en” is missing/,
  },
  {
    mistake: "text for a number",
    from: "perDay: 240",
    to: "perDay: many",
    says: /must be a number, but is “many”/,
  },
  {
    mistake: "a list for text",
    from: 'hotline: "12345"',
    to: "hotline: [1]",
    says: /must be text, but is a list/,
  },
  {
    mistake: "text for yes or no",
    from: "needsCard: true",
    to: "needsCard: yes",
    says: /must be true or false, but is “yes”/,
  },
  {
    mistake: "empty value",
    from: "  timeZone: Asia/Shanghai\n",
    to: "  timeZone:\n",
    says: /“timeZone” is empty/,
  },
  {
    mistake: "policy beyond reason",
    from: "returnLimit: 1",
    to: "returnLimit: 1000",
    says: /whole number from 0 to 10/,
  },
  { mistake: "class without a badge", from: "badge: 病, ", to: "", says: /needs a badge/ },
  {
    mistake: "part file that is not there",
    from: "ratings: ratings.yaml",
    to: "ratings: tags.yaml",
    says: /neither beside this file nor among/,
  },
  {
    mistake: "part file outside the folder",
    from: "ratings: ratings.yaml",
    to: "ratings: ../ratings.yaml",
    says: /must be a file's name/,
  },
  { mistake: "tab", from: "  hotline:", to: "\thotline:", says: /indent with spaces/ },
  {
    mistake: "key twice",
    from: "  needsCard: true",
    to: "  needsCard: true\n  needsCard: true",
    at: "  needsCard: true\n\n",
    says: /stands twice/,
  },
  {
    mistake: "bracket not closed",
    from: "[all-round, errands]\n",
    to: "[all-round, errands\n",
    at: "kiosks:",
    says: /not YAML/,
  },
  {
    mistake: "alias",
    from: "name: { zh: 等候填单区, en: Waiting and forms }",
    to: "name: *forms",
    says: /Aliases/,
  },
];

describe("fields and values", () => {
  it.each(planted)("$mistake", expectNamed);
});

it("names several mistakes together, each with its place", () => {
  const { problems, line } = plant("town.yaml", "code: A\n", "code: I\n    colour: red\n");
  expect(problems.map((one) => [one.line, one.path])).toEqual([
    [line, "queues[0].code"],
    [line + 1, "queues[0].colour"],
  ]);
});
