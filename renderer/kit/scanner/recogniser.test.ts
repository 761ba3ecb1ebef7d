import fc from "fast-check";
import { expect, test } from "vitest";
import { beginsAddress, createRecogniser, type KeyPress, scannerSpeed } from "./recogniser.ts";

interface Stroke {
  gapMs: number;
  key: string;
  more?: Partial<KeyPress>;
}

const codeOf = (key: string) => {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  if (/^\d$/.test(key)) return `Digit${key}`;
  return { " ": "Space", ".": "Period", "-": "Minus", "/": "Slash", ":": "Semicolon" }[key] ?? key;
};

/** What a field and a listener for codes see of these keys, when nothing but their times tells them apart. */
function type(strokes: readonly Stroke[]) {
  const recogniser = createRecogniser<string>();
  const seen: string[] = [];
  const codes: string[] = [];
  let snapshot = 0;
  let atMs = 0;
  for (const { gapMs, key, more } of strokes) {
    // The page's timer for held keys, as it would have fired in between.
    if (gapMs > scannerSpeed.keyGapMs * 2) seen.push(...recogniser.release());
    atMs += gapMs;
    const verdict = recogniser.press(
      {
        atMs,
        key,
        code: codeOf(key),
        isShifted: /^[A-Z:]$/.test(key),
        isCommand: false,
        isRepeat: false,
        isComposed: false,
        waits: "in-order",
        ...more,
      },
      key,
    );
    seen.push(...verdict.giveBack);
    switch (verdict.fate) {
      case "pass":
        seen.push(key);
        break;
      case "watch":
        snapshot = seen.length;
        seen.push(...verdict.mayBeCode, key);
        break;
      case "take":
        codes.push(verdict.text);
        if (verdict.isWatched) seen.length = snapshot;
        break;
      case "hold":
        break;
      default:
        verdict satisfies never;
    }
  }
  seen.push(...recogniser.release());
  return { seen, codes };
}

const scan = (text: string, gapMs: number, more?: Partial<KeyPress>): Stroke[] =>
  [...text, "Enter"].map((key, at) => ({ gapMs: at === 0 ? 500 : gapMs, key, ...(more ? { more } : {}) }));

const anyKey = fc.constantFrom(
  ..."abcXYZ0189 .-/:",
  "Enter",
  "Tab",
  "Backspace",
  "ArrowLeft",
  "F8",
  "Shift",
  "Escape",
);
const codeText = fc.string({
  unit: fc.constantFrom(..."abcdefXYZ0123456789.-/:"),
  minLength: scannerSpeed.fewestKeys,
  maxLength: 120,
});

/** Shift goes its way at once: it types nothing. */
const isTyped = (key: string) => key !== "Shift";

test("a person's keys come back: every one, once, in their order, and none of them is a code", () => {
  const person = fc.array(fc.record({ gapMs: fc.integer({ min: 51, max: 900 }), key: anyKey }), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(person, (strokes) => {
      const { seen, codes } = type(strokes);
      expect(seen.filter(isTyped)).toEqual(strokes.map(({ key }) => key).filter(isTyped));
      expect(codes).toEqual([]);
    }),
  );
});

test("at any speed, what is not part of a code comes back: nothing is lost, doubled or out of order", () => {
  const anybody = fc.array(fc.record({ gapMs: fc.integer({ min: 0, max: 200 }), key: anyKey }), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(anybody, (strokes) => {
      const { seen, codes } = type(strokes);
      const all = strokes.map(({ key }) => key);
      // Without the codes, each with its end, what is seen is what was typed.
      let rest = all.filter((key) => key !== "Shift").join("\u0000");
      for (const code of codes) {
        const typed = [...code].join("\u0000");
        const at = ["Enter", "Tab"]
          .map((end) => rest.indexOf(`${typed}\u0000${end}`))
          .filter((one) => one >= 0);
        expect(at.length).toBeGreaterThan(0);
        const start = Math.min(...at);
        const length = typed.length + 1 + (rest.startsWith("Enter", start + typed.length + 1) ? 5 : 3);
        rest = rest.slice(0, start) + rest.slice(start + length);
      }
      const seenText = seen.filter((key) => key !== "Shift").join("\u0000");
      const tidy = (text: string) => text.split("\u0000").filter(Boolean).join("\u0000");
      expect(tidy(seenText)).toBe(tidy(rest));
    }),
  );
});

test("a burst with Enter is a code, whatever a person typed before and after, and leaves nothing behind", () => {
  const person = fc.array(fc.record({ gapMs: fc.integer({ min: 51, max: 300 }), key: anyKey }), {
    maxLength: 10,
  });
  fc.assert(
    fc.property(person, codeText, fc.integer({ min: 0, max: 50 }), person, (before, text, gapMs, after) => {
      const { seen, codes } = type([...before, ...scan(text, gapMs), ...after]);
      expect(codes).toEqual([text]);
      expect(seen.filter(isTyped)).toEqual([...before, ...after].map(({ key }) => key).filter(isTyped));
    }),
  );
});

