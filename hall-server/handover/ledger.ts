/**
 * Where each sheet of paper is. It comes to the counter with its application; every move takes sheets from one holder and
 * gives them to another, so that no sheet is ever with two holders, or with none.
 */

/**
 * `list:<handover>`: on that list, prepared or on its way. `missing:<handover>`: on that list, and not found by who received it.
 * `person`: given back, or the delivered result. `elsewhere`: in the post or with another hall.
 */
export type Holder =
  | "counter"
  | `unit:${string}`
  | `list:${string}`
  | `missing:${string}`
  | "lost"
  | "person"
  | "elsewhere";

export interface Sheets {
  originals: number;
  copies: number;
}

/** Which paper: a material of an application; null = its result. */
export interface PaperId {
  applicationId: string;
  materialId: string | null;
}

export interface PaperMove extends PaperId, Sheets {
  from: Holder;
  to: Holder;
}

export interface PaperPlace extends PaperId, Sheets {
  holder: Holder;
}

/** What this holder has of this paper. */
export function heldOf(places: readonly PaperPlace[], materialId: string | null, holder: Holder): Sheets {
  const place = places.find((one) => one.materialId === materialId && one.holder === holder);
  return { originals: place?.originals ?? 0, copies: place?.copies ?? 0 };
}

/** All that these holders have goes to another. */
export function movesTo(
  places: readonly PaperPlace[],
  to: Holder,
  isMoved: (place: PaperPlace) => boolean,
): PaperMove[] {
  return places
    .filter(isMoved)
    .map(({ holder, ...paper }) => ({ ...paper, from: holder, to }))
    .filter(({ from }) => from !== to);
}

export function less(a: Sheets, b: Sheets): Sheets {
  return { originals: a.originals - b.originals, copies: a.copies - b.copies };
}

export const isNone = ({ originals, copies }: Sheets) => originals === 0 && copies === 0;
export const isWithin = (a: Sheets, b: Sheets) => a.originals <= b.originals && a.copies <= b.copies;

/** Kind and id of a holder, for a page. */
export function partsOf(holder: Holder): { holder: string; holderId: string | null } {
  const [kind = "", ...rest] = holder.split(":");
  return { holder: kind, holderId: rest.length === 0 ? null : rest.join(":") };
}
