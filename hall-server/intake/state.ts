import { type IntakeFactName, intakeFactNames } from "./facts.ts";

/** Applications outlive the day: they lie in their derived table, and the live state knows nothing of them. */
export const applyIntake = Object.fromEntries(intakeFactNames.map((name) => [name, () => {}])) as Record<
  IntakeFactName,
  () => void
>;
