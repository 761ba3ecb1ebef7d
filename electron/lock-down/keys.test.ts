import { describe, expect, it } from "vitest";
import { windowRoles } from "../contract/bridge.ts";
import { combinationForLog, type KeyPress, meaningOfKey } from "./keys.ts";

/** `Ctrl+Shift+KeyI`; a name that is a character types it. */
function press(combination: string): KeyPress {
  const parts = combination.split("+");
  const code = parts.at(-1) ?? "";
  const letter = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  return {
    code,
    key: letter ? (letter[1]?.toLowerCase() ?? letter[2] ?? "") : code,
    control: parts.includes("Ctrl"),
    alt: parts.includes("Alt"),
    shift: parts.includes("Shift"),
    meta: parts.includes("Meta"),
  };
}

const waysOut = [
  ...[
    "F5",
    "F6",
    "F7",
    "F10",
    "F11",
    "F12",
    "Shift+F10",
    "ContextMenu",
    "PrintScreen",
    "Pause",
    "Insert",
    "Help",
  ],
  ...[
    "Alt+F4",
    "Alt+ArrowLeft",
    "Alt+ArrowRight",
    "Alt+Home",
    "Alt+Enter",
    "Alt+Tab",
    "Alt+Space",
    "Alt+KeyD",
  ],
  ...["Ctrl+KeyW", "Ctrl+KeyP", "Ctrl+KeyR", "Ctrl+KeyO", "Ctrl+KeyN", "Ctrl+KeyT", "Ctrl+KeyS", "Ctrl+KeyJ"],
  ...["Ctrl+KeyF", "Ctrl+KeyG", "Ctrl+KeyH", "Ctrl+KeyL", "Ctrl+KeyU", "Ctrl+KeyQ", "Ctrl+F4", "Ctrl+F5"],
  ...["Ctrl+Shift+KeyI", "Ctrl+Shift+KeyJ", "Ctrl+Shift+KeyC", "Ctrl+Shift+KeyN", "Ctrl+Shift+KeyR"],
  ...[
    "Ctrl+Shift+Delete",
    "Ctrl+Shift+Escape",
    "Ctrl+Escape",
    "Ctrl+Alt+Delete",
    "Ctrl+Alt+KeyT",
    "Ctrl+Tab",
  ],
  ...["Ctrl+Equal", "Ctrl+Minus", "Ctrl+Digit0", "Meta+KeyR", "Meta+KeyE", "Meta", "Meta+Tab"],
  ...["BrowserBack", "BrowserForward", "BrowserHome", "BrowserRefresh", "BrowserSearch", "BrowserFavorites"],
  ...["LaunchMail", "LaunchApplication1", "MediaSelect", "Print", "Open", "Save", "ZoomIn", "Power", "Sleep"],
];

describe.each(windowRoles.filter((role) => role !== "counter"))("on a %s", (role) => {
  it.each(waysOut)("%s does nothing", (combination) => {
    expect(meaningOfKey(press(combination), role)).toBe("refuse");
  });

  it.each(["Ctrl+KeyC", "Ctrl+KeyV", "Alt+Digit1", "F1", "F9"])("nor does the clerks' %s", (combination) => {
    expect(meaningOfKey(press(combination), role)).toBe("refuse");
  });

  it("typing goes on, also with a scanner's Enter and an input method", () => {
    for (const key of [
      "a",
      "Z",
      "7",
      "-",
      " ",
      "㐂",
      "𠮷",
      "Enter",
      "Tab",
      "Backspace",
      "Escape",
      "Process",
    ]) {
      const typed = { ...press(key), key };
      expect(meaningOfKey(typed, role)).toBe("pass");
      expect(meaningOfKey({ ...typed, shift: true }, role)).toBe("pass");
    }
  });
});

describe("on a clerk's PC", () => {
  const ours = new Set(["F5", "F6", "F7", "Ctrl+KeyC"]);
  it.each(waysOut.filter((combination) => !ours.has(combination)))("%s does nothing", (combination) => {
    expect(meaningOfKey(press(combination), "counter")).toBe("refuse");
  });

  it.each(["Ctrl+KeyA", "Ctrl+KeyC", "Ctrl+KeyV", "Ctrl+KeyX", "Ctrl+KeyZ"])(
    "%s edits text",
    (combination) => {
      expect(meaningOfKey(press(combination), "counter")).toBe("pass");
    },
  );
});

it.each(windowRoles)(
  "on a %s Ctrl+Alt+Shift+S asks for the service pad, and nothing near it does",
  (role) => {
    expect(meaningOfKey(press("Ctrl+Alt+Shift+KeyS"), role)).toBe("service");
    for (const near of ["Ctrl+Alt+KeyS", "Ctrl+Shift+KeyS", "Alt+Shift+KeyS", "Ctrl+Alt+Shift+Meta+KeyS"]) {
      expect(meaningOfKey(press(near), role)).toBe("refuse");
    }
  },
);

it("modifiers themselves come and go, or one would stay pressed", () => {
  for (const key of ["Control", "Shift", "Alt", "AltGraph"]) {
    for (const held of [{ control: true }, { alt: true }, { control: true, alt: true }, {}]) {
      const change = { ...press("X"), key, code: `${key}Left`, ...held };
      expect(meaningOfKey(change, "kiosk")).toBe("pass");
    }
  }
});

it("the log names combinations, never what is typed", () => {
  expect(combinationForLog(press("Ctrl+Shift+KeyI"))).toBe("Ctrl+Shift+KeyI");
  expect(combinationForLog(press("BrowserHome"))).toBe("BrowserHome");
  expect(combinationForLog(press("KeyP"))).toBe("a character");
});
