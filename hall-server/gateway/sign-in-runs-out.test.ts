import { expect, test } from "vitest";
import { openTestHall } from "../testing.ts";
import { ask, connectTo, openTestGateway, signedIn } from "./testing.ts";

test("a sign-in that runs out ends its sockets: no command, no view, until the person signs in again", async () => {
  const test = openTestHall({ isDemonstration: true });
  const gateway = await openTestGateway(test);
  const token = signedIn(test, "clerk-01", "clerk", 12);
  const clerk = await connectTo(gateway.url, token);
  expect((await ask(clerk, "counter:open", { counterId: "1" })).ok).toBe(true);
  const ended = new Promise((resolve) => clerk.once("disconnect", resolve));
  test.time.advanceMinutes(12 * 60 + 1);
  const late = await ask(clerk, "counter:callNext");
  expect(late).toMatchObject({ ok: false, error: { code: "not-signed-in" } });
  expect(await ended).toBe("io server disconnect");
  await expect(connectTo(gateway.url, token)).rejects.toThrow("not-signed-in");
  await gateway.stop();
  test.hall.stop();
});
