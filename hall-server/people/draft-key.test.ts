import { expect, test } from "vitest";
import { queryHandlers } from "../queries.ts";
import { device, openTestHall, staff } from "../testing.ts";
import { viewingOf } from "../viewing.ts";

test("a draft's key is its clerk's alone, the same while the ticket is at their counter, and gone with it", async () => {
  const hall = openTestHall({ isDemonstration: true });
  const kiosk = device("kiosk-1", "kiosk");
  const [clerk, other] = [staff("clerk-01"), staff("clerk-02")];
  const keyFor = (who: typeof clerk, ticketId: string) => {
    const answer = queryHandlers["counter:draftKey"](viewingOf(hall.hall), { ticketId }, who);
    return "key" in answer ? answer.key : answer.code;
  };
  await hall.done(clerk, "counter:open", { counterId: "1" });
  await hall.done(other, "counter:open", { counterId: "2" });
  const { ticket } = await hall.done(kiosk, "ticket:take", { queueId: "all-round" });
  expect(keyFor(clerk, ticket.id)).toBe("not-found");
  await hall.done(clerk, "counter:callNext", {});
  const key = keyFor(clerk, ticket.id);
  expect(Buffer.from(key, "base64")).toHaveLength(32);
  expect(keyFor(clerk, ticket.id)).toBe(key);
  expect(keyFor(other, ticket.id)).toBe("not-found");

  // Sent on to a colleague: another key, which reads nothing of what the first one typed.
  await hall.done(clerk, "counter:start", {});
  await hall.done(clerk, "counter:transfer", { toCounterId: "2", reason: "colleague" });
  expect(keyFor(clerk, ticket.id)).toBe("not-found");
  await hall.done(other, "counter:callNext", {});
  expect(keyFor(other, ticket.id)).not.toBe(key);
  await hall.done(other, "counter:start", {});
  await hall.done(other, "counter:finish", {});
  expect(keyFor(other, ticket.id)).toBe("not-found");
  hall.hall.stop();
});
