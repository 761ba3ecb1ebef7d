/**
 * Demonstration items, so that a model hall is as large as a real one: every subject of a department with every
 * action of its kind, until a level is full. The same parts always give the same items, ids and limits.
 */
import type { Item } from "../contract/items.ts";
import { initialsOf } from "./initials.ts";
import type { PartsFile } from "./items-file.ts";
import { type StoredEntry, wholeItem } from "./whole-item.ts";

/** Not yet sent to queues; the initials stand beside it because looking them up is slow. */
export interface UnroutedItem {
  entry: StoredEntry;
  item: Item;
  initials: string;
}

/** At most `count` items of one level; fewer when the parts are used up. */
export function generateItems(parts: PartsFile, level: "city" | "county", count: number): UnroutedItem[] {
  const suffix = parts.suffix[level];
  const initials = remembered(initialsOf);
  const items: UnroutedItem[] = [];
  for (const { department, subject, action } of combinations(parts, level)) {
    if (items.length >= count) return items;
    const number = items.length + 1;
    const entry: StoredEntry = {
      id: `${level}-${String(number).padStart(4, "0")}`,
      name: {
        zh: `${subject.zh}${action.name.zh}${suffix.zh}`,
        en: `${action.name.en} ${subject.en} ${suffix.en}`,
      },
      category: department.category,
      domain: department.domain,
      level,
      kind: action.kind,
      lawDays: action.lawDays,
      promisedDays: promised(action.kind, action.lawDays, number),
      materials: action.materials,
      lifeEvents: [],
      villageErrand: false,
      isDemonstration: true,
    };
    items.push({
      entry,
      item: wholeItem(entry),
      initials: `${initials(subject.zh)}${initials(action.name.zh)}${initials(suffix.zh)}`,
    });
  }
  return items;
}

/** Action by action within a department's subjects, department by department, so that a short list is still mixed. */
function* combinations(parts: PartsFile, level: "city" | "county") {
  const departments = parts.departments.filter((one) => one.levels.includes(level));
  const deepest = Math.max(0, ...parts.kinds.map((kind) => kind.actions.length));
  for (let step = 0; step < deepest; step += 1) {
    for (const department of departments) {
      for (const kind of parts.kinds) {
        const action = kind.actions[step];
        if (!action) continue;
        for (const subject of department.subjects[kind.id] ?? []) yield { department, subject, action };
      }
    }
  }
}

/** Promises cut the legal limit by half or more; the number spreads them so that lists look like a real hall's. */
function promised(kind: "instant" | "promised", lawDays: number, number: number): number {
  if (kind === "instant") return 0;
  return Math.max(1, Math.floor(lawDays / 2) - (number % 3));
}

/** Few parts make many items, and looking up a reading is the slow step. */
function remembered(find: (text: string) => string): (text: string) => string {
  const found = new Map<string, string>();
  return (text) => {
    const known = found.get(text) ?? find(text);
    found.set(text, known);
    return known;
  };
}
