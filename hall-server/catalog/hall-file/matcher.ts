/** Which items a rule of the hall file speaks of. Every key that is given must fit; no key fits everything. */
import { z } from "zod";
import { id, oneOrMore } from "./values.ts";

export const tiers = ["province", "city", "county", "town", "village"] as const;

export const matcherShape = {
  items: oneOrMore(id).optional(),
  category: oneOrMore(id).optional(),
  domain: oneOrMore(id).optional(),
  level: oneOrMore(z.enum(tiers)).optional(),
  kind: z.enum(["instant", "promised"]).optional(),
  villageErrand: z.boolean().optional(),
};

export const matcher = z.strictObject(matcherShape);
export type Matcher = z.infer<typeof matcher>;

export interface Matchable {
  id: string;
  category: string;
  domain: string;
  level?: string | undefined;
  kind: "instant" | "promised";
  isVillageErrand: boolean;
}

export function fits(rule: Matcher, item: Matchable): boolean {
  const among = (wanted: readonly string[] | undefined, value: string | undefined) =>
    wanted === undefined || (value !== undefined && wanted.includes(value));
  return (
    among(rule.items, item.id) &&
    among(rule.category, item.category) &&
    among(rule.domain, item.domain) &&
    among(rule.level, item.level) &&
    (rule.kind === undefined || rule.kind === item.kind) &&
    (rule.villageErrand === undefined || rule.villageErrand === item.isVillageErrand)
  );
}
