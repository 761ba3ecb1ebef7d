/** A kiosk that is alone says what its hall would say, as far as it can know. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseOffline, type TakeInput } from "../../electron/offline/choose.ts";
import type { Knowledge } from "../../electron/offline/knowledge.ts";
import { daysAfter, hallDayIn, isoIn } from "../../electron/offline/local-time.ts";
import { describeCatalog, describeHall } from "../../hall-server/catalog/describe.ts";
import { inventedIdNumber, openTestHall } from "../../hall-server/testing.ts";
import { hallDayOf, isoWriter } from "../../hall-server/time/hall-day.ts";
import { viewingOf } from "../../hall-server/viewing.ts";
import { viewDefinitions } from "../../hall-server/views.ts";

const commandId = crypto.randomUUID();

/** The town's hall on a Monday at nine: open until 12:00 and from 14:30, numbers until 11:45 and 17:15. */
function known(change: Partial<Knowledge["view"]> = {}): Knowledge {
  const { hall } = openTestHall();
  const view = viewDefinitions.kiosk.draw(viewingOf(hall), {});
  hall.stop();
  return {
    hall: describeHall(hall.config),
    catalog: describeCatalog(hall.config),
    view: { ...view, needsCard: false, ...change },
  };
}

const plenty = new Map([
  ["all-round", 20],
  ["errands", 20],
]);
const monday = (time: string) => Date.parse(`2026-03-02T${time}:00+08:00`);
const chosen = (input: Partial<TakeInput>, at = "09:10", stock = plenty, knows = known()) =>
  chooseOffline({ commandId, ...input }, knows, monday(at), stock);

test("the hours that the hall told last count, by the kiosk's own clock", () => {
  const { hours } = known().view;
  const [first, second] = hours;
  if (!first || !second) throw new Error("The town's hall has no hours.");
  const at = (moment: string, ms = 0) =>
    chooseOffline({ commandId, queueId: "all-round" }, known(), Date.parse(moment) + ms, plenty);
  expect(at(first.opensAt, -1)).toMatchObject({ code: "hall-closed", params: { opensAt: first.opensAt } });
  expect(at(first.opensAt)).toMatchObject({ queueId: "all-round" });
  expect(at(first.ticketsUntil)).toMatchObject({ code: "queue-closed", params: { because: "cut-off" } });
  expect(at(first.closesAt)).toMatchObject({ code: "hall-closed", params: { opensAt: second.opensAt } });
  expect(at(second.opensAt), "it opens again by itself").toMatchObject({ queueId: "all-round" });
  const last = hours.at(-1)?.closesAt ?? "";
  expect(at(last), "beyond what is known nothing is guessed").toMatchObject({ code: "hall-closed" });
});

test("a hall that is open round the clock stays open", () => {
  const always = known({ hours: [], hall: { ...known().view.hall, isOpen: true, changesAt: null } });
  expect(chosen({ queueId: "all-round" }, "23:30", plenty, always)).toMatchObject({ queueId: "all-round" });
});

test("a hall that wants a card wants it from a kiosk alone too", () => {
  const strict = known({ needsCard: true });
  expect(chosen({ queueId: "all-round" }, "09:10", plenty, strict)).toMatchObject({ code: "card-needed" });
  const holder = { idNumber: inventedIdNumber(3) };
  expect(chosen({ queueId: "all-round", holder }, "09:10", plenty, strict)).toMatchObject({
    queueId: "all-round",
  });
  expect(chosen({ queueId: "all-round", holder: { idNumber: "990101188501010000" } })).toMatchObject({
    code: "invalid-input",
  });
});

test("an item goes where the hall sends it, and to its next queue when no numbers of that are left", () => {
  const knows = known();
  const items = [
    { ...knows.catalog.items[0], id: "both", queueIds: ["errands", "all-round"] },
  ] as Knowledge["catalog"]["items"];
  const two = { ...knows, catalog: { ...knows.catalog, items } };
  expect(chosen({ itemIds: ["both"] }, "09:10", plenty, two)).toMatchObject({ queueId: "errands" });
  const left = new Map([["all-round", 1]]);
  expect(chosen({ itemIds: ["both"] }, "09:10", left, two)).toMatchObject({ queueId: "all-round" });
  expect(chosen({ itemIds: ["both"], queueId: "errands" }, "09:10", left, two)).toMatchObject({
    code: "queue-closed",
    params: { because: "no-numbers" },
  });
  expect(chosen({ itemIds: ["nothing"] }, "09:10", plenty, two)).toMatchObject({ code: "not-found" });
  expect(chosen({}, "09:10", plenty, two)).toMatchObject({ code: "invalid-input" });
});

test("a claimed class counts, one that nobody may claim does not", () => {
  expect(chosen({ queueId: "all-round", class: "soldier" })).toMatchObject({
    class: "soldier",
    isClassClaimed: true,
    headStartMinutes: 30,
  });
  expect(chosen({ queueId: "all-round", class: "ordinary" })).toMatchObject({ isClassClaimed: false });
  expect(chosen({ queueId: "all-round", class: "nobility" })).toMatchObject({ code: "invalid-input" });
});

test("days and moments are written as the hall writes them, in zones of every kind", () => {
  const zone = fc.constantFrom(
    "Asia/Shanghai",
    "Asia/Kathmandu",
    "America/St_Johns",
    "UTC",
    "Australia/Sydney",
  );
  const at = fc.integer({ min: Date.parse("2024-01-01"), max: Date.parse("2031-01-01") });
  fc.assert(
    fc.property(zone, at, (timeZone, moment) => {
      expect(isoIn(timeZone, moment)).toBe(isoWriter(timeZone)(moment));
      expect(hallDayIn(timeZone, moment)).toBe(hallDayOf(moment, timeZone));
    }),
  );
  expect(daysAfter("2026-02-28", 1)).toBe("2026-03-01");
  expect(daysAfter("2026-03-01", -1)).toBe("2026-02-28");
});
