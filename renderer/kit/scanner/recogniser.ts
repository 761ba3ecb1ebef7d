/**
 * Tells a code scanner that types like a keyboard from a person, by its speed and its Enter or Tab. Pure: keys in, what to
 * do with each of them out. `keys.ts` does it in a page.
 */

export interface KeyPress {
  /** When the key went down, by the event's own clock: a page that was busy must not see it slower. */
  atMs: number;
  /** What it types by itself: one character, or a key's name (`Enter`). */
  key: string;
  /** The key's place on the keyboard (`KeyA`); empty where the system does not tell. */
  code: string;
  isShifted: boolean;
  /** With Ctrl, Alt or the system's key. */
  isCommand: boolean;
  /** The system says it again while the key stays down. */
  isRepeat: boolean;
  /** An input method took the key: it cannot be held back any more, and `key` does not say what it is. */
  isComposed: boolean;
  waits: Waits;
}

/**
 * Whether the key can be held back and given back later with the same effect. `in-order`: a character for a text field.
 * `in-burst`: it would press a button; by itself it may do so, but not in the middle of a code. `never`: it goes its way.
 */
export type Waits = "in-order" | "in-burst" | "never";

/** `giveBack`: what was held and is a person's after all, in its order; it goes before the key that was asked about. */
export type Verdict<Origin> =
  /** Let this key do what it does. */
  | { fate: "pass"; giveBack: Origin[] }
  /** Likewise, but it may turn out to be a code's; `mayBeCode`, given back now, too. */
  | { fate: "watch"; giveBack: Origin[]; mayBeCode: Origin[] }
  /** Nobody else hears of this key yet. */
  | { fate: "hold"; giveBack: Origin[] }
  /** A code ends. Nobody hears of this key nor of what was held; `isWatched`: some of it was typed into the page. */
  | { fate: "take"; giveBack: Origin[]; text: string; isWatched: boolean };

export interface KeySpeed {
  /** Keys that follow each other within this time may be a scanner's. */
  keyGapMs: number;
  /** Fewer keys are never a code: two or three so close are fingers that roll. */
  fewestKeys: number;
  /** More are none either. */
  mostKeys: number;
}

/** People who type fast need 60 ms a key; scanners 1 to 40. */
export const scannerSpeed: KeySpeed = { keyGapMs: 50, fewestKeys: 6, mostKeys: 3000 };

/** Tickets' codes are web addresses: what begins otherwise is somebody's typing, however fast, and is never held back. */
export function beginsAddress(text: string): boolean {
  const start = text.toLowerCase();
  return ["http://", "https://"].some((scheme) => start.startsWith(scheme) || scheme.startsWith(start));
}

export interface Recogniser<Origin> {
  press(press: KeyPress, origin: Origin): Verdict<Origin>;
  /** What is held is a person's: no key came in time, or the field is left. */
  release(): Origin[];
  readonly heldCount: number;
}

/**
 *   idle ─key─▶ held ─input method, or a key that cannot wait─▶ watched
 *     ▲           │ Enter or Tab after enough fast keys: a code
 *     └───────────┴ anything else: given back, and no code before the next pause
 */
export function createRecogniser<Origin>(
  speed: KeySpeed = scannerSpeed,
  /** Whether a code may begin like this. */
  couldBe: (text: string) => boolean = () => true,
): Recogniser<Origin> {
  let text = "";
  let keys = 0;
  let held: Origin[] = [];
  let isWatching = false;
  /** Once some of a burst was given back, the rest of it is no code: half of one would be a wrong one. */
  let isSpoiled = false;
  let lastAtMs = Number.NEGATIVE_INFINITY;

  function begin(): void {
    text = "";
    keys = 0;
    isWatching = false;
    isSpoiled = false;
  }

  function release(): Origin[] {
    const back = held;
    held = [];
    isSpoiled = true;
    return back;
  }

  function end(): Verdict<Origin> {
    if (isSpoiled || keys < speed.fewestKeys) return { fate: "pass", giveBack: release() };
    const taken: Verdict<Origin> = { fate: "take", giveBack: [], text, isWatched: isWatching };
    held = [];
    begin();
    return taken;
  }

  function add(character: string, press: KeyPress, origin: Origin): Verdict<Origin> {
    const isInside = keys > 0;
    text += character;
    keys += 1;
    if (isSpoiled || keys > speed.mostKeys || !couldBe(text)) return { fate: "pass", giveBack: release() };
    const isHeld =
      !press.isComposed &&
      ((press.waits === "in-order" && !isWatching) || (press.waits === "in-burst" && isInside));
    if (isHeld) {
      held.push(origin);
      return { fate: "hold", giveBack: [] };
    }
    if (isWatching) return { fate: "pass", giveBack: [] };
    isWatching = true;
    const mayBeCode = held;
    held = [];
    return { fate: "watch", giveBack: [], mayBeCode };
  }

  function judge(press: KeyPress, origin: Origin): Verdict<Origin> {
    if (press.isRepeat || press.isCommand) return { fate: "pass", giveBack: release() };
    const character = characterOf(press);
    if (character !== null) return add(character, press, origin);
    if (endingKeys.has(press.code || press.key)) return end();
    return { fate: "pass", giveBack: release() };
  }

  return {
    press(press, origin) {
      if (silentKeys.has(press.key)) return { fate: "pass", giveBack: [] };
      const isLate = press.atMs - lastAtMs > speed.keyGapMs;
      const late = isLate ? release() : [];
      if (isLate) begin();
      lastAtMs = press.atMs;
      const verdict = judge(press, origin);
      return { ...verdict, giveBack: [...late, ...verdict.giveBack] };
    },
    release,
    get heldCount() {
      return held.length;
    },
  };
}

/** Pressed round a character, by scanners too; they type nothing. */
const silentKeys: ReadonlySet<string> = new Set(["Shift", "CapsLock"]);
const endingKeys: ReadonlySet<string> = new Set(["Enter", "NumpadEnter", "Tab"]);

/**
 * By the key's place, since scanners type on the US layout from the factory, whatever the system's layout, input method or
 * Caps Lock makes of it; by what the system says where it does not tell the place.
 */
function characterOf({ key, code, isShifted, isComposed }: KeyPress): string | null {
  // A named key: Delete on the number block, a dead key.
  if (!isComposed && [...key].length !== 1) return null;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return isShifted ? letter : letter.toLowerCase();
  const pair = pairs[code];
  if (pair !== undefined) return pair[isShifted ? 1 : 0] ?? null;
  const inBlock = /^Numpad(\d)$/.exec(code)?.[1];
  if (inBlock !== undefined) return inBlock;
  return code === "" && !isComposed ? key : null;
}

const pairs: Record<string, string> = {
  Digit1: "1!",
  Digit2: "2@",
  Digit3: "3#",
  Digit4: "4$",
  Digit5: "5%",
  Digit6: "6^",
  Digit7: "7&",
  Digit8: "8*",
  Digit9: "9(",
  Digit0: "0)",
  Space: "  ",
  Minus: "-_",
  Equal: "=+",
  BracketLeft: "[{",
  BracketRight: "]}",
  Backslash: "\\|",
  Semicolon: ";:",
  Quote: `'"`,
  Backquote: "`~",
  Comma: ",<",
  Period: ".>",
  Slash: "/?",
  NumpadAdd: "++",
  NumpadSubtract: "--",
  NumpadMultiply: "**",
  NumpadDivide: "//",
  NumpadDecimal: "..",
};
