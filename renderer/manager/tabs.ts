export const tabs = [
  "now",
  "day",
  "deadlines",
  "documents",
  "results",
  "ratings",
  "devices",
  "shells",
  "items",
  "tickets",
  "staff",
  "voice",
] as const;
export type TabName = (typeof tabs)[number];

/** Where the manager is; a problem may lead straight to one ticket. */
export type Place = { tab: Exclude<TabName, "tickets"> } | { tab: "tickets"; number?: string };

/** The tab of an address, so that a reload stays where it was. */
export function tabOf(search: string): TabName {
  const asked = new URLSearchParams(search).get("tab");
  return tabs.find((tab) => tab === asked) ?? "now";
}
