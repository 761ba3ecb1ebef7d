/** Every limit of the law is counted by this file, and somebody types it once a year from a notice. */
import { describe, expect, it } from "vitest";
import { expectNamed, type Planted, plant } from "./plant-error.ts";

const file = "calendar.yaml";
const planted: Planted[] = [
  {
    file,
    mistake: "a make-up day on a weekday",
    from: "2026-02-28, 2026-05-09",
    to: "2026-02-27, 2026-05-09",
    says: /2026-02-27 is a Friday.*worked anyway/,
  },
  {
    file,
    mistake: "a day that is off and worked",
    from: "2026-02-14, 2026-02-28",
    to: "2026-02-15, 2026-02-28",
    says: /2026-02-15 is a holiday above/,
  },
  {
    file,
    mistake: "days left over from the year before",
    from: "2026-05-01 to 2026-05-05",
    to: "2025-05-01 to 2025-05-05",
    says: /2025-05-01 does not belong to the year 2026/,
  },
  {
    file,
    mistake: "a year twice",
    from: "    workdays: [2026-01-04",
    to: "    workdays: []\n  - year: 2026\n    holidays: [2026-12-31]\n    workdays: [2026-01-04",
    at: "  - year: 2026\n    holidays: [2026-12-31]",
    says: /already one year “2026”/,
  },
  {
    file,
    mistake: "a year that nobody has announced",
    from: "    workdays: [2026-01-04",
    to: "    workdays: []\n  - year: 2027\n    holidays: []\n    workdays: [2026-01-04",
    at: "    holidays: []",
    says: /2027 has no holidays; leave the year out until they are announced/,
  },
  {
    mistake: "an item twice in a chain",
    from: "items: [homestead-approval, rural-planning-permit]",
    to: "items: [homestead-approval, homestead-approval]",
    says: /“homestead-approval” stands twice in this chain/,
  },
];

describe("holidays, make-up days, chains", () => {
  it.each(planted)("$mistake", expectNamed);

  it("the last days of a year may stand with the year that announced them", () => {
    const more = [
      "    workdays: [2026-01-04, 2026-02-14, 2026-02-28, 2026-05-09, 2026-09-20, 2026-10-10]",
      "  - year: 2027",
      "    holidays: [2026-12-31 to 2027-01-02]",
      "    workdays: [2026-12-27]",
    ];
    const from = more[0] ?? "";
    expect(plant(file, from, more.join("\n")).problems).toEqual([]);
  });
});
