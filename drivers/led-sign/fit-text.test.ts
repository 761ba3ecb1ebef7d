import { expect, it } from "vitest";
import { readFrameMap } from "../frame-map/frame-map.ts";
import { fitText } from "./fit-text.ts";
import type { SignMap } from "./types.ts";
import { signVocabulary } from "./vocabulary.ts";

const text = { part: "text", name: "text", encoding: "gbk", maxBytes: 40 };

function signOf(settings: Record<string, unknown>, parts: unknown[] = [], data: unknown[] = [text]): SignMap {
  const map = readFrameMap(
    {
      format: 1,
      profileId: "tried",
      kind: "led-sign",
      maker: "nobody",
      name: "tried",
      verified: "simulator",
      source: "made up",
      toDevice: {
        framing: "delimiter",
        parts: [{ part: "bytes", hex: "02" }, ...parts, { part: "data" }, { part: "bytes", hex: "03" }],
      },
      messages: [{ message: "show-text", to: "device", data }],
      settings,
    },
    signVocabulary,
  );
  if (!map.ok) throw new Error(map.error);
  return map.value;
}

const fitted = (map: SignMap, asked: string, wishes = {}) => {
  const result = fitText(map, asked, wishes, undefined);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

it("a text that fits goes out as it is", () => {
  expect(fitted(signOf({}), "请A001到3号窗口")).toEqual({
    frames: [{ text: "请A001到3号窗口" }],
    shownAs: "请A001到3号窗口",
  });
});

it("cut at the sign's width, on whole characters: half a Chinese character is none", () => {
  const sign = signOf({ columns: 7 });
  expect(fitted(sign, "请A001到3号").shownAs).toBe("请A001");
  expect(fitted(sign, "一二三四").shownAs).toBe("一二三");
});

it("cut at what the wire takes, where no width is known", () => {
  expect(fitted(signOf({}), "请".repeat(30)).shownAs).toBe("请".repeat(20));
});

it("rows of one text are filled up, since such a sign goes on in the next one", () => {
  const { frames, shownAs } = fitted(signOf({ rows: 2, columns: 8 }), "A001\n3号窗口\n还有");
  expect(frames).toEqual([{ text: "A001    3号窗口" }]);
  expect(shownAs).toBe("A001\n3号窗口");
});

it("a sign that numbers its rows gets each, the empty ones too", () => {
  const sign = signOf({ rows: 3 }, [{ part: "number", name: "row" }]);
  const { frames, shownAs } = fitted(sign, "A001\n3号窗口");
  expect(frames).toEqual([
    { text: "A001", row: 1 },
    { text: "3号窗口", row: 2 },
    { text: " ", row: 3 },
  ]);
  expect(shownAs).toBe("A001\n3号窗口");
});

it("characters that it has not become □, control characters blanks", () => {
  expect(fitted(signOf({}), "🙂A\t1").shownAs).toBe("□A 1");
  const ascii = signOf({}, [], [{ ...text, encoding: "ascii" }]);
  expect(fitted(ascii, "请A1").shownAs).toBe("?A1");
});

it("colour and motion go out where the wire has words for them, and are left out where not", () => {
  const color = { part: "number", name: "color", default: 1, meanings: { "1": "red", "2": "green" } };
  const able = signOf({}, [color]);
  expect(fitted(able, "A", { color: "green", motion: "blink" }).frames).toEqual([
    { text: "A", color: "green" },
  ]);
  expect(fitted(able, "A", { color: "yellow" }).frames).toEqual([{ text: "A" }]);
  expect(fitted(signOf({}), "A", { color: "green" }).frames).toEqual([{ text: "A" }]);
});

it("an empty text clears", () => {
  expect(fitted(signOf({ rows: 1 }), "")).toEqual({ frames: [{ text: " " }], shownAs: "" });
});
