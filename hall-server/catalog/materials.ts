import type { CatalogItem } from "../contract/hall.ts";

/** A name that ends in `?` is needed only where it applies. */
export function materialsOf(names: readonly string[]): CatalogItem["materials"] {
  return names.map((name, i) => {
    const isRequired = !/[?？]$/.test(name);
    return { id: `m${i + 1}`, name: isRequired ? name : name.slice(0, -1), isRequired };
  });
}
