/** The rates of a reader's serial line; the place in the list is the parameter of its command (`60 00` … `60 04`). */
export const baudRates = [115_200, 57_600, 38_400, 19_200, 9_600] as const;
export type BaudRate = (typeof baudRates)[number];

/** Readers come from the factory with the fastest. */
export const usualBaudRate: BaudRate = 115_200;

/** The others, in the order in which they are tried when a reader does not answer at `first`: slow ones are the commoner. */
export function otherBaudRates(first: number): BaudRate[] {
  const order: BaudRate[] = [115_200, 9_600, 38_400, 57_600, 19_200];
  return order.filter((rate) => rate !== first);
}

/** How much longer than at the usual speed so many bytes are on the line; ten bits each. */
export function slownessMs(bytes: number, baudRate: number): number {
  return Math.max(0, (bytes * 10_000) / baudRate - (bytes * 10_000) / usualBaudRate);
}
