/**
 * How frames travel. On a serial line they are the stream itself; HID readers put them into reports of 64 bytes:
 *
 *   raw64   the frame's bytes, 64 in each report, the last one filled up with zeros; a reply is the reports one behind the
 *           other (seen at VID 2B8B PID 2721)
 *   len63   byte 0: how many bytes of the frame follow, 63 at most; FF is an acknowledgement without content (seen at VID
 *           0483 PID 572B, whose own messages are not SAM_V's: that such a reader carries SAM_V frames is unproven)
 *
 * Both from one public source each, unverified on hardware.
 */
export interface Framing {
  /** The pieces that carry a frame, to be written one by one. */
  wrap(frame: Uint8Array): Uint8Array[];
  /** The stream's bytes in one piece received; empty when it carries none. */
  unwrap(piece: Uint8Array): Uint8Array;
  /** What pieces are filled up with, if that arrives in the stream. */
  readonly fill: number | null;
}

export type FramingName = "stream" | "raw64" | "len63";

const reportBytes = 64;
const acknowledgement = 0xff;

const stream: Framing = {
  wrap: (frame) => [frame],
  unwrap: (piece) => piece,
  fill: null,
};

const raw64: Framing = {
  wrap: (frame) => slices(frame, reportBytes).map((slice) => report(slice)),
  unwrap: (piece) => piece,
  fill: 0,
};

const len63: Framing = {
  wrap: (frame) => slices(frame, reportBytes - 1).map((slice) => report([slice.length, ...slice])),
  unwrap: (piece) => {
    const [length = 0] = piece;
    if (length === acknowledgement || length === 0) return piece.subarray(0, 0);
    // Handed on as it is, a report that is none counts as noise.
    return length < piece.length ? piece.subarray(1, 1 + length) : piece;
  },
  fill: null,
};

export const framings: Record<FramingName, Framing> = { stream, raw64, len63 };

/** What arrives on a line, made the stream again. */
export interface Unwrapper {
  push(piece: Uint8Array): Uint8Array;
  /** After a time limit, what comes next is the beginning of a report. */
  reset(): void;
}

/**
 * A HID line gives each report as a piece of its own. A simulated one over a terminal or a socket may cut and join them,
 * so there 64 bytes are one.
 */
export function createUnwrapper(name: FramingName, comesInReports: boolean): Unwrapper {
  const framing = framings[name];
  if (comesInReports || framing !== len63) return { push: framing.unwrap, reset() {} };
  let held = new Uint8Array(0);
  return {
    push(piece: Uint8Array): Uint8Array {
      const all = Uint8Array.from([...held, ...piece]);
      const whole = all.length - (all.length % reportBytes);
      held = all.slice(whole);
      return Uint8Array.from(
        slices(all.subarray(0, whole), reportBytes).flatMap((one) => [...framing.unwrap(one)]),
      );
    },
    reset(): void {
      held = new Uint8Array(0);
    },
  };
}

function slices(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
}

function report(content: ArrayLike<number>): Uint8Array {
  const filled = new Uint8Array(reportBytes);
  filled.set(content);
  return filled;
}
