/** Units are merged: a list that one prepared which the hall's file no longer has is the manager's to take back. */
import { expect, test } from "vitest";
import { queryHandlers } from "../queries.ts";
import { openTestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { viewDefinitions } from "../views.ts";
import { clerk, derivedRows, head, manager, openDesk, reviewer } from "./testing.ts";

test("a list of a unit that is gone is told to the manager, who takes it back: its paper is the counter's", async () => {
  const desk = openDesk();
  const { applicationId, unitId } = await desk.ready();
  const ready = { applicationId, originals: 1 };
  const { handover } = await desk.done(reviewer, "handover:prepare", { unitId, lines: [ready] });
  const one = { handoverId: handover.id };
  // While the unit is there, its list is its own.
  expect(await desk.send(manager, "handover:cancel", one)).toMatchObject({ ok: false });
  expect(handover.isUnitGone).toBe(false);
  for (const who of [reviewer, head]) desk.hall.registry.setUnits(who.name, []);
  const { folder, masterKey, time } = desk;
  const offices = desk.hall.config.offices.map((office) => ({
    ...office,
    units: office.units.filter(({ id }) => id !== unitId),
  }));
  desk.hall.stop();
  const hall = openTestHall({ folder, masterKey, time, isDemonstration: true, config: { offices } });

  for (const who of [clerk, reviewer, head])
    expect(await hall.send(who, "handover:cancel", one)).toMatchObject({ ok: false });
  const troubles = () =>
    queryHandlers["handovers:list"](viewingOf(hall.hall), { isTrouble: true, limit: 30 }, manager);
  expect(troubles()).toMatchObject({ handovers: [{ id: handover.id, state: "prepared" }] });
  const problem = () =>
    viewDefinitions.hall.draw(viewingOf(hall.hall), {}).problems.find(({ code }) => code === "paper-late");
  expect(problem()).toMatchObject({ params: { count: 1 } });
  const seen = queryHandlers["handover:get"](viewingOf(hall.hall), one, manager);
  expect(seen).toMatchObject({ handover: { may: ["cancel"], isUnitGone: true } });

  const cancelled = await hall.done(manager, "handover:cancel", one);
  expect(cancelled.handover.state).toBe("cancelled");
  const where = queryHandlers["paper:where"](viewingOf(hall.hall), { applicationId }, clerk);
  expect(where).toMatchObject({
    sheets: expect.arrayContaining([expect.objectContaining({ materialId: null, holder: "counter" })]),
  });
  expect([troubles(), problem()]).toEqual([{ handovers: [], cursor: null }, undefined]);
  const before = derivedRows(hall);
  hall.hall.rebuildDerived();
  expect(derivedRows(hall)).toEqual(before);
  hall.hall.stop();
});
