/** What is being taken in under the ticket that is here: each item it came for, and each application of it. Pure. */
import type { Application, ApplicationRow } from "../../../hall-server/contract/intake.ts";

export interface Tab {
  /** Names its draft: `new:<itemId>` or `application:<id>`. */
  name: string;
  itemId: string;
  /** Null: nothing was received yet. */
  applicationId: string | null;
  row: ApplicationRow | null;
  /** A step of a chain or of a parallel review that is not begun. */
  matterId: string | null;
}

interface TabFacts {
  itemIds: readonly string[];
  rows: readonly ApplicationRow[];
  /** Taken up again here, of other tickets. */
  opened: readonly Application[];
  /** The same item once more, for somebody else. */
  again: readonly string[];
  /** Items that were sent and not answered: the same is sent again from where it was typed, also when the hall has it already. */
  unanswered: readonly string[];
  /** Steps of matters that were opened here. */
  steps: readonly { itemId: string; matterId: string }[];
}

const ofRow = (row: ApplicationRow): Tab => ({
  name: `application:${row.id}`,
  itemId: row.itemId,
  applicationId: row.id,
  row,
  matterId: row.matterId,
});

export function tabsOf({ itemIds, rows, opened, again, unanswered, steps }: TabFacts): Tab[] {
  const wanted = [...new Set([...itemIds, ...steps.map(({ itemId }) => itemId)])];
  const tabs = wanted.flatMap((itemId): Tab[] => {
    const own = rows.filter((row) => row.itemId === itemId);
    const matterId = steps.find((step) => step.itemId === itemId)?.matterId ?? null;
    const fresh: Tab = { name: `new:${itemId}`, itemId, applicationId: null, row: null, matterId };
    if (unanswered.includes(itemId)) return [fresh, ...own.map(ofRow)];
    return own.length === 0 || again.includes(itemId) ? [...own.map(ofRow), fresh] : own.map(ofRow);
  });
  const others = [...rows.filter((row) => !wanted.includes(row.itemId)), ...opened];
  for (const row of others) {
    if (!tabs.some(({ applicationId }) => applicationId === row.id)) tabs.push(ofRow(row));
  }
  return tabs;
}

/** What was new when it was chosen may have been taken in meanwhile: it is the same item's tab still. */
export function tabShown(tabs: readonly Tab[], chosen: string | null): Tab | null {
  const [first = null] = tabs;
  return (
    tabs.find(({ name }) => name === chosen) ??
    tabs.findLast(({ itemId }) => `new:${itemId}` === chosen) ??
    first
  );
}

/** The next one that still wants something of this counter, after the one that is shown. */
export function nextTab(tabs: readonly Tab[], shown: string | null): Tab | null {
  const at = tabs.findIndex(({ name }) => name === shown);
  const order = [...tabs.slice(at + 1), ...tabs.slice(0, Math.max(0, at))];
  return order.find(isOpen) ?? null;
}

export function isOpen({ row }: Tab): boolean {
  return row === null || row.state === "received" || row.state === "submitted";
}
