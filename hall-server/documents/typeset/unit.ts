/** Everything is measured in points, as PDF does: 72 to the inch. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

export const a4 = { width: 595.28, height: 841.89 } as const;
