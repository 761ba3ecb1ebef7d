export type RealTimeCommand = { command: "ask-status"; n: 1 | 2 | 3 | 4 } | { command: "clear-buffer" };

const DLE = 0x10;
const clearBuffer = [DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];

/**
 * Takes real-time commands out of what arrives, wherever they are, as a printer does before anything else looks at the
 * bytes; an image that holds such a sequence is damaged by that here too. Commands and data come out in their order.
 */
export function createRealTimeFilter(
  onCommand: (command: RealTimeCommand) => void,
  onData: (byte: number) => void,
): (bytes: Uint8Array) => void {
  let held: number[] = [];

  function take(byte: number): void {
    held.push(byte);
    const [first, second, third] = held;
    if (first !== DLE) release();
    else if (second === 0x04 && third !== undefined) {
      if (third === 1 || third === 2 || third === 3 || third === 4) {
        held = [];
        onCommand({ command: "ask-status", n: third });
      } else release();
    } else if (second !== undefined && second !== 0x04) {
      if (held.some((value, index) => value !== clearBuffer[index])) release();
      else if (held.length === clearBuffer.length) {
        held = [];
        onCommand({ command: "clear-buffer" });
      }
    }
  }

  /** The first held byte is data after all; the others may begin a command. */
  function release(): void {
    const [data, ...rest] = held;
    held = [];
    if (data !== undefined) onData(data);
    rest.forEach(take);
  }

  return (bytes) => bytes.forEach(take);
}
