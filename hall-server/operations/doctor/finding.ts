import type { Problem } from "../problem.ts";

/** `fine` and `note` need nobody to act; one `problem` and the installation is not in order. */
export interface Finding extends Problem {
  weight: "fine" | "note" | "problem";
}

type Make = (code: Problem["code"], params?: Problem["params"]) => Finding;

export const fine: Make = (code, params = {}) => ({ weight: "fine", code, params });
export const note: Make = (code, params = {}) => ({ weight: "note", code, params });
export const problem: Make = (code, params = {}) => ({ weight: "problem", code, params });

/** What an operation refused, as the doctor's finding. */
export function asProblem({ code, params }: Problem): Finding {
  return problem(code, params);
}
