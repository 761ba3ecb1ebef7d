/** Where a person is on the public computer. Pure; nothing of it outlives the session. */
export interface Place {
  by: "event" | "department";
  /** The life event or department that is open. */
  group: string | null;
  typed: string;
  /** Of the list, counted from 0. */
  page: number;
  itemId: string | null;
  /** 查进度, with number and password. */
  isAskingProgress: boolean;
  /** Of the item's materials, counted from 0. */
  materialsPage: number;
}

export type Step =
  | { step: "type"; typed: string }
  | { step: "look-by"; by: Place["by"] }
  | { step: "open-group"; group: string }
  | { step: "turn"; page: number }
  | { step: "open-item"; itemId: string }
  | { step: "ask-progress" }
  | { step: "turn-materials"; page: number }
  | { step: "back" }
  | { step: "begin" };

export const start: Place = {
  by: "event",
  group: null,
  typed: "",
  page: 0,
  itemId: null,
  isAskingProgress: false,
  materialsPage: 0,
};

const longestTyped = 40;

export function go(place: Place, step: Step): Place {
  switch (step.step) {
    case "type":
      return { ...place, typed: step.typed.slice(0, longestTyped), page: 0 };
    case "look-by":
      return { ...start, by: step.by };
    case "open-group":
      return { ...place, group: step.group, page: 0 };
    case "turn":
      return { ...place, page: step.page };
    case "open-item":
      return { ...place, itemId: step.itemId, materialsPage: 0 };
    case "ask-progress":
      return { ...start, by: place.by, isAskingProgress: true };
    case "turn-materials":
      return { ...place, materialsPage: step.page };
    case "back":
      if (place.isAskingProgress) return { ...place, isAskingProgress: false };
      if (place.itemId !== null) return { ...place, itemId: null };
      return place.typed === "" ? { ...place, group: null, page: 0 } : { ...place, typed: "", page: 0 };
    case "begin":
      return start;
    default:
      return step satisfies never;
  }
}

/** Somebody has done something here that the next person must not find. */
export function isUsed(place: Place): boolean {
  return JSON.stringify(place) !== JSON.stringify(start);
}
