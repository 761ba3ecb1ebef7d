export type StepOutcome =
  | { outcome: "passed" }
  | { outcome: "failed"; why: string }
  /** Nobody could try it here; a device that was not tried has not passed. */
  | { outcome: "not-tried"; why: string };

export type StepResult = { step: string; tookMs: number } & StepOutcome;

export function hasPassed(results: readonly StepResult[]): boolean {
  return results.length > 0 && results.every(({ outcome }) => outcome === "passed");
}

const words = { passed: "ok", failed: "FAILED", "not-tried": "not tried" } as const;

/** One line for a step, as soon as it is over. */
export function reportStep(result: StepResult): string {
  const seconds = (result.tookMs / 1000).toFixed(1).padStart(6);
  const line = `${words[result.outcome].padEnd(10)}${seconds} s  ${result.step}`;
  return "why" in result ? `${line}\n${" ".repeat(20)}${result.why}` : line;
}

export function reportAll(results: readonly StepResult[]): string {
  const count = (outcome: StepResult["outcome"]) =>
    results.filter((result) => result.outcome === outcome).length;
  const sums = `${count("passed")} passed, ${count("failed")} failed, ${count("not-tried")} not tried`;
  return `${sums}: ${hasPassed(results) ? "it conforms" : "it does not conform"}`;
}
