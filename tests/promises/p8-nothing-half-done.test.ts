/**
 * Whatever is sent, the answer is a value or a typed error; after a refusal memory and disk are as they were before it; and
 * a hall that is started again on what was written is the same hall.
 */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CommandName, commandNames, commands } from "../../hall-server/contract/commands.ts";
import { errorCodes } from "../../hall-server/contract/errors.ts";
import { queries, queryNames } from "../../hall-server/contract/queries.ts";
import type { Role } from "../../hall-server/contract/roles.ts";
import { viewNames, views } from "../../hall-server/contract/views.ts";
import { ask } from "../../hall-server/gateway/testing.ts";
import { writeState } from "../../hall-server/journal/snapshot.ts";
import { inventedIdNumber } from "../../hall-server/testing.ts";
import { type Everybody, openForEverybody } from "../security/signed-in-as-everybody.ts";
import { extent } from "./extent.ts";
import { broken, fromSchema } from "./from-schema.ts";

let everybody: Everybody;
const learned = { ticketId: new Set<string>(), token: new Set<string>(), id: new Set<string>(["none"]) };
const fixed: Record<string, readonly string[]> = {
  queueId: ["all-round", "errands"],
  counterId: ["1", "2"],
  place: ["1", "2"],
  itemId: ["company-registration", "social-security-card-activation"],
  class: ["elderly", "soldier"],
  state: ["waiting"],
};

/** What a field of this name means in this hall. */
function words(field: string): readonly string[] {
  const name = field
    .replace(/^to([A-Z])/, (_all, first: string) => first.toLowerCase())
    .replace(/Ids$/, "Id");
  const known = fixed[name];
  if (known) return known;
  const { ticketId, token, id } = learned;
  if (name === "ticketId") return [...ticketId];
  return name === "token" ? [...token] : [...id];
}

beforeAll(async () => {
  everybody = await openForEverybody();
  const kiosk = everybody.socketOf("kiosk");
  for (let n = 0; n < 6; n += 1) {
    const holder = { name: "甲乙丙", idNumber: inventedIdNumber(n) };
    learn((await ask(kiosk, "ticket:take", { queueId: "all-round", holder })).value);
  }
  learn((await ask(kiosk, "lease:take", { queueId: "all-round", count: 5 })).value);
});

afterAll(() => everybody?.end());

/** Ids and tokens in an answer are what later input may speak of. */
function learn(value: unknown): void {
  JSON.stringify(value ?? null, (key, one) => {
    if (typeof one !== "string" || learned.id.size > 200) return one;
    if (key === "token") learned.token.add(one);
    else if (key === "ticketId" || (key === "id" && one.startsWith("t"))) learned.ticketId.add(one);
    else if (key.endsWith("Id") || key === "id") learned.id.add(one);
    return one;
  });
}

/** Everything that the hall knows, and how often its disk was written. */
function fingerprint() {
  const { hall, db } = everybody.test;
  const { writes } = db.prepare("select total_changes() as writes").get() as { writes: number };
  return { state: writeState(hall.state), position: hall.state.position, writes };
}

async function send(role: Role, event: string, input: unknown): Promise<void> {
  const before = fingerprint();
  const answer = await everybody.socketOf(role).timeout(20_000).emitWithAck(event, input);
  expect(JSON.stringify(answer).length).toBeLessThan(200_000);
  if (answer.ok) return learn(answer.value);
  expect(errorCodes).toContain(answer.error.code);
  expect(answer.error.code, `${event} ${JSON.stringify(input).slice(0, 500)}`).not.toBe("internal");
  expect(answer.error.params).toBeTypeOf("object");
  expect(fingerprint()).toEqual(before);
}

/** Staff who set passwords or deactivate each other would end these connections. */
const endsConnections: readonly CommandName[] = [
  "staff:setPassword",
  "staff:deactivate",
  "device:revoke",
  "clock:confirm",
];

test.each(commandNames)("%s broken in one place", async (name) => {
  const { who, input } = commands[name];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...who), broken(fromSchema(input, words)), (role, value) =>
      send(role, name, value),
    ),
    { numRuns: extent(25, 2_000) },
  );
});

test.each([...queryNames, ...viewNames.map((name) => `view ${name}` as const)])(
  "%s broken in one place",
  async (asked) => {
    const isView = asked.startsWith("view ");
    const name = asked.replace("view ", "");
    const { who } = isView ? views[name as keyof typeof views] : queries[name as keyof typeof queries];
    const schema = isView
      ? views[name as keyof typeof views].params
      : queries[name as keyof typeof queries].input;
    const before = fingerprint();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...who), broken(fromSchema(schema, words)), async (role, value) => {
        if (!isView) return send(role, name, value);
        await send(role, "view:open", { name, params: value });
        await send(role, "view:close", { name, params: value });
      }),
      { numRuns: extent(15, 1_000) },
    );
    expect(fingerprint()).toEqual(before);
  },
);

test("any order of any commands by anybody; started again, it is the same hall", async () => {
  const step = fc
    .constantFrom(...commandNames.filter((name) => !endsConnections.includes(name)))
    .chain((name) =>
      fc.tuple(
        fc.constant(name),
        fc.constantFrom(...commands[name].who),
        fromSchema(commands[name].input, words),
      ),
    );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      for (const [name, role, value] of steps)
        await send(role, name, { ...(value as object), commandId: randomUUID() });
    }),
    { numRuns: extent(60, 2_000) },
  );
  const { state } = fingerprint();
  const { db } = everybody.test;
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  const again = everybody.test.restart();
  expect(writeState(again.hall.state)).toBe(state);
  again.hall.stop();
});
