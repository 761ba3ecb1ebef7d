/** What a kiosk gave out while it was cut off comes with its own clock, which may say anything. */
import { expect, test } from "vitest";
import { device, openTestHall, staff } from "../../hall-server/testing.ts";

const kiosk = device("kiosk-1", "kiosk");
const clerk = staff("clerk-01");
const queueId = "all-round";

test("a kiosk that lost its date brings nobody before the day began, nor before its last contact", async () => {
  const { hall, done, time } = openTestHall({ isDemonstration: true });
  const { lease } = await done(kiosk, "lease:take", { queueId, count: 3, day: "2026-03-03" });
  time.advanceMinutes(24 * 60);
  const [first, second, third] = lease.tickets;
  if (!first || !second || !third) throw new Error("The lease is empty.");
  const takenAt = "1970-01-01T00:00:07Z";
  const handIn = async (ticketId: string, lastContactAt?: string) => {
    const input = { tickets: [{ ticketId, takenAt }], ...(lastContactAt ? { lastContactAt } : {}) };
    return (await done(kiosk, "ticket:handIn", input)).tickets[0]?.takenAt;
  };
  expect(await handIn(first.ticketId)).toBe("2026-03-03T04:00:00.000+08:00");
  expect(await handIn(second.ticketId, "2026-03-03T08:40:00+08:00")).toBe("2026-03-03T08:40:00.000+08:00");
  expect(await handIn(third.ticketId, "2026-03-04T08:40:00+08:00")).toBe("2026-03-03T09:00:00.000+08:00");
  hall.stop();
});

test("what is handed in after its day is over was taken on its day", async () => {
  const { hall, done, time } = openTestHall({ isDemonstration: true });
  const { lease } = await done(kiosk, "lease:take", { queueId, count: 1 });
  time.advanceMinutes(3 * 24 * 60);
  const { tickets } = await done(kiosk, "ticket:handIn", {
    tickets: [{ ticketId: lease.tickets[0]?.ticketId ?? "", takenAt: "2026-03-05T08:00:00+08:00" }],
  });
  expect(tickets[0]).toMatchObject({ state: "expired", takenAt: "2026-03-03T04:00:00.000+08:00" });
  hall.stop();
});

test("a kiosk whose clock is far behind does not bring its people before those who came first", async () => {
  const { hall, done, time } = openTestHall({ isDemonstration: true });
  const early = await done(kiosk, "ticket:take", { queueId });
  time.advanceMinutes(5);
  const { lease } = await done(kiosk, "lease:take", { queueId, count: 1 });
  time.advanceMinutes(5);
  await done(kiosk, "ticket:handIn", {
    tickets: [{ ticketId: lease.tickets[0]?.ticketId ?? "", takenAt: "2026-03-02T00:00:00+08:00" }],
  });
  await done(clerk, "counter:open", { counterId: "1" });
  expect((await done(clerk, "counter:callNext")).ticket?.id).toBe(early.ticket.id);
  hall.stop();
});
