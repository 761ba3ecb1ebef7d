/** Reads a message from its start; null where it is too short for what is asked, and from then on. */
export interface Cursor {
  readonly at: number;
  u8(): number | null;
  u16(): number | null;
  i32(): number | null;
  /** Two bytes of length and so many bytes, not copied. */
  counted(): Uint8Array | null;
}

export function createCursor(bytes: Uint8Array): Cursor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;

  /** Where the next `length` bytes begin. */
  function take(length: number): number | null {
    if (at + length > bytes.length) {
      at = bytes.length;
      return null;
    }
    at += length;
    return at - length;
  }

  function read(length: number, get: (from: number) => number): number | null {
    const from = take(length);
    return from === null ? null : get(from);
  }

  const u16 = () => read(2, (from) => view.getUint16(from));
  return {
    get at() {
      return at;
    },
    u8: () => read(1, (from) => view.getUint8(from)),
    u16,
    i32: () => read(4, (from) => view.getInt32(from)),
    counted() {
      const length = u16();
      const from = length === null ? null : take(length);
      return from === null ? null : bytes.subarray(from, at);
    },
  };
}
