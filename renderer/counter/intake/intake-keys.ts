/** Keys of the intake beside the desk's own; they hold while somebody is served. */
export const intakeShortcuts = [
  "Alt 1",
  "Alt 2",
  "Alt 3",
  "Alt 4",
  "Alt 5",
  "Alt 6",
  "Alt A",
  "Alt R",
  "Alt S",
  "Alt M",
  "Alt T",
  "Alt O",
  "Alt D",
  "Alt G",
  "Alt K",
  "Alt B",
  "Alt F",
  "Alt J",
  "Alt W",
  "Alt U",
  "Alt H",
] as const;
export type IntakeShortcut = (typeof intakeShortcuts)[number];

export function isIntakeShortcut(shortcut: string): shortcut is IntakeShortcut {
  return intakeShortcuts.some((one) => one === shortcut);
}
