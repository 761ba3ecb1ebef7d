/** Villages are merged: what was entrusted at one that the hall's file no longer has is the hall's own to bring to its end. */
import { expect, test } from "vitest";
import { forgetTestHall, inventedIdNumber, openTestHall, staff } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { errandAnswers } from "./queries.ts";
import { openHallWithAgents } from "./testing.ts";

const holder = { name: "甲乙丙", idNumber: inventedIdNumber(11), phone: "19900000000" };

test("what lies in a village that is gone is found, done and delivered by the hall's agents, and counted", async () => {
  const { test: before, agents } = openHallWithAgents();
  const { east, west, town, city } = agents;
  const entrust = async () =>
    (await before.done(east, "errand:entrust", { way: "errand", wish: "代办高龄津贴", holder })).errand.id;
  const [left, handedUp, inCity] = [await entrust(), await entrust(), await entrust()];
  await before.done(east, "errand:handUp", { errandId: handedUp, toSiteId: "town" });
  await before.done(east, "errand:handUp", { errandId: inCity, toSiteId: "city" });
  const sites = before.hall.config.sites.filter(({ id }) => id !== "east-village");
  const { folder, masterKey, time } = before;
  before.hall.stop();
  const hall = openTestHall({ folder, masterKey, time, config: { sites } });

  const list = (who: typeof town, which: "here" | "below") => {
    const answer = errandAnswers["errands:list"](viewingOf(hall.hall), { which, limit: 30 }, who);
    return "code" in answer ? [answer.code] : answer.errands.map(({ id }) => id);
  };
  expect(list(town, "here")).toEqual([handedUp, left]);
  expect(list(town, "below")).toEqual([inCity, handedUp, left]);
  expect(list(city, "here")).toEqual([inCity]);
  expect([list(west, "here"), list(west, "below")]).toEqual([[], []]);

  // There is nobody below to whom it could go back; what went further up comes back to the hall.
  const nowhere = { errandId: handedUp, reason: "材料不全" };
  expect(await hall.send(town, "errand:sendBack", nowhere)).toMatchObject({ ok: false });
  const { errand } = await hall.done(town, "errand:takeUp", { errandId: handedUp });
  expect(errand.may).not.toContain("errand:sendBack");
  const back = await hall.done(city, "errand:sendBack", { errandId: inCity, reason: "请镇里办理" });
  expect(back.errand.atSiteId).toBe("town");

  await hall.done(town, "errand:handUp", { errandId: left, toSiteId: "county" });
  await hall.done(agents.county, "errand:takeUp", { errandId: left });
  for (const [who, errandId] of [
    [agents.county, left],
    [town, handedUp],
    [town, inCity],
  ] as const) {
    await hall.done(who, "errand:finish", { errandId });
    await hall.done(town, "errand:deliver", { errandId });
    await hall.done(town, "errand:callBack", { errandId, answer: "satisfied" });
  }
  for (const who of [town, staff("manager", "manager")]) {
    const figures = errandAnswers["errands:figures"](viewingOf(hall.hall), { month: "2026-03" }, who);
    expect(figures).toMatchObject({
      sites: [{ siteId: "east-village", entrusted: 3, closed: 3, called: 3 }],
    });
  }
  const ofWest = errandAnswers["errands:figures"](viewingOf(hall.hall), { month: "2026-03" }, west);
  expect(ofWest).toEqual({ sites: [] });
  forgetTestHall(hall);
});
