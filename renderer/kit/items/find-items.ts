import type { CatalogItem } from "../../../hall-server/contract/hall.ts";

export interface FoundItem {
  item: CatalogItem;
  /** Positions in the Chinese name's characters that what was typed stands for. */
  matched: ReadonlySet<number>;
}

/**
 * Pinyin initials need not be complete: SBK finds 社会保障卡启用 (shbzkqy). Best first: the beginning of a name, then what
 * stands together, then what lies closest together; shorter names before longer ones.
 */
export function findItems(items: readonly CatalogItem[], typed: string): FoundItem[] {
  const wanted = typed.toLowerCase().replaceAll(/\s/g, "");
  if (wanted === "") return [];
  return items
    .flatMap((item) => {
      const match = matchInitials(item, wanted) ?? matchName(item, wanted);
      return match ? [{ item, ...match }] : [];
    })
    .toSorted((a, b) => a.rank - b.rank || a.item.name.zh.length - b.item.name.zh.length)
    .map(({ item, matched }) => ({ item, matched }));
}

interface Match {
  matched: ReadonlySet<number>;
  rank: number;
}

const outsideTheBeginning = 100;

function matchInitials(item: CatalogItem, wanted: string): Match | null {
  const initials = [...item.initials];
  let best: Match | null = null;
  for (let start = 0; start < initials.length; start += 1) {
    if (initials[start] !== wanted[0]) continue;
    const positions = follow(initials, wanted, start);
    if (!positions) break;
    const spread = (positions.at(-1) ?? start) - start + 1 - wanted.length;
    const rank = spread + (start === 0 ? 0 : outsideTheBeginning);
    if (!best || rank < best.rank) best = { matched: new Set(positions), rank };
  }
  return best;
}

function follow(initials: string[], wanted: string, start: number): number[] | null {
  const positions: number[] = [];
  let at = start;
  for (const letter of wanted) {
    while (at < initials.length && initials[at] !== letter) at += 1;
    if (at >= initials.length) return null;
    positions.push(at);
    at += 1;
  }
  return positions;
}

/** What was typed on a real keyboard, and English names. */
function matchName(item: CatalogItem, wanted: string): Match | null {
  const at = item.name.zh.toLowerCase().indexOf(wanted);
  if (at >= 0) {
    const from = [...item.name.zh.slice(0, at)].length;
    return {
      matched: new Set([...wanted].map((_, i) => from + i)),
      rank: at === 0 ? 0 : outsideTheBeginning,
    };
  }
  const words = item.name.en.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return wanted.length > 1 && words.includes(wanted)
    ? { matched: new Set(), rank: 2 * outsideTheBeginning }
    : null;
}

/** A few short names of a group, so that a person sees what is behind it. */
export function samplesOf(items: readonly CatalogItem[], longest: number): string {
  let text = "";
  for (const name of items.map((item) => item.name.zh).toSorted((a, b) => a.length - b.length)) {
    const next = text === "" ? name : `${text}・${name}`;
    if (next.length > longest) break;
    text = next;
  }
  return text;
}
