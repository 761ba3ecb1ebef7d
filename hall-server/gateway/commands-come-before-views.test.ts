import { expect, test } from "vitest";
import { manager } from "../random-day.ts";
import { device, openTestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { Feeds } from "./feeds.ts";
import { touchedBy } from "./touched.ts";

const kiosk = device("kiosk-1", "kiosk");

test("who presses while views wait to be drawn is answered first, also after a long quiet time", async () => {
  const { hall, done } = openTestHall({ isDemonstration: true });
  const order: string[] = [];
  const feeds = new Feeds(
    hall,
    () => viewingOf(hall),
    () => order.push("view"),
  );
  hall.listen((facts) => feeds.touch(touchedBy(hall, facts)));
  const screen = { id: "screen", isReady: () => true, cutOff: () => {} };
  feeds.open(screen, "screen", { screenId: "1" }, manager);
  const take = (name: string) =>
    done(kiosk, "ticket:take", { queueId: "all-round" }).then(() => order.push(name));

  await take("first").then(() => take("second"));
  expect(order).toEqual(["first", "second"]);
  await expect.poll(() => order).toEqual(["first", "second", "view"]);
  feeds.stop();
  hall.stop();
});
