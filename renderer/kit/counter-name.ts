export interface CounterName {
  /** What is drawn large on the plate: `3`, or the whole name where a counter has no number: `多功能厅`. */
  large: string;
  /** 号窗口, beside the number; none where the name is a name. */
  unit: string | undefined;
}

/** `3号窗口` and `Counter 3` as a number and its unit. */
export function counterNameOf(name: string): CounterName {
  const [, number, unit] = /^(\d+)\s*(\D+)$/.exec(name) ?? [];
  if (number && unit) return { large: number, unit };
  const [, word, after] = /^(\D+?)\s*(\d+)$/.exec(name) ?? [];
  return word && after ? { large: after, unit: word } : { large: name, unit: undefined };
}
