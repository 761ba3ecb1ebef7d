import jpeg from "jpeg-js";
import { expect, test } from "vitest";
import { mostPictureCharacters } from "../../hall-server/contract/shells.ts";
import { type CoveredWindow, findCovers } from "./covers.ts";
import { type Captured, maskedJpeg } from "./masked-jpeg.ts";
import { takePicture } from "./take-picture.ts";

/** White, with black where somebody's name stands, at twice the page's size: 540 × 960 page, 1080 × 1920 display. */
const name = { x: 100, y: 200, width: 240, height: 60 };
const page = { width: 540, height: 960 };

function captured(scale = 2, drawn = name): Captured {
  const [width, height] = [page.width * scale, page.height * scale];
  return {
    isEmpty: () => width === 0,
    getSize: () => ({ width, height }),
    resize: (to) => ({ toBitmap: () => bitmap(to.width, to.height, drawn) }),
  };
}

function bitmap(width: number, height: number, drawn: typeof name): Buffer {
  const data = Buffer.alloc(width * height * 4, 255);
  const across = width / page.width;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [px, py] = [x / across, y / across];
      const isName =
        px >= drawn.x && px < drawn.x + drawn.width && py >= drawn.y && py < drawn.y + drawn.height;
      if (isName) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  return data;
}

function darkest(base64: string): number {
  const { data, width, height } = jpeg.decode(Buffer.from(base64, "base64"), { useTArray: true });
  expect(Math.max(width, height)).toBeLessThanOrEqual(480);
  return data.reduce((least, value, i) => (i % 4 === 3 ? least : Math.min(least, value)), 255);
}

test("nothing of a covered name is left in the picture; without its cover it would be", () => {
  const masked = maskedJpeg(captured(), [{ ...page, covers: [name] }]);
  expect(darkest(masked ?? "")).toBeGreaterThan(120);
  expect(darkest(maskedJpeg(captured(), [{ ...page, covers: [] }]) ?? "")).toBeLessThan(40);
  expect(masked?.length).toBeLessThan(mostPictureCharacters);
});

test("a name that came or went while the picture was taken is covered all the same", async () => {
  const moved = { ...name, y: 500 };
  const found = [
    { ...page, covers: [name] },
    { ...page, covers: [moved] },
  ];
  for (const drawn of [name, moved]) {
    const asked = [...found];
    const picture = await takePicture({
      window: { isDestroyed: () => false, capturePage: async () => captured(2, drawn) },
      covers: async () => asked.shift() ?? null,
    });
    expect(darkest(picture ?? "")).toBeGreaterThan(120);
  }
});

test("a page that does not say what to cover gives no picture", async () => {
  const window = { isDestroyed: () => false, capturePage: async () => captured() };
  expect(await takePicture({ window, covers: async () => null })).toBeNull();
  const once = [{ ...page, covers: [name] }];
  expect(await takePicture({ window, covers: async () => once.shift() ?? null })).toBeNull();
  expect(maskedJpeg(captured(0), [])).toBeNull();
});

test("every text, field and picture is found; a page that has too much to look through is covered whole", () => {
  const box = (left: number, width: number) => ({ left, top: 10, width, height: 20 });
  const windowOf = (texts: string[]): CoveredWindow => ({
    innerWidth: page.width,
    innerHeight: page.height,
    document: {
      body: {},
      createTreeWalker: () => {
        const nodes = texts.map((nodeValue) => ({ nodeValue }));
        return { nextNode: () => nodes.shift() ?? null };
      },
      createRange: () => ({ selectNodeContents() {}, getClientRects: () => [box(5, 50), box(0, 0)] }),
      querySelectorAll: () => [
        { getBoundingClientRect: () => box(300, 200) },
        { getBoundingClientRect: () => box(1, 24) },
      ],
    },
  });
  expect(findCovers(windowOf(["甲乙丙", "  \n"])).covers).toEqual([
    { x: 5, y: 10, width: 50, height: 20 },
    { x: 300, y: 10, width: 200, height: 20 },
  ]);
  const whole = [{ x: 0, y: 0, ...page }];
  expect(findCovers(windowOf(new Array(5_000).fill("甲"))).covers).toEqual(whole);
  const loading = { ...windowOf([]), document: { ...windowOf([]).document, body: null } };
  expect(findCovers(loading).covers).toEqual(whole);
});
