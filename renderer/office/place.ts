/** Where in the back office somebody is, and the address that says so: a reload and the browser's Back stay true. */
import { officeLists } from "../../hall-server/contract/lists.ts";
import type { OfficeList } from "../../hall-server/contract/office.ts";

export const officeTabs = ["work", "search", "handover", "office"] as const;
export type OfficeTab = (typeof officeTabs)[number];
export type ShownList = "all" | OfficeList;
export const shownLists: readonly ShownList[] = ["all", ...officeLists];

export interface Place {
  tab: OfficeTab;
  list: ShownList;
  /** The open one; null while a list is shown. */
  applicationId: string | null;
}

export function placeOf(search: string): Place {
  const asked = new URLSearchParams(search);
  return {
    tab: officeTabs.find((tab) => tab === asked.get("tab")) ?? "work",
    list: shownLists.find((list) => list === asked.get("list")) ?? "all",
    applicationId: asked.get("case"),
  };
}

export function addressOf({ tab, list, applicationId }: Place): string {
  const parts = new URLSearchParams({ tab });
  if (list !== "all") parts.set("list", list);
  if (applicationId !== null) parts.set("case", applicationId);
  return `?${parts}`;
}
