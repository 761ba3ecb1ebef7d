/** Five keys cannot show reasons: a bad rating from them counts all the same, and from nobody else without a reason. */
import { expect, test } from "vitest";
import { ask, connectTo, openTestGateway, signedIn } from "../../hall-server/gateway/testing.ts";
import { openTestHall } from "../../hall-server/testing.ts";
import { pair } from "../security/signed-in-as-everybody.ts";

async function served() {
  const hall = openTestHall({ isDemonstration: true });
  const gateway = await openTestGateway(hall);
  const clerk = await connectTo(gateway.url, signedIn(hall, "clerk-01", "clerk"));
  const kiosk = await connectTo(gateway.url, pair(hall, "kiosk", "1"));
  const pad = await connectTo(gateway.url, pair(hall, "pad", "1"));
  const phone = await connectTo(gateway.url);
  const manager = await connectTo(gateway.url, signedIn(hall, "manager", "manager"));
  await ask(clerk, "counter:open", { counterId: "1" });
  const { value = {} } = await ask(kiosk, "ticket:take", { queueId: "all-round" });
  for (const step of ["counter:callNext", "counter:start", "counter:finish"]) await ask(clerk, step);
  const opened = await ask(pad, "view:open", { name: "pad", params: {} });
  const { invitation } = (opened.value as { value: { invitation: { id: string } } }).value;
  const ratings = async () => {
    const answer = await ask(manager, "ratings:list", {});
    return (answer.value as { ratings: { level: number; channel: string }[] }).ratings;
  };
  const end = async () => {
    await gateway.stop();
    hall.hall.stop();
  };
  return { pad, phone, clerk, token: String(value.token), invitationId: invitation.id, ratings, end };
}

test("a bad rating by key counts without a reason, and the manager sees that it came from keys", async () => {
  const { pad, invitationId, ratings, end } = await served();
  const answer = await ask(pad, "rating:submit", { invitationId, level: 1, byKey: true });
  expect(answer).toMatchObject({ ok: true, value: { rating: { level: 1, tags: [], channel: "keys" } } });
  expect(await ratings()).toMatchObject([{ level: 1, channel: "keys" }]);
  await end();
});

test.each([
  ["a touch pad", "pad", {}],
  ["a phone that says that it has keys", "phone", { byKey: true }],
])("%s still has to say why", async (_what, from, more) => {
  const { pad, phone, token, invitationId, ratings, end } = await served();
  const what = from === "pad" ? { invitationId } : { token };
  const answer = await ask(from === "pad" ? pad : phone, "rating:submit", { ...what, level: 1, ...more });
  expect(answer).toMatchObject({ ok: false, error: { code: "invalid-input", params: { field: "tags" } } });
  expect(await ratings()).toEqual([]);
  await end();
});

test("the clerk's own sign-in rates nobody, by key neither", async () => {
  const { clerk, invitationId, ratings, end } = await served();
  const answer = await ask(clerk, "rating:submit", { invitationId, level: 5, byKey: true });
  expect(answer).toMatchObject({ ok: false, error: { code: "not-allowed" } });
  expect(await ratings()).toEqual([]);
  await end();
});
