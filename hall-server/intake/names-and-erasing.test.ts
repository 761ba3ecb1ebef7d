/** Who looks for a name finds whose it is, nobody reads a name by it, and who is erased is found no more. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Principal } from "../deciding.ts";
import { queryHandlers } from "../queries.ts";
import { device, type TestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import {
  accept,
  agent,
  answers,
  clerk,
  everything,
  head,
  holderOf,
  itemOf,
  manager,
  openIntake,
  promisedItem,
  receive,
  recordOf,
  reviewer,
  strangeReviewer,
} from "./testing.ts";

let hall: TestHall;
beforeEach(() => {
  hall = openIntake();
});
afterEach(() => hall.hall.stop());

function found(input: object, who: Principal = clerk): string[] {
  const read = queryHandlers["applications:search"](viewingOf(hall.hall), { limit: 30, ...input }, who);
  if (!("applications" in read)) throw new Error(JSON.stringify(read));
  return read.applications.map(({ id }) => id);
}

test("by the whole name, by the masked one, by an organisation's; never by a part", async () => {
  const mine = await receive(hall, { serial: 1, name: "张三丰" });
  const other = await receive(hall, { serial: 2, name: "张翠山" });
  const item = promisedItem(hall);
  const { application } = await hall.done(clerk, "application:receive", {
    itemId: item.id,
    applicant: { kind: "organisation", holder: holderOf(3, "王五"), organisation: { name: "武当商行" } },
  });
  expect(application.applicant).toBe("武*");
  expect(found({ name: "张三丰" })).toEqual([mine]);
  expect(found({ name: "张*" })).toEqual([other, mine]);
  expect(found({ name: "武当商行" })).toEqual([application.id]);
  expect(found({ name: "王五" })).toEqual([application.id]);
  for (const name of ["张", "张三", "三丰", "%", "*"]) expect(found({ name }), name).toEqual([]);
});

test("each sees what is theirs: a unit's, an agent's own, the hall's", async () => {
  const item = promisedItem(hall);
  const byClerk = await accept(hall, { serial: 1 });
  const { application } = await hall.done(agent, "application:submit", {
    itemId: item.id,
    applicant: { kind: "person", holder: holderOf(2) },
  });
  expect(found({}, clerk)).toEqual([application.id, byClerk]);
  expect(found({}, agent)).toEqual([application.id]);
  expect(found({}, reviewer)).toEqual([application.id, byClerk]);
  expect(found({}, strangeReviewer)).toEqual([]);
  expect(found({ unitId: recordOf(hall, byClerk).unitId }, strangeReviewer)).toEqual([]);
  expect(found({ isMine: true }, clerk)).toEqual([byClerk]);
  expect(found({ isMine: true }, reviewer)).toEqual([]);
  await hall.done(reviewer, "application:take", { applicationId: byClerk });
  expect(found({ isMine: true }, reviewer)).toEqual([byClerk]);
  const get = (who: Principal) =>
    queryHandlers["application:get"](viewingOf(hall.hall), { applicationId: byClerk }, who);
  for (const who of [agent, strangeReviewer]) expect(get(who)).toMatchObject({ code: "not-found" });
  for (const who of [clerk, reviewer, head, manager])
    expect(get(who)).toMatchObject({ application: { id: byClerk } });
});

test("who is erased: name, form, address and sentences are gone, the application stays, and nothing finds it by a name", async () => {
  const kiosk = device("kiosk-1", "kiosk");
  const { ticket } = await hall.done(kiosk, "ticket:take", { queueId: "all-round", holder: holderOf(1) });
  await hall.done(clerk, "counter:open", { counterId: "1" });
  await hall.done(clerk, "counter:callNext");
  const item = itemOf(hall, "old-age-allowance");
  const { application } = await hall.done(clerk, "application:receive", {
    ...{ ticketId: ticket.id, itemId: item.id, fields: answers(item), materials: everything(item) },
    wish: { way: "post", address: { name: "张三丰", phone: "13800000000", address: "武当山一号" } },
  });
  const erase = () => hall.send(manager, "person:erase", { ticketId: ticket.id, reason: "本人要求" });
  // The law wants it answered first.
  expect(await erase()).toMatchObject({ error: { params: { because: "open-application" } } });
  await hall.done(clerk, "application:withdraw", { applicationId: application.id, reason: "张三丰说不办了" });
  await hall.done(clerk, "counter:start");
  await hall.done(clerk, "counter:finish");
  expect((await erase()).ok).toBe(true);
  for (const name of ["张三丰", "张*"]) expect(found({ name })).toEqual([]);
  const read = queryHandlers["application:get"](
    viewingOf(hall.hall),
    { applicationId: application.id },
    clerk,
  );
  expect(read).toMatchObject({
    application: {
      state: "withdrawn",
      applicant: null,
      holder: null,
      endReason: null,
      number: application.number,
    },
  });
  const shown = await hall.done(clerk, "application:showFields", { applicationId: application.id });
  expect(shown.fields).toEqual({});
  const count = (table: string) =>
    (hall.db.prepare(`select count(*) as n from ${table} where person_id is not null`).get() as { n: number })
      .n;
  expect(count("texts")).toBe(0);
  expect(count("application_names")).toBe(0);
  // Rebuilt from the facts, it is nobody's still.
  hall.hall.rebuildDerived();
  expect(recordOf(hall, application.id).applicant.personId).toBeNull();
});
