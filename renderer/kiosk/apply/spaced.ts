/** 640000 260319 000015: figures in groups, so that a person can copy them. */
export function spaced(figures: string, by: number): string {
  return figures.match(new RegExp(`.{1,${by}}`, "g"))?.join(" ") ?? figures;
}
