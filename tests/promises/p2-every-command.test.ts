/** P2: every command of the contract, sent again in every way: one effect, the same whole answer. */
import { afterEach, expect, test } from "vitest";
import { type CommandName, commandNames, commands } from "../../hall-server/contract/commands.ts";
import { writeState } from "../../hall-server/journal/snapshot.ts";
import { Stage, type Who } from "./repeat/stage.ts";
import { stories } from "./repeat/stories.ts";

let stage: Stage;

afterEach(() => stage.end());

test("every command has its story", () => {
  stage = new Stage();
  expect(Object.keys(stories).toSorted()).toEqual(commandNames.toSorted());
});

test.each(commandNames)("%s", async (name) => {
  stage = new Stage();
  const { who, other, input, otherInput } = await stories[name](stage);
  const { role } = stage.principal(other);
  expect(commands[name].who, "the other may send it too").toContain(role);
  const commandId = crypto.randomUUID();
  const whole = { commandId, ...input };

  // A refusal is decided afresh: with the disk back, the same command is done.
  stage.test.db.pragma("query_only = ON");
  expect(await stage.send(who, name, whole)).toEqual(refusal("storage-failed"));
  stage.test.db.pragma("query_only = OFF");

  // In one turn, straight to the hall and over two connections.
  const lines = [await stage.connect(who), await stage.connect(who)];
  const before = stage.test.hall.state.position;
  const [answer, ...same] = await Promise.all([
    stage.send(who, name, whole),
    stage.send(who, name, whole),
    ...lines.map((line) => line(name, whole)),
  ]);
  expect(answer, JSON.stringify(answer)).toMatchObject({ ok: true });
  for (const one of same) expect(one).toEqual(answer);
  expect(stage.test.hall.state.position, "one effect").toBeLessThanOrEqual(before + 1 + mostFacts(name));
  expect(stage.test.hall.state.position, "an effect").toBeGreaterThan(before);

  const kept = stage.everythingKept();
  const memory = writeState(stage.test.hall.state);
  const again = async () => {
    await askAgain(name, who, whole, answer);
    await misuse(name, who, other, commandId, input, otherInput);
  };
  await again();
  expect(stage.everythingKept()).toEqual(kept);
  expect(writeState(stage.test.hall.state)).toBe(memory);

  await stage.restart();
  await again();
  expect(stage.everythingKept()).toEqual(kept);
  expect(writeState(stage.test.hall.state)).toBe(memory);

  // Remembered for the hall-day and the one before it. That time passed is told by facts of its own.
  stage.test.time.advanceMinutes(24 * 60);
  await again();
  const happened = (tables: Record<string, unknown[]>) =>
    (tables.facts as { name: string }[]).filter(
      (fact) => fact.name !== "day-turned" && fact.name !== "shells-fell-silent",
    ).length;
  expect(happened(stage.everythingKept())).toBe(happened(kept));
});

/** Facts beyond the first: a hand-in leaves one for each ticket; a step of a delivery is one of the application, too. */
const moreFacts: Partial<Record<CommandName, number>> = {
  "ticket:handIn": 2,
  "delivery:handOver": 1,
  "delivery:collect": 1,
  "elsewhere:send": 1,
  "elsewhere:resultCame": 1,
  "elsewhere:takeIn": 1,
  "elsewhere:sendBack": 2,
};
const mostFacts = (name: CommandName): number => moreFacts[name] ?? 0;

async function askAgain(name: CommandName, who: Who, whole: object, answer: unknown): Promise<void> {
  expect(await stage.send(who, name, whole)).toEqual(answer);
  const lines = [await stage.connect(who), await stage.connect(who)];
  expect(await Promise.all(lines.map((line) => line(name, whole)))).toEqual([answer, answer]);
}

/** The same id with another input, as another command, or from somebody else. */
async function misuse(
  name: CommandName,
  who: Who,
  other: Who,
  commandId: string,
  input: object,
  otherInput: object | null,
): Promise<void> {
  const reused = refusal("command-id-reused", { commandId });
  const theirs = await stage.connect(other);
  expect(await theirs(name, { commandId, ...input }), "from somebody else").toEqual(reused);
  const own = await stage.connect(who);
  if (otherInput) expect(await own(name, { commandId, ...otherInput }), "with another input").toEqual(reused);
  if (name !== "help:call") {
    expect(await own("help:call", { commandId, page: "kiosk" }), "as another command").toEqual(reused);
  }
}

function refusal(code: string, params: object = {}): object {
  return { ok: false, error: { code, params } };
}
