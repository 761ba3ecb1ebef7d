/**
 * Kinds of cells: how a value is written and how it is read back. Reading gives the value or a code for what is wrong;
 * nothing is guessed.
 */

import { hasLostDigits } from "../../workbook/lost-digits.ts";

/** What a library gives for a cell. */
export type Cell = string | number | boolean | null;

export type Read<Value> = { ok: true; value: Value } | { ok: false; because: CellProblem };

export type CellProblem =
  | "empty"
  | "too-long"
  | "too-many"
  | "control-characters"
  | "formula"
  | "lost-digits"
  | "not-a-number"
  | "out-of-range"
  | "not-yes-or-no"
  | "unknown-code"
  | "not-an-id";

export interface CellKind<Value> {
  write(value: Value): Cell;
  read(cell: Cell): Read<Value>;
}

const good = <Value>(value: Value): Read<Value> => ({ ok: true, value });
const bad = (because: CellProblem): { ok: false; because: CellProblem } => ({ ok: false, because });

/** Would run when somebody opens the sheet elsewhere; a bullet's dash has a space behind it and is only text. */
const looksLikeFormula = /^([=@\t\r]|[+-](?!\s|$))/;

function plainText(cell: Cell, max: number): Read<string | null> {
  if (cell === null) return good(null);
  const text = String(cell).replaceAll("\r\n", "\n").trim();
  if (text === "") return good(null);
  if (typeof cell === "string" && looksLikeFormula.test(cell)) return bad("formula");
  if (hasLostDigits(cell)) return bad("lost-digits");
  if (text.length > max) return bad("too-long");
  if (!text.isWellFormed() || /[\p{Cc}--[\n]]/v.test(text)) return bad("control-characters");
  return good(text);
}

export const optionalText = (max: number): CellKind<string | null> => ({
  write: (value) => value,
  read: (cell) => plainText(cell, max),
});

export const neededText = (max: number): CellKind<string> => ({
  write: (value) => value,
  read: (cell) => {
    const read = plainText(cell, max);
    if (!read.ok) return read;
    return read.value === null ? bad("empty") : good(read.value);
  },
});

const idPattern = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

export const neededId: CellKind<string> = {
  write: (value) => value,
  read: (cell) => {
    const read = neededText(64).read(cell);
    return read.ok && !idPattern.test(read.value) ? bad("not-an-id") : read;
  },
};

export const optionalId: CellKind<string | null> = {
  write: (value) => value,
  read: (cell) => {
    const read = plainText(cell, 64);
    return read.ok && read.value !== null && !idPattern.test(read.value) ? bad("not-an-id") : read;
  },
};

/** A line of the cell is an entry. */
export const lines = (most: number, max: number): CellKind<string[]> => ({
  write: (value) => (value.length === 0 ? null : value.join("\n")),
  read: (cell) => {
    const read = plainText(cell, most * (max + 1));
    if (!read.ok) return read;
    const all = (read.value ?? "").split("\n").map((line) => line.trim());
    const said = all.filter((line) => line !== "");
    if (said.length > most) return bad("too-many");
    return said.some((line) => line.length > max) ? bad("too-long") : good(said);
  },
});

/** Ids in one cell; empty = null. */
export const ids = (most: number): CellKind<string[] | null> => ({
  write: (value) => value?.join("、") ?? null,
  read: (cell) => {
    const read = plainText(cell, most * 66);
    if (!read.ok) return read;
    const all = (read.value ?? "").split(/[、，,；;\n]/).map((one) => one.trim());
    const said = all.filter((one) => one !== "");
    if (said.length > most) return bad("too-many");
    if (said.some((one) => !idPattern.test(one))) return bad("not-an-id");
    return good(said.length === 0 ? null : said);
  },
});

export const optionalNumber = (min: number, max: number): CellKind<number | null> => ({
  write: (value) => value,
  read: (cell) => {
    const text = cell === null ? "" : String(cell).trim();
    if (text === "") return good(null);
    if (!/^\d{1,9}$/.test(text)) return bad("not-a-number");
    const value = Number(text);
    return value < min || value > max ? bad("out-of-range") : good(value);
  },
});

export const neededNumber = (min: number, max: number): CellKind<number> => ({
  write: (value) => value,
  read: (cell) => {
    const read = optionalNumber(min, max).read(cell);
    if (!read.ok) return read;
    return read.value === null ? bad("empty") : good(read.value);
  },
});

/** Empty is no. */
export const yesNo: CellKind<boolean> = {
  write: (value) => (value ? "是" : "否"),
  read: (cell) => {
    if (typeof cell === "boolean") return good(cell);
    const text = cell === null ? "" : String(cell).trim();
    if (["是", "有", "√", "Y", "y", "1"].includes(text)) return good(true);
    if (["", "否", "无", "×", "N", "n", "0"].includes(text)) return good(false);
    return bad("not-yes-or-no");
  },
};

/** The words of the published lists; the code itself is understood too. */
export function coded<Code extends string>(words: Record<Code, string>, fallback?: Code): CellKind<Code> {
  const codes = Object.keys(words) as Code[];
  const find = (text: string) => codes.find((code) => words[code] === text || code === text);
  return {
    write: (value) => words[value],
    read: (cell) => {
      const text = cell === null ? "" : String(cell).trim();
      if (text === "") return fallback === undefined ? bad("empty") : good(fallback);
      const found = find(text);
      return found === undefined ? bad("unknown-code") : good(found);
    },
  };
}

export function optionalCode<Code extends string>(words: Record<Code, string>): CellKind<Code | undefined> {
  const inner = coded(words);
  return {
    write: (value) => (value === undefined ? null : words[value]),
    read: (cell) => (cell === null || String(cell).trim() === "" ? good(undefined) : inner.read(cell)),
  };
}

export function codes<Code extends string>(words: Record<Code, string>, min: number): CellKind<Code[]> {
  const inner = coded(words);
  return {
    write: (value) => value.map((code) => words[code]).join("、"),
    read: (cell) => {
      const texts = (cell === null ? "" : String(cell)).split(/[、，,；;\n]/).map((one) => one.trim());
      const found: Code[] = [];
      for (const text of texts.filter((one) => one !== "")) {
        const read = inner.read(text);
        if (!read.ok) return read;
        if (!found.includes(read.value)) found.push(read.value);
      }
      return found.length < min ? bad("empty") : good(found);
    },
  };
}
