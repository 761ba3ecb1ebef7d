/** A fault in drawing a view must not leave anybody with an old one that looks live: they are cut off, and ask again. */
import { afterEach, expect, test, vi } from "vitest";
import { Feeds, type Subscriber } from "../../hall-server/gateway/feeds.ts";
import { ask, connectTo, openTestGateway, signedIn } from "../../hall-server/gateway/testing.ts";
import { touchedBy } from "../../hall-server/gateway/touched.ts";
import { manager } from "../../hall-server/random-day.ts";
import { device, openTestHall } from "../../hall-server/testing.ts";
import { viewingOf } from "../../hall-server/viewing.ts";
import { viewDefinitions } from "../../hall-server/views.ts";
import { pair } from "../security/signed-in-as-everybody.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("whoever has it open loses the connection, is refused while the fault lasts, and is right when it is over", async () => {
  const hall = openTestHall({ isDemonstration: true });
  const gateway = await openTestGateway(hall);
  const screen = await connectTo(gateway.url, pair(hall, "screen", "1"));
  const manager = await connectTo(gateway.url, signedIn(hall, "manager", "manager"));
  const away = new Promise<string>((resolve) => screen.on("disconnect", resolve));
  expect((await ask(screen, "view:open", { name: "screen", params: {} })).ok).toBe(true);
  expect((await ask(manager, "view:open", { name: "hall", params: {} })).ok).toBe(true);

  const draw = vi.spyOn(viewDefinitions.screen, "draw").mockImplementation(() => {
    throw new Error("a fault in the program");
  });
  await hall.done(device("kiosk-1", "kiosk"), "ticket:take", { queueId: "all-round" });
  expect(await away).toBe("transport close");
  expect(manager.connected).toBe(true);

  const again = await connectTo(gateway.url, "token-of-screen-at-1");
  expect(await ask(again, "view:open", { name: "screen", params: {} })).toMatchObject({
    ok: false,
    error: { code: "internal" },
  });
  draw.mockRestore();
  const opened = await ask(again, "view:open", { name: "screen", params: {} });
  expect(JSON.stringify(opened.value)).toContain('"numbers":["A001"]');
  await hall.done(device("kiosk-1", "kiosk"), "ticket:take", { queueId: "all-round" });
  const message = await new Promise<{ version: number }>((resolve) => again.once("view", resolve));
  expect(message.version).toBeGreaterThan(Number(opened.value?.version));
  await gateway.stop();
  hall.hall.stop();
});

test("who is back first goes on being told, also when the others' connections end only then", async () => {
  const { hall, done } = openTestHall({ isDemonstration: true });
  const viewing = () => viewingOf(hall);
  const told: string[] = [];
  const feeds = new Feeds(hall, viewing, (to) => told.push(...to.map(({ id }) => id)));
  hall.listen((facts) => feeds.touch(touchedBy(hall, facts)));
  const cut: string[] = [];
  const screen = (id: string): Subscriber => ({ id, isReady: () => true, cutOff: () => cut.push(id) });
  const [one, other, again] = [screen("one"), screen("other"), screen("one, again")];
  for (const each of [one, other]) feeds.open(each, "screen", { screenId: "1" }, manager);
  const draw = vi.spyOn(viewDefinitions.screen, "draw").mockImplementation(() => {
    throw new Error("a fault in the program");
  });
  await done(device("kiosk-1", "kiosk"), "ticket:take", { queueId: "all-round" });
  await expect.poll(() => cut).toEqual(["one", "other"]);
  draw.mockRestore();

  feeds.drop(one);
  expect(feeds.open(again, "screen", { screenId: "1" }, manager).ok).toBe(true);
  feeds.drop(other);
  await done(device("kiosk-1", "kiosk"), "ticket:take", { queueId: "all-round" });
  await expect.poll(() => told).toEqual(["one, again"]);
  feeds.stop();
  hall.stop();
});
