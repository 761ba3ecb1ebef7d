import type { WindowRole } from "../contract/bridge.ts";

/** A press as Electron tells it before the page hears of it (`Electron.Input`). */
export interface KeyPress {
  key: string;
  code: string;
  control: boolean;
  alt: boolean;
  meta: boolean;
  shift: boolean;
}

/** `service`: the combination that asks for the service pad, where there is no screen to touch. */
export type KeyMeaning = "pass" | "refuse" | "service";

/**
 * What may reach the page is listed, and nothing else does: neither keys that exist only on some keyboards (back, home, mail,
 * favourites, print, sleep) nor combinations. A scanner that types is a keyboard too: a printed code may hold Ctrl+O.
 */
export function meaningOfKey(press: KeyPress, role: WindowRole): KeyMeaning {
  if (isService(press)) return "service";
  if (press.meta) return "refuse";
  const may = isStaffs(role) ? maySend.staff : maySend.public;
  if (press.control && press.alt) return isModifier(press) ? "pass" : "refuse";
  if (press.control) return isModifier(press) || may.control(press) ? "pass" : "refuse";
  if (press.alt) return isModifier(press) || may.alt(press) ? "pass" : "refuse";
  return isModifier(press) || isTyping(press) || may.functionKeys(press) ? "pass" : "refuse";
}

/** For the log: names keys that do something, and never what somebody types. */
export function combinationForLog(press: KeyPress): string {
  const modifiers = [
    press.control ? "Ctrl" : "",
    press.alt ? "Alt" : "",
    press.meta ? "Meta" : "",
    press.shift ? "Shift" : "",
  ].filter(Boolean);
  return [...modifiers, isCharacter(press.key) && modifiers.length === 0 ? "a character" : press.code].join(
    "+",
  );
}

const servicePress = { code: "KeyS", control: true, alt: true, shift: true, meta: false };

function isService(press: KeyPress): boolean {
  const { code, control, alt, shift, meta } = servicePress;
  return (
    press.code === code &&
    press.control === control &&
    press.alt === alt &&
    press.shift === shift &&
    press.meta === meta
  );
}

interface MaySend {
  control: (press: KeyPress) => boolean;
  alt: (press: KeyPress) => boolean;
  functionKeys: (press: KeyPress) => boolean;
}

const never = () => false;
const editing = new Set(["KeyA", "KeyC", "KeyV", "KeyX", "KeyZ", "Backspace", "ArrowLeft", "ArrowRight"]);

const maySend: { staff: MaySend; public: MaySend } = {
  public: { control: never, alt: never, functionKeys: never },
  // The shortcuts of the counter page (renderer/counter/keyboard.ts), and the editing of text.
  staff: {
    control: ({ code, shift }) => !shift && editing.has(code),
    alt: ({ code, shift }) => !shift && /^(?:(?:Digit|Numpad)\d|Key[CNIPQ])$/.test(code),
    functionKeys: ({ key, shift }) => !shift && /^F[1-9]$/.test(key),
  },
};

/** Clerks sit behind their counters; every other page stands where anybody can touch it. */
function isStaffs(role: WindowRole): boolean {
  return role === "counter";
}

const modifiers = new Set(["Control", "Shift", "Alt", "AltGraph", "CapsLock", "NumLock"]);

function isModifier({ key }: KeyPress): boolean {
  return modifiers.has(key);
}

const moving = new Set([
  ...["Enter", "Tab", "Backspace", "Delete", "Escape", "Home", "End", "PageUp", "PageDown"],
  ...["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"],
  // From an input method, before it has settled on a character.
  ...["Process", "Dead", "Unidentified"],
]);

function isTyping({ key }: KeyPress): boolean {
  return isCharacter(key) || moving.has(key);
}

function isCharacter(key: string): boolean {
  return [...key].length === 1;
}
