import type { CommandName } from "../../../hall-server/contract/commands.ts";
import type { Item } from "../../../hall-server/contract/items.ts";
import type { Stage } from "./stage.ts";
import type { Input, Story } from "./story.ts";

const reason = "按新清单";
const first = "birth-registration";
const second = "old-age-allowance";

type ItemCommand = Extract<CommandName, `item:${string}` | `items:${string}` | `bypass:${string}`>;

/** The item as it is in force, with another fee. */
function changed({ test }: Stage, itemId: string, fee: string): Item {
  const item = test.hall.items.inForce(itemId)?.item;
  if (!item) throw new Error(`no item ${itemId}`);
  return { ...item, fee };
}

/** A workbook that was read without a mistake and would change one item. */
function readImport(stage: Stage): string {
  const { items, clock } = stage.test.hall;
  const item = changed(stage, first, "五元");
  const importId = "im-read";
  items.imports.put({
    ...{ importId, revision: items.revision, madeAt: clock.now(), same: 0, missing: [] },
    items: [{ item, kind: "changed", differences: [] }],
  });
  return importId;
}

/** A department's list that was compared: two of its cases never came through a counter. */
function compared({ test }: Stage, listId: string): string {
  const case_ = (line: number) => ({ line, caseNumber: `民2026-${line}`, itemId: second, day: "2026-03-02" });
  test.hall.bypass.pending.put(
    {
      ...{ listId, domain: "civil-affairs", from: "2026-03-01", to: "2026-03-31" },
      ...{ total: 5, matched: 3, cases: [case_(2), case_(3)] },
    },
    test.hall.clock.now(),
  );
  return listId;
}

const byManager = <Name extends CommandName>(input: Input<Name>, otherInput: Input<Name> | null) => ({
  who: "manager-1" as const,
  other: "manager-2" as const,
  input,
  otherInput,
});

export const itemStories: { [Name in ItemCommand]: Story<Name> } = {
  "item:save": async (stage) =>
    byManager<"item:save">(
      { item: changed(stage, first, "五元"), basedOn: 1, reason },
      { item: changed(stage, second, "五元"), basedOn: 1, reason },
    ),
  "item:withdraw": async () =>
    byManager<"item:withdraw">({ itemId: first, reason }, { itemId: second, reason }),
  "item:dropPlan": async (stage) => {
    for (const itemId of [first, second])
      await stage.done("manager-1", "item:save", {
        ...{ item: changed(stage, itemId, "五元"), basedOn: 1, reason },
        inForceFrom: "2027-01-01",
      });
    return byManager<"item:dropPlan">(
      { itemId: first, version: 2, reason },
      { itemId: second, version: 2, reason },
    );
  },
  "items:import": async (stage) => byManager<"items:import">({ importId: readImport(stage), reason }, null),
  "items:freezeBaseline": async () => byManager<"items:freezeBaseline">({}, null),
  "bypass:keep": async (stage) =>
    byManager<"bypass:keep">(
      { listId: compared(stage, "bl-first") },
      { listId: compared(stage, "bl-second") },
    ),
  "bypass:answer": async (stage) => {
    await stage.done("manager-1", "bypass:keep", { listId: compared(stage, "bl-first") });
    const about = { listId: "bl-first", standing: "entered", note: reason } as const;
    return byManager<"bypass:answer">({ ...about, line: 2 }, { ...about, line: 3 });
  },
};
