import type { Item } from "../contract/items.ts";

/** Blobs that an item refers to. */
export function filesOf(item: Item): string[] {
  const files = [item.result.sample, ...item.materials.flatMap((one) => [one.blankForm, one.sample])];
  return files.flatMap((file) => file?.blobId ?? []);
}
