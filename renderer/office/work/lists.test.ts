import { expect, it } from "vitest";
import { reviewerView } from "../fixtures/model-office.ts";
import { countsOf, listBeside, neighbour, rowsOf } from "./lists.ts";

const rows = rowsOf(reviewerView.rows, "mine");
const [first, second, third] = rows.map((row) => row.id);

it("a list holds what the hall put on it, in the hall's order", () => {
  expect(rows.every((row) => row.lists.includes("mine"))).toBe(true);
  expect(rowsOf(reviewerView.rows, "all")).toHaveLength(reviewerView.rows.length);
});

it("keys go line by line and stop at the ends", () => {
  expect(neighbour(rows, first ?? null, 1)).toBe(second);
  expect(neighbour(rows, first ?? null, -1)).toBe(first);
  expect(neighbour(rows, first ?? null, Number.POSITIVE_INFINITY)).toBe(rows.at(-1)?.id);
  expect(neighbour([], null, 1)).toBeNull();
});

it("where the chosen line is gone, the one that took its place is chosen", () => {
  const left = rows.filter((row) => row.id !== second);
  expect(neighbour(left, second ?? null, 0, 1)).toBe(third);
  expect(neighbour(left, second ?? null, 0, 99)).toBe(left.at(-1)?.id);
});

it("the lists go round", () => {
  expect(listBeside("all", -1)).toBe("make");
  expect(listBeside("make", 1)).toBe("all");
  expect(listBeside("late", 1)).toBe("today");
});

it("late and due today are what has to be finished today; the rest is the rest", () => {
  expect(countsOf({ late: 1, today: 3, soon: 2 }, 15)).toEqual({
    ...{ late: 1, today: 3, urgent: 4, soon: 2, rest: 11 },
  });
});
