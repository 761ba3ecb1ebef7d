/** The city hall on the wire: 92 counters, items that find their queue, several things on one ticket. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Catalog } from "../../hall-server/contract/hall.ts";
import { type Client, connect, connectAs, type HallProcess, startHall } from "./hall-process.ts";

let hall: HallProcess;
let kiosk: Client;
let catalog: Catalog;

beforeAll(async () => {
  hall = await startHall({ hall: "city" });
  kiosk = await connect(hall.url, "demo-kiosk-1");
  catalog = (await (await fetch(`${hall.url}/api/catalog`)).json()) as Catalog;
}, 40_000);

afterAll(async () => {
  kiosk.close();
  await hall.end();
});

function itemNamed(name: string) {
  const item = catalog.items.find((one) => one.name.zh === name);
  if (!item) throw new Error(`No item ${name}.`);
  return item;
}

test("counters are 1 to 92 in their order, the all-round queue comes first", async () => {
  const { counters, queues } = (await kiosk.view("kiosk")).value();
  expect(counters.map((counter: { id: string }) => counter.id)).toEqual(
    Array.from({ length: 92 }, (_, i) => String(i + 1)),
  );
  expect(queues[0]).toMatchObject({ id: "all-round", code: "A" });
  expect(catalog.items).toHaveLength(1_530);
});

test("an instant item goes to its category's counters, a promised one to any all-round counter", async () => {
  const instant = await kiosk.do("ticket:take", { itemIds: [itemNamed("契税申报").id] });
  expect(instant.ticket.queueId).toBe("tax");
  const promised = await kiosk.do("ticket:take", { itemIds: [itemNamed("道路普通货物运输经营许可").id] });
  expect(promised.ticket).toMatchObject({ queueId: "all-round", number: "A001" });
  expect(promised.counters).toContain("1");

  const tax = await connectAs(hall.url, "clerk-35");
  await tax.do("counter:open", { counterId: "35" });
  expect((await tax.do("counter:callNext")).ticket.id).toBe(instant.ticket.id);
  expect(await tax.do("counter:hold", { reason: "去复印" })).toMatchObject({ ticket: { state: "held" } });
  tax.close();
});

test("one ticket for several things: chosen at the kiosk, or added at the counter", async () => {
  const [first, second, third] = ["公共场所卫生许可", "取水许可", "食品经营许可（新办）"].map(itemNamed);
  const taken = await kiosk.do("ticket:take", { itemIds: [first?.id, second?.id] });
  expect(taken.ticket.itemIds).toEqual([first?.id, second?.id]);
  const clerk = await connectAs(hall.url, "clerk-01");
  await clerk.do("counter:open", { counterId: "1" });
  const called = await clerk.do("counter:call", { ticketId: taken.ticket.id, reason: "一起来的" });
  const { ticket } = await clerk.do("ticket:addItem", { ticketId: called.ticket.id, itemId: third?.id });
  expect(ticket.itemIds).toEqual([first?.id, second?.id, third?.id]);
  expect(await clerk.ask("ticket:addItem", { ticketId: ticket.id, itemId: third?.id })).toMatchObject({
    error: { code: "wrong-state" },
  });
  clerk.close();
});

test("a zone's screen shows its own calls, the overview shows all", async () => {
  const screens: { id: string; zoneIds: string[] }[] = (
    (await (await fetch(`${hall.url}/api/hall`)).json()) as { screens: { id: string; zoneIds: string[] }[] }
  ).screens;
  const manager = await connectAs(hall.url, "manager");
  const shown = await Promise.all(
    screens.map(async ({ id, zoneIds }) => {
      const { called } = (await manager.view("screen", { screenId: id })).value();
      return { zones: zoneIds.length, counters: called.map((call: { counter: string }) => call.counter) };
    }),
  );
  expect(shown.some(({ counters }) => counters.includes("1") && counters.includes("35"))).toBe(true);
  expect(shown.some(({ counters }) => counters.includes("35") && !counters.includes("1"))).toBe(true);
  manager.close();
});
