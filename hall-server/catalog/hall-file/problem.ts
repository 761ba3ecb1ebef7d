/** What is wrong with a hall file, where, and what to do about it. Lines and columns count from 1. */
export interface HallProblem {
  file: string;
  line: number;
  column: number;
  /** Where in the file's tree: `queues[2].code`. Empty for the whole file. */
  path: string;
  message: string;
}

export type PathStep = string | number;

/** `["queues", 2, "code"]` → `queues[2].code`. */
export function pathText(path: readonly PathStep[]): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else text += text === "" ? step : `.${step}`;
  }
  return text;
}

/** More than an engineer reads at once; keeps the answer to a hostile file bounded. */
const mostProblems = 100;

export function boundProblems(problems: HallProblem[]): HallProblem[] {
  if (problems.length <= mostProblems) return problems;
  const shown = problems.slice(0, mostProblems);
  const last = shown.at(-1);
  const left = problems.length - mostProblems;
  return last
    ? [...shown, { ...last, path: "", message: `And ${left} more problems; correct those above first.` }]
    : shown;
}
