/**
 * What goes over a decoder's standard input and output:
 *
 *   length, 4 bytes big-endian | so many bytes
 */
const headBytes = 4;

/** 102 × 126 pixels of 24 bits are 38 862 bytes; some decoders give larger pictures. */
export const longestMessage = 1024 * 1024;

export function encodeMessage(content: Uint8Array): Uint8Array {
  const message = new Uint8Array(headBytes + content.length);
  new DataView(message.buffer).setUint32(0, content.length);
  message.set(content, headBytes);
  return message;
}

export type MessageSoFar =
  | { message: "whole"; content: Uint8Array }
  | { message: "part" }
  /** Longer than any picture; what is held is let go. */
  | { message: "too-long" };

/** Puts one message together; what comes behind it is not looked at. Never holds more than the longest one. */
export function createMessageReader(): { push(bytes: Uint8Array): MessageSoFar } {
  const head = new Uint8Array(headBytes);
  let content: Uint8Array | undefined;
  let at = 0;
  let isTooLong = false;

  return {
    push(bytes: Uint8Array): MessageSoFar {
      if (isTooLong) return { message: "too-long" };
      let from = 0;
      if (!content) {
        from = Math.min(bytes.length, headBytes - at);
        head.set(bytes.subarray(0, from), at);
        at += from;
        if (at < headBytes) return { message: "part" };
        const length = new DataView(head.buffer).getUint32(0);
        if (length > longestMessage) {
          isTooLong = true;
          return { message: "too-long" };
        }
        content = new Uint8Array(length);
        at = 0;
      }
      const piece = bytes.subarray(from, from + content.length - at);
      content.set(piece, at);
      at += piece.length;
      return at === content.length ? { message: "whole", content } : { message: "part" };
    },
  };
}
