/** What a clerk can see is, to the last byte, the same before and after this clerk was rated, well or badly. */
import { expect, test } from "vitest";
import { queries, queryNames } from "../../hall-server/contract/queries.ts";
import { type ViewName, viewNames, views } from "../../hall-server/contract/views.ts";
import { ask, connectTo, openTestGateway, signedIn } from "../../hall-server/gateway/testing.ts";
import { inventedIdNumber, openTestHall } from "../../hall-server/testing.ts";
import { pair } from "../security/signed-in-as-everybody.ts";

const counters = ["1", "2", "3", "4"];
const paramsOf: Record<Exclude<ViewName, "ticket">, object[]> = {
  kiosk: [{}],
  hall: [{}],
  shell: [{}],
  shells: [{}],
  office: [{}],
  screen: [{ screenId: "1" }],
  counter: counters.map((counterId) => ({ counterId })),
  sign: counters.map((counterId) => ({ counterId })),
  pad: counters.map((counterId) => ({ counterId })),
};
const comment = "窗口态度不好，排了很久。";

async function openHall() {
  const hall = openTestHall({ isDemonstration: true });
  const gateway = await openTestGateway(hall);
  const clerk = await connectTo(gateway.url, signedIn(hall, "clerk-01", "clerk"));
  const kiosk = await connectTo(gateway.url, pair(hall, "kiosk", "1"));
  const pad = await connectTo(gateway.url, pair(hall, "pad", "1"));
  const phone = await connectTo(gateway.url);
  const manager = await connectTo(gateway.url, signedIn(hall, "manager", "manager"));
  const told: string[] = [];
  clerk.onAny((event, ...rest) => event !== "beat" && told.push(JSON.stringify([event, ...rest])));
  await ask(clerk, "counter:open", { counterId: "1" });

  /** All that this clerk may open and ask. */
  async function seen(): Promise<string> {
    const answers: unknown[] = [];
    for (const name of viewNames) {
      if (name === "ticket" || !views[name].who.includes("clerk")) continue;
      for (const params of paramsOf[name]) answers.push(await ask(clerk, "view:open", { name, params }));
    }
    for (const name of queryNames) {
      if (!queries[name].who.includes("clerk")) continue;
      answers.push(await ask(clerk, name, name === "queue:wait" ? { queueId: "all-round" } : {}));
    }
    // Versions count drawings and say nothing of what is drawn.
    return JSON.stringify(answers, (key, value) => (key === "version" ? undefined : value));
  }

  async function serve(): Promise<{ token: string; ticketId: string }> {
    const holder = { name: "甲乙丙", idNumber: inventedIdNumber(5) };
    const { value = {} } = await ask(kiosk, "ticket:take", { queueId: "all-round", holder });
    for (const step of ["counter:callNext", "counter:start", "counter:finish"]) await ask(clerk, step);
    return { token: String(value.token), ticketId: (value.ticket as { id: string }).id };
  }

  return {
    seen,
    serve,
    told,
    pad,
    phone,
    manager,
    end: async () => {
      await gateway.stop();
      hall.hall.stop();
    },
  };
}

test.each([
  ["badly on the phone", "phone", 1],
  ["well on the phone", "phone", 5],
  ["badly on the pad", "pad", 1],
  ["well on the pad", "pad", 5],
  ["badly by key", "keys", 1],
] as const)("rated %s", async (_how, where, level) => {
  const { seen, serve, told, pad, phone, manager, end } = await openHall();
  const { token, ticketId } = await serve();
  const { value: opened = {} } = await ask(pad, "view:open", { name: "pad", params: {} });
  const { invitation } = opened.value as { invitation: { id: string; ticketId: string } };
  expect(invitation.ticketId).toBe(ticketId);
  const before = await seen();
  told.length = 0;

  const rating = { level, ...(where === "keys" ? { byKey: true } : { comment }) };
  const rated =
    where === "phone"
      ? await ask(phone, "rating:submit", { token, ...rating })
      : await ask(pad, "rating:submit", { invitationId: invitation.id, ...rating });
  expect(rated.ok).toBe(true);
  // The manager sees it, so the views that show it have been sent.
  const listed = await ask(manager, "ratings:list");
  expect(JSON.stringify(listed.value)).toContain(ticketId);
  expect(await seen()).toBe(before);
  expect(told).toEqual([]);

  // Nor later, when something else of this clerk's page changes.
  await serve();
  const { value: given = {} } = rated;
  const { id } = given.rating as { id: string };
  const all = `${await seen()}${told.join("")}`;
  for (const word of [id, comment, '"level"', '"ratings"', "isRated", "badRating"])
    expect(all).not.toContain(word);
  await end();
});
