import type { Detail } from "./events.ts";
import { sentences } from "./sentences.ts";

export type ProblemCode = keyof typeof sentences;

/** What is wrong with an installation, a backup or a restore; the words stand in `sentences.ts`. */
export interface Problem {
  code: ProblemCode;
  params: Detail;
}

export type Outcome<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

export function failed(code: ProblemCode, params: Detail = {}): { ok: false; problem: Problem } {
  return { ok: false, problem: { code, params } };
}

/** What is wrong and what to do, in both languages. */
export function say({ code, params }: Problem): { zh: string; en: string } {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(params[name]));
  const { zh, en } = sentences[code];
  return { zh: fill(zh), en: fill(en) };
}

/** What a folder or a disk refused, as a problem. Throws on what is none: a fault of the program. */
export function refusedBySystem(error: unknown, folder: string): { ok: false; problem: Problem } {
  if (!(error instanceof Error) || !("syscall" in error || error.name === "SqliteError")) throw error;
  return failed("cannot-use", { folder, because: error.message });
}
