/**
 * Agents of five sites press at random. Whatever they do, an errand is at one site, comes back to where its person is, and
 * can always go on to its end; what the page may offer is what the hall takes; a replay gives the same tables.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Errand } from "../../hall-server/contract/errands.ts";
import type { Principal } from "../../hall-server/deciding.ts";
import type { ErrandStep } from "../../hall-server/errands/life-cycle.ts";
import { errandAnswers } from "../../hall-server/errands/queries.ts";
import { type Agents, openHallWithAgents } from "../../hall-server/errands/testing.ts";
import { forgetTestHall, staff, type TestHall } from "../../hall-server/testing.ts";
import { viewingOf } from "../../hall-server/viewing.ts";
import { extent } from "../promises/extent.ts";

const who = ["east", "west", "town", "county", "city", "head"] as const;
const stepNames: readonly ErrandStep[] = [
  ...(["errand:handUp", "errand:takeUp", "errand:sendBack", "errand:split", "errand:assign"] as const),
  ...(["errand:urge", "errand:feedBack", "errand:payFee", "errand:finish", "errand:deliver"] as const),
  ...(["errand:callBack", "errand:withdraw"] as const),
];
const press = fc.record({
  who: fc.constantFrom(...who),
  step: fc.constantFrom(...stepNames),
  n: fc.nat(5),
});

/** Input that is right in itself: what is refused, is refused for the state or the person. */
function inputOf(errand: Errand, step: ErrandStep, n: number, above: string[]) {
  const open = errand.tasks.filter((task) => task.state === "open");
  const taskId = open[n % Math.max(1, open.length)]?.id;
  const assignee = ["east", "town-agent", "city-agent"][n % 3] ?? "east";
  switch (step) {
    case "errand:handUp":
      return { toSiteId: above[n % Math.max(1, above.length)] ?? "none" };
    case "errand:split":
      return { tasks: [{ what: "一件事", assignee }] };
    case "errand:assign":
      return { taskId: taskId ?? "none", assignee };
    case "errand:feedBack":
      return { ...(taskId ? { taskId } : {}), note: "看过了", isDone: n % 2 === 0 };
    case "errand:payFee":
      return { what: "工本费", cents: 100 * (n + 1) };
    case "errand:callBack":
      return { answer: "partly" as const };
    case "errand:sendBack":
    case "errand:withdraw":
      return { reason: "不办了" };
    default:
      return {};
  }
}

const parents: Record<string, string[]> = {
  "east-village": ["town", "county", "city", "province"],
  town: ["county", "city", "province"],
  county: ["city", "province"],
  city: ["province"],
  province: [],
};

test("random presses", { timeout: extent(60_000, 3_600_000) }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(press, { minLength: 5, maxLength: 40 }), async (presses) => {
      const { test: hall, agents } = openHallWithAgents();
      const people: Record<(typeof who)[number], Principal> = { ...agents, head: staff("head-01", "head") };
      let { errand } = await hall.done(agents.east, "errand:entrust", {
        way: "errand",
        holder: { name: "甲乙" },
      });
      const errandId = errand.id;
      for (const { who: name, step, n } of presses) {
        const principal = people[name];
        const before = see(hall, principal, errandId);
        const input = inputOf(errand, step, n, parents[errand.atSiteId] ?? []);
        const isPossible = step !== "errand:handUp" || errand.atSiteId !== "province";
        const answer = await hall.send(principal, step, { errandId, ...input } as never);
        const mayOthersTask =
          step === "errand:feedBack" &&
          before?.may.includes(step) &&
          !answer.ok &&
          answer.error.code === "not-allowed";
        if (isPossible && !mayOthersTask)
          expect([step, answer.ok]).toEqual([step, before?.may.includes(step) ?? false]);
        if (answer.ok) errand = (answer.value as { errand: Errand }).errand;
        expect(errand.fromSiteId).toBe("east-village");
        if (errand.state === "done") expect(errand.atSiteId).toBe("east-village");
      }
      await bringToItsEnd(hall, agents, errand);
      const kept = JSON.stringify(hall.db.prepare("select * from errands").all());
      hall.hall.rebuildDerived();
      expect(JSON.stringify(hall.db.prepare("select * from errands").all())).toBe(kept);
      forgetTestHall(hall);
    }),
    { numRuns: extent(25, 3_000) },
  );
});

/** Nobody who may see it is told nothing. */
function see(hall: TestHall, principal: Principal, errandId: string): Errand | null {
  const answer = errandAnswers["errand:get"](viewingOf(hall.hall), { errandId }, principal);
  return "errand" in answer ? answer.errand : null;
}

/** Whatever was pressed before: who has it can finish it, and it gets home. */
async function bringToItsEnd(hall: TestHall, agents: Agents, errand: Errand): Promise<void> {
  const errandId = errand.id;
  const at: Record<string, Principal> = {
    "east-village": agents.east,
    "west-village": agents.west,
    town: agents.town,
    county: agents.county,
    city: agents.city,
  };
  const here = at[errand.atSiteId];
  // Nobody sits at the province in this hall: what was handed up there waits for them.
  if (!here) return;
  if (errand.state === "handed-up") await hall.done(here, "errand:takeUp", { errandId });
  if (errand.state === "handed-up" || errand.state === "handling") {
    for (const task of errand.tasks.filter(({ state }) => state === "open"))
      await hall.done(here, "errand:feedBack", { errandId, taskId: task.id, note: "好了", isDone: true });
    await hall.done(here, "errand:finish", { errandId });
  }
  if (["handed-up", "handling", "done"].includes(errand.state))
    await hall.done(agents.east, "errand:deliver", { errandId });
  if (!["closed", "withdrawn"].includes(errand.state))
    await hall.done(agents.town, "errand:callBack", { errandId, answer: "satisfied" });
}
