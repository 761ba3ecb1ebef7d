/** `npm run test:full` shows what holds in its full extent, `npm test` in one that a change can wait for. */
export const isFull = process.env.YICHUANG_FULL === "1";

export function extent(quick: number, full: number): number {
  return isFull ? full : quick;
}
