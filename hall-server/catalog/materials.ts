import type { CatalogItem } from "../contract/hall.ts";
import type { MaterialEntry } from "./items-file.ts";

type Material = CatalogItem["materials"][number];

/** A name that ends in `?` is needed only where it applies. */
export function materialsOf(entries: readonly MaterialEntry[]): Material[] {
  return entries.map((entry, i) => {
    const { name, electronic, sample, ...told } = typeof entry === "string" ? { name: entry } : entry;
    const isRequired = !/[?？]$/.test(name);
    return {
      id: `m${i + 1}`,
      name: isRequired ? name : name.slice(0, -1),
      isRequired,
      ...told,
      ...(electronic === undefined ? {} : { isElectronicEnough: electronic }),
      ...(sample === undefined ? {} : { sampleAddress: sample }),
    };
  });
}
