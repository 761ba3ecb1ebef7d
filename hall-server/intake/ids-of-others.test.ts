/** Whoever learns the id of another unit's application gets nothing by it, whichever query they put it into. */
import { afterEach, expect, test } from "vitest";
import { type QueryName, queries, queryNames } from "../contract/queries.ts";
import type { Principal } from "../deciding.ts";
import { queryHandlers } from "../queries.ts";
import type { TestHall } from "../testing.ts";
import { type Viewing, viewingOf } from "../viewing.ts";
import {
  accept,
  agent,
  clerk,
  openIntake,
  receive,
  reviewer,
  strangeHead,
  strangeReviewer,
} from "./testing.ts";

let hall: TestHall;
afterEach(() => hall.hall.stop());

const takes = (name: QueryName, field: string) => Object.hasOwn(queries[name].input.shape, field);
const unknown = "none";

function ask(name: QueryName, input: object, who: Principal): unknown {
  const handler = queryHandlers[name] as (viewing: Viewing, input: unknown, who: Principal) => object;
  return handler(viewingOf(hall.hall), queries[name].input.parse(input), who);
}

/** The same as of an application that is not there, but for the id that was asked for. */
function expectNothing(name: QueryName, field: string, id: string, who: Principal): void {
  const withoutId = (answer: unknown) => JSON.stringify(answer).replaceAll(id, unknown);
  expect(withoutId(ask(name, { [field]: id }, who)), `${name} by ${who.name}`).toBe(
    withoutId(ask(name, { [field]: unknown }, who)),
  );
}

test.each(queryNames.filter((name) => takes(name, "applicationId")))("%s", async (name) => {
  hall = openIntake();
  const here = await accept(hall);
  const there = await receive(hall, { serial: 2 });
  await hall.done(clerk, "elsewhere:send", {
    ...{ applicationId: there, siteId: "county", carrier: "ems", waybill: "EA00000001CN" },
  });
  for (const who of [strangeReviewer, strangeHead, agent]) {
    if (!queries[name].who.includes(who.role)) continue;
    for (const id of [here, there]) expectNothing(name, "applicationId", id, who);
  }
  if (name !== "elsewhere:get")
    expect(ask(name, { applicationId: here }, reviewer)).not.toHaveProperty("code");
});

test.each(queryNames.filter((name) => takes(name, "matterId") && name !== "applications:search"))(
  "%s",
  async (name) => {
    hall = openIntake();
    const { matter } = await hall.done(clerk, "matter:open", { chainId: "village-home" });
    for (const who of [strangeReviewer, strangeHead, agent])
      if (queries[name].who.includes(who.role)) expectNothing(name, "matterId", matter.id, who);
    expect(ask(name, { matterId: matter.id }, clerk)).not.toHaveProperty("code");
  },
);

test("a head's list of what is done elsewhere has what their units may see", async () => {
  hall = openIntake();
  const applicationId = await receive(hall);
  await hall.done(clerk, "elsewhere:send", {
    ...{ applicationId, siteId: "county", carrier: "ems", waybill: "EA00000001CN" },
  });
  expect(ask("elsewhere:list", {}, strangeHead)).toMatchObject({ rows: [] });
  expect(ask("elsewhere:list", {}, clerk)).toMatchObject({ rows: [{ applicationId }] });
});
