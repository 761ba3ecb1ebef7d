/** What a clerk presses on a call keypad; what else a maker's pad has never becomes an event. */
export type KeypadKey =
  | { key: "digit"; digit: number }
  | {
      key:
        | "call-next"
        | "call-again"
        | "call-number"
        | "start"
        | "finish"
        | "hold"
        | "no-show"
        | "transfer"
        | "pause"
        | "sign-in"
        | "sign-out"
        | "cancel"
        | "confirm";
      /** What was typed with it, of pads that send both at once, such as the number of `call-number`. */
      digits?: string;
    };

/** What a call keypad shows; what is left out stays as it is. */
export interface KeypadDisplay {
  /** The number that is at the counter, e.g. `A001`, at most 16 characters; empty for none. */
  number?: string;
  /** How many wait, at most 9999. */
  waiting?: number;
}
