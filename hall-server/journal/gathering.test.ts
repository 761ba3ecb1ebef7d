import { expect, test } from "vitest";
import { Gathering } from "./gathering.ts";

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function gather() {
  const groups: number[][] = [];
  return { groups, gathering: new Gathering<number>((group) => groups.push(group)) };
}

test("one that comes alone is not kept waiting for others", async () => {
  const { groups, gathering } = gather();
  gathering.add(1);
  await turn();
  expect(groups).toEqual([[1]]);
});

test("as long as each turn brings more, they stay together, in the order of their arrival", async () => {
  const { groups, gathering } = gather();
  for (const [first, second] of [
    [1, 2],
    [3, 4],
    [5, 6],
  ] as const) {
    gathering.add(first);
    gathering.add(second);
    await turn();
  }
  expect(groups).toEqual([]);
  await turn();
  expect(groups).toEqual([[1, 2, 3, 4, 5, 6]]);
  expect(gathering.turns).toBe(3);
});

test("a flood does not put off those who came first for ever", async () => {
  const { groups, gathering } = gather();
  for (let round = 0; groups.length === 0; round += 1) {
    for (let i = 0; i < 50; i += 1) gathering.add(round * 50 + i);
    await turn();
    expect(round).toBeLessThan(10);
  }
  const [group = []] = groups;
  expect(group).toEqual(group.map((_, i) => i));
});

test("what is asked to run without members runs with none", async () => {
  const { groups, gathering } = gather();
  gathering.schedule();
  await turn();
  expect(groups).toEqual([[]]);
});
