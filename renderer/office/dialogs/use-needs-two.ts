import { useCatalog } from "../../kit/hall-context.tsx";

/** 核查 by at least two: whether this item asks for a second reviewer. */
export function useNeedsTwo(itemId: string | null): boolean {
  const catalog = useCatalog();
  return catalog?.items.find((item) => item.id === itemId)?.needsTwoReviewers ?? false;
}
