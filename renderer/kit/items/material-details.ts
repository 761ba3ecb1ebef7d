import type { CatalogItem } from "../../../hall-server/contract/hall.ts";
import type { SayOfGuide } from "../../words/item-guide.ts";

/** What is to be known of one thing to bring, short; empty where the catalogue says no more than its name. */
export function materialDetails(material: CatalogItem["materials"][number], say: SayOfGuide): string[] {
  const { originals, copies, isElectronicEnough, isRequired } = material;
  return [
    ...(isRequired ? [] : [say("ifNeeded")]),
    ...(originals ? [say("originals", { count: originals })] : []),
    ...(copies ? [say("copies", { count: copies })] : []),
    ...(isElectronicEnough ? [say("electronic")] : []),
  ];
}
