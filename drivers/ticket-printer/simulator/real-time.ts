export type RealTimeCommand = { command: "ask-status"; n: 1 | 2 | 3 | 4 } | { command: "clear-buffer" };

const DLE = 0x10;
const clearBuffer = [DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];

/**
 * Takes real-time commands out of what arrives, wherever they are, as a printer does before anything else looks at the
 * bytes; an image that holds such a sequence is damaged by that here too.
 */
export function createRealTimeFilter(onCommand: (command: RealTimeCommand) => void) {
  let held: number[] = [];

  function take(byte: number): number[] {
    held.push(byte);
    const [first, second, third] = held;
    if (first !== DLE) return release();
    if (second === undefined) return [];
    if (second === 0x04) {
      if (third === undefined) return [];
      if (third !== 1 && third !== 2 && third !== 3 && third !== 4) return release();
      held = [];
      onCommand({ command: "ask-status", n: third });
      return [];
    }
    if (held.some((value, index) => value !== clearBuffer[index])) return release();
    if (held.length < clearBuffer.length) return [];
    held = [];
    onCommand({ command: "clear-buffer" });
    return [];
  }

  /** The first held byte is data after all; the others may begin a command. */
  function release(): number[] {
    const [data, ...rest] = held;
    held = [];
    return [...(data === undefined ? [] : [data]), ...rest.flatMap(take)];
  }

  return (bytes: Uint8Array): number[] => [...bytes].flatMap(take);
}
