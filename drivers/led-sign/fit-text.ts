import type { EncodeFault } from "../frame-map/data.ts";
import type { Values } from "../frame-map/profile.ts";
import { err, ok, type Result } from "../result.ts";
import type { SignMap } from "./types.ts";

/** For a character that the sign has no sign for. */
const stranger = "□";

export interface FittedText {
  /** One frame for each, in this order. */
  frames: Values[];
  /** What the sign is given; rows parted by line breaks. */
  shownAs: string;
}

/**
 * The text as this sign can show it. The rule: as many rows as it has, from the first; each row cut at its width, else at
 * what its wire takes, on whole characters; characters that it has not become □. Motion and colour are left out where its
 * wire has no word for them. An empty text clears it.
 */
export function fitText(
  map: SignMap,
  text: string,
  wishes: { motion?: string; color?: string },
  address: number | undefined,
): Result<FittedText, EncodeFault> {
  const { rows: rowCount, columns } = map.settings;
  const asked = text.split("\n").slice(0, rowCount);
  const canFit = (values: Values) => map.encode("device", "show-text", values, address);
  const names = namesInShowText(map);
  const hasRows = names.has("row");
  const able = ableWishes(canFit, wishes, names);

  const rows = asked.map((row) => {
    const known = [...row].map((one) => knownCharacter(canFit, one, hasRows)).join("");
    return columns === undefined ? known : cutAtWidth(known, columns);
  });
  const texts = hasRows
    ? Array.from({ length: rowCount }, (_, at) => ({ text: rows[at] ?? "", row: at + 1 }))
    : [{ text: inOneText(rows, columns) }];

  const frames: Values[] = [];
  for (const one of texts) {
    const fitted = cutAtWire(canFit, { ...one, ...able, text: one.text === "" ? " " : one.text });
    if (!fitted.ok) return fitted;
    frames.push(fitted.value);
  }
  return ok({ frames, shownAs: shownBy(frames, rows, hasRows, columns) });
}

type Encode = (values: Values) => Result<Uint8Array, EncodeFault>;

function knownCharacter(encode: Encode, character: string, hasRows: boolean): string {
  if (/\p{Cc}/u.test(character)) return " ";
  const tried = encode({ text: character, ...(hasRows ? { row: 1 } : {}) });
  if (tried.ok || tried.error !== "not-encodable") return character;
  const hasStranger = encode({ text: stranger, ...(hasRows ? { row: 1 } : {}) }).ok;
  return hasStranger ? stranger : "?";
}

/** One by one: a sign may know the colour and not the motion. */
function ableWishes(
  encode: Encode,
  wishes: { motion?: string; color?: string },
  names: ReadonlySet<string>,
): Values {
  let able: Values = {};
  for (const name of ["motion", "color"] as const) {
    const wish = wishes[name];
    if (wish === undefined || !names.has(name)) continue;
    const more = { ...able, [name]: wish };
    if (encode({ text: " ", ...more, ...(names.has("row") ? { row: 1 } : {}) }).ok) able = more;
  }
  return able;
}

function cutAtWidth(row: string, columns: number): string {
  let width = 0;
  let kept = "";
  for (const character of row) {
    width += widthOf(character);
    if (width > columns) break;
    kept += character;
  }
  return kept;
}

/** In halves of a Chinese character. */
export function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + ((character.codePointAt(0) ?? 0) < 0x80 ? 1 : 2), 0);
}

/** Several rows in one text: each filled up to the width, since signs go on in the next row there. */
function inOneText(rows: readonly string[], columns: number | undefined): string {
  if (columns === undefined) return rows.join(" ");
  const filled = rows.map((row, at) =>
    at === rows.length - 1 ? row : row + " ".repeat(Math.max(0, columns - widthOf(row))),
  );
  return filled.join("");
}

function cutAtWire(encode: Encode, values: Values): Result<Values, EncodeFault> {
  let characters = [...String(values.text)];
  for (;;) {
    const cut = { ...values, text: characters.join("") };
    const tried = encode(cut);
    if (tried.ok) return ok(cut);
    if (tried.error !== "too-long" && !(tried.error === "value-unfit" && characters.length > 1))
      return err(tried.error);
    characters = characters.slice(0, -1);
    if (characters.length === 0) return err(tried.error);
  }
}

function shownBy(
  frames: readonly Values[],
  rows: readonly string[],
  hasRows: boolean,
  columns: number | undefined,
): string {
  const texts = frames.map(({ text }) => (text === " " ? "" : String(text)));
  if (hasRows) return texts.join("\n").replace(/\n+$/, "");
  const [whole = ""] = texts;
  return whole === inOneText(rows, columns) ? rows.join("\n") : whole;
}

function namesInShowText(map: SignMap): Set<string> {
  const { messages, toDevice } = map.profile;
  const shown = messages.filter(({ message }) => message === "show-text");
  const parts = [...shown.flatMap(({ data }) => data), ...(toDevice?.parts ?? [])];
  return new Set([
    ...parts.flatMap((part) => ("name" in part ? [part.name] : [])),
    ...shown.flatMap(({ means }) => Object.keys(means)),
  ]);
}
