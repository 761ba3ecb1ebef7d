import { describe, expect, it } from "vitest";
import { expectNamed, type Planted, plant } from "./plant-error.ts";

const planted: Planted[] = [
  {
    mistake: "item without a queue",
    from: "    - { to: all-round }\n",
    to: "    - { domain: tax, to: all-round }\n",
    at: "  routing:",
    says: /No rule gives a queue to/,
  },
  {
    mistake: "rule to an unknown queue",
    from: "- { to: all-round }",
    to: "- { to: al-round }",
    says: /no queue “al-round”/,
  },
  {
    mistake: "rule with an unknown category",
    from: "category: [civil-affairs, ",
    to: "category: [civil-affair, ",
    says: /no category “civil-affair”/,
  },
  {
    mistake: "rule with an unknown item",
    from: "items: [id-card-renewal,",
    to: "items: [id-card,",
    says: /no item “id-card”; did you mean “id-card-renewal”/,
  },
  {
    file: "items.yaml",
    mistake: "item of an unknown category",
    from: "category: tax\n",
    to: "category: taxes\n",
    says: /no category “taxes”; did you mean|known are enterprise/,
  },
  {
    file: "items.yaml",
    mistake: "item id twice",
    from: "id: company-change\n",
    to: "id: company-registration\n",
    says: /already one item/,
  },
  {
    file: "items.yaml",
    mistake: "promise longer than the law's limit",
    from: "lawDays: 3\n    promisedDays: 2",
    to: "lawDays: 3\n    promisedDays: 5",
    at: "promisedDays: 5",
    says: /longer than the law's 3/,
  },
  {
    file: "items.yaml",
    mistake: "promise longer than the law's calendar days",
    from: "lawDays: 3\n    promisedDays: 2",
    to: "lawDays: 3\n    lawUnit: day\n    promisedDays: 4",
    at: "promisedDays: 4",
    says: /longer than the law's 3/,
  },
  {
    file: "items.yaml",
    mistake: "an instant item that takes days",
    from: "kind: instant\n    lawDays: 3\n    promisedDays: 1",
    to: "kind: instant\n    lawDays: 3\n    promisedDays: 2",
    at: "promisedDays: 2",
    says: /instant item is done within a working day/,
  },
  {
    file: "items.yaml",
    mistake: "a permit that may take longer than the law's 20 days and does not say by which law",
    from: "    lawNote: 《取水许可和水资源费征收管理条例》规定四十五个工作日内决定\n",
    to: "",
    at: "lawDays: 45",
    says: /20 working days.*lawNote/,
  },
  {
    file: "items.yaml",
    mistake: "unknown life event",
    from: "lifeEvents: [transport]",
    to: "lifeEvents: [travel]",
    says: /no life event “travel”/,
  },
];

describe("items and the rules that send them to queues", () => {
  it.each(planted)("$mistake", expectNamed);

  it("days of a promise within the law's months are no mistake", () => {
    const inMonths = "lawDays: 3\n    lawUnit: month\n    promisedDays: 20";
    expect(plant("items.yaml", "lawDays: 3\n    promisedDays: 2", inMonths).problems).toEqual([]);
  });
});