test("in a Chinese input method the code is read from the keys' places, and the field becomes what it was", () => {
  fc.assert(
    fc.property(codeText, fc.nat({ max: 50 }), (text, gapMs) => {
      const composed = scan(text, gapMs).map(
        (stroke): Stroke => ({
          ...stroke,
          key: "Process",
          more: { code: codeOf(stroke.key), isComposed: true, isShifted: /^[A-Z:]$/.test(stroke.key) },
        }),
      );
      expect(type(composed)).toEqual({ seen: [], codes: [text] });
    }),
  );
});

test("digits that the input method leaves alone and letters that it takes are one code", () => {
  const mixed = scan("12ab34cd", 8).map(
    (stroke): Stroke =>
      /[a-z]/.test(stroke.key) && stroke.key.length === 1
        ? { ...stroke, key: "Process", more: { code: codeOf(stroke.key), isComposed: true } }
        : stroke,
  );
  expect(type(mixed)).toEqual({ seen: [], codes: ["12ab34cd"] });
});

test("Caps Lock turns no letter of a code round", () => {
  const locked = scan("aBcDeF", 5).map(({ key, ...rest }): Stroke => {
    const isShifted = /^[A-Z:]$/.test(key);
    const shown = key.length > 1 ? key : isShifted ? key.toLowerCase() : key.toUpperCase();
    return { ...rest, key: shown, more: { isShifted, code: codeOf(key) } };
  });
  expect(type(locked).codes).toEqual(["aBcDeF"]);
});

test("too short, without an end, with a pause inside: all typed", () => {
  expect(type(scan("A001", 5)).seen.join("")).toBe("A001Enter");
  expect(type(scan("A0012345", 5).slice(0, -1))).toEqual({ seen: [..."A0012345"], codes: [] });
  const paused = scan("A0012345", 5).map((stroke, at) => (at === 4 ? { ...stroke, gapMs: 80 } : stroke));
  expect(type(paused)).toEqual({ seen: [..."A0012345", "Enter"], codes: [] });
});

test("a key that the system repeats is a person's finger, not a code", () => {
  const strokes = scan("aaaaaaaa", 30).map((stroke, at) => ({
    ...stroke,
    more: { isRepeat: at > 0 && at < 8 },
  }));
  expect(type(strokes)).toEqual({ seen: [..."aaaaaaaa", "Enter"], codes: [] });
});

test("when a busy page gave the first half back, the second half is no code", () => {
  const recogniser = createRecogniser<string>();
  const press = (atMs: number, key: string) =>
    recogniser.press(
      {
        atMs,
        key,
        code: codeOf(key),
        isShifted: false,
        isCommand: false,
        isRepeat: false,
        isComposed: false,
        waits: "in-order",
      },
      key,
    );
  for (const [at, key] of [..."abcdefg"].entries()) press(at * 5, key);
  expect(recogniser.release().join("")).toBe("abcdefg");
  const rest = [..."hijklmn", "Enter"].map((key, at) => press(35 + at * 5, key).fate);
  expect(rest.every((fate) => fate === "pass")).toBe(true);
});

test("Space presses a button by itself, but not in the middle of a code", () => {
  const onButton = (strokes: Stroke[]) =>
    strokes.map(
      (stroke): Stroke => ({
        ...stroke,
        more: { waits: stroke.key === " " ? "in-burst" : "never" },
      }),
    );
  expect(type(onButton([{ gapMs: 200, key: " " }])).seen).toEqual([" "]);
  expect(type(onButton(scan("12 34 56", 5)))).toEqual({ seen: [], codes: ["12 34 56"] });
});

test("what begins like no address is typed at once, however fast, and so is its Enter", () => {
  const recogniser = createRecogniser<string>(scannerSpeed, beginsAddress);
  const fates = [..."999901199005120010", "Enter"].map((key, at) => {
    const press = { atMs: at * 3, key, code: codeOf(key), isShifted: false, isCommand: false };
    return recogniser.press({ ...press, isRepeat: false, isComposed: false, waits: "in-order" }, key);
  });
  expect(new Set(fates.map(({ fate, giveBack }) => `${fate} ${giveBack.length}`))).toEqual(
    new Set(["pass 0"]),
  );
});

test.each([
  ["h", true],
  ["HTTPS:", true],
  ["https://hall.example/", true],
  ["hq", false],
  ["ftp://", false],
  ["1", false],
])("an address may begin with %s: %s", (text, may) => {
  expect(beginsAddress(text)).toBe(may);
});
