/** Made pictures for the tests: a page with print on it, laid on a desk under a camera. */
import { blankRaster, type Corners, type Raster } from "../raster.ts";
import { projection } from "../straighten.ts";

export type Colour = readonly [number, number, number];

/** The same numbers every time, 0 to 1 (mulberry32): a picture that fails a test can be drawn again. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function fill(
  raster: Raster,
  left: number,
  top: number,
  width: number,
  height: number,
  colour: Colour,
): void {
  for (let y = Math.max(0, top); y < Math.min(raster.height, top + height); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(raster.width, left + width); x += 1) {
      raster.rgba.set(colour, (y * raster.width + x) * 4);
    }
  }
}

/** A4 at 150 dots an inch with a heading, lines of strokes like small print, a table and a red seal. */
export function printedPage(lines = 30): Raster {
  const page = blankRaster(1240, 1754);
  fill(page, 0, 0, 1240, 1754, [250, 249, 246]);
  const next = chance(7);
  if (lines > 0) fill(page, 420, 110, 400, 36, [30, 30, 34]);
  for (let line = 0; line < lines; line += 1) {
    const top = 200 + line * 46;
    for (let x = 130; x < 1110; ) {
      const width = 2 + Math.floor(next() * 3);
      const height = 8 + Math.floor(next() * 16);
      fill(page, x, top + Math.floor(next() * 6), width, height, [40, 38, 42]);
      if (next() < 0.4) fill(page, x, top + 10, 14, 3, [40, 38, 42]);
      x += width + 4 + Math.floor(next() * 9);
    }
  }
  if (lines > 10) seal(page, 900, 1500, 90);
  return page;
}

function seal(page: Raster, centreX: number, centreY: number, radius: number): void {
  for (let y = -radius; y <= radius; y += 1) {
    for (let x = -radius; x <= radius; x += 1) {
      const away = Math.hypot(x, y);
      if (away <= radius && away >= radius - 8)
        page.rgba.set([205, 40, 45], ((centreY + y) * page.width + centreX + x) * 4);
    }
  }
}

/** 85.6 × 54 mm at 300 dots an inch, with a tint, a portrait's place and lines of letters; of nobody. */
export function cardFront(): Raster {
  const card = blankRaster(1011, 638);
  fill(card, 0, 0, 1011, 638, [205, 221, 228]);
  fill(card, 660, 110, 270, 340, [150, 140, 132]);
  fill(card, 730, 170, 130, 170, [92, 70, 60]);
  const next = chance(11);
  for (let line = 0; line < 7; line += 1) {
    for (let x = 80; x < 600; x += 12 + Math.floor(next() * 14))
      fill(card, x, 80 + line * 76, 3 + Math.floor(next() * 4), 26, [35, 40, 48]);
  }
  return card;
}

export interface Scene {
  width: number;
  height: number;
  desk: Colour;
  /** Where the page's corners lie in the picture. */
  corners: Corners;
  /** How much of the light is missing at the right edge, 0 to 1. */
  shadow?: number;
  /** A lamp's straight shadow over part of the desk and the page: how much light is missing in it. */
  hardShadow?: number;
  /** Of the sensor, in values of 255. */
  noise?: number;
  /** Out of focus by so many pixels. */
  blur?: number;
  /** Of all light. */
  light?: number;
  /** The pattern of wood: lines so much darker. */
  grain?: number;
}

/** The page on the desk as a camera sees it; four looks a pixel, so that edges are as soft as a lens makes them. */
export function photograph(page: Raster | null, scene: Scene): Raster {
  const { width, height, desk, corners, shadow = 0, hardShadow = 0, noise = 0, light = 1, grain = 0 } = scene;
  const back = page ? backwards(corners, page) : null;
  const [left, right] = spanOf(corners.map(({ x }) => x));
  const [top, bottom] = spanOf(corners.map(({ y }) => y));
  const values = new Float32Array(width * height * 3);
  const sum = new Float64Array(3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const wood = grain > 0 ? 1 - grain * (0.5 + 0.5 * Math.sin(y / 9 + Math.sin(x / 60))) : 1;
      const mayBePage = page && back && x > left && x < right && y > top && y < bottom;
      sum.fill(0);
      for (let one = 0; one < (mayBePage ? 4 : 1); one += 1) {
        const place = mayBePage ? back(x + (one % 2 ? 0.75 : 0.25), y + (one > 1 ? 0.75 : 0.25)) : null;
        const at = place && page ? indexOf(page, place) : -1;
        for (let channel = 0; channel < 3; channel += 1) {
          const seen = at < 0 ? (desk[channel] ?? 0) * wood : (page?.rgba[at + channel] ?? 0);
          sum[channel] = (sum[channel] ?? 0) + seen / (mayBePage ? 4 : 1);
        }
      }
      const lamp = x * 0.8 + y * 0.35 > width * 0.62 ? 1 - hardShadow : 1;
      const lit = light * lamp * (1 - (shadow * x) / width);
      for (let channel = 0; channel < 3; channel += 1)
        values[(y * width + x) * 3 + channel] = (sum[channel] ?? 0) * lit;
    }
  }
  return exposed(softened(values, width, height, scene.blur ?? 0), width, height, noise);
}

function spanOf(values: number[]): [number, number] {
  return [Math.min(...values) - 2, Math.max(...values) + 2];
}

/** As the sensor gives it: whole numbers, with its noise. */
function exposed(seen: Float32Array, width: number, height: number, noise: number): Raster {
  const picture = blankRaster(width, height);
  const next = chance(3);
  for (let i = 0; i < width * height; i += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      const grainy = noise === 0 ? 0 : (next() + next() - 1) * 2.45 * noise;
      picture.rgba[i * 4 + channel] = (seen[i * 3 + channel] ?? 0) + grainy;
    }
  }
  return picture;
}

/** Where the place's colour stands in the page's bytes; -1 beside the page. */
function indexOf(page: Raster, { x, y }: { x: number; y: number }): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const isOn = column >= 0 && row >= 0 && column < page.width && row < page.height;
  return isOn ? (row * page.width + column) * 4 : -1;
}

/** From the picture to the page: the inverse of the page's projection, solved from its nine numbers. */
function backwards(corners: Corners, page: Raster): (x: number, y: number) => { x: number; y: number } {
  const forward = projection(corners, 1, 1);
  // Three numbers a row, read off the map itself: it takes (0,0) (1,0) (1,1) (0,1) to the corners.
  const [p0, p1, p2, p3] = [forward(0, 0), forward(1, 0), forward(1, 1), forward(0, 1)];
  const sx = p0.x - p1.x + p2.x - p3.x;
  const sy = p0.y - p1.y + p2.y - p3.y;
  const [dx1, dy1, dx2, dy2] = [p1.x - p2.x, p1.y - p2.y, p3.x - p2.x, p3.y - p2.y];
  const under = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / under;
  const h = (dx1 * sy - sx * dy1) / under;
  const [a, b, c] = [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p0.x];
  const [d, e, f] = [p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y, p0.y];
  const inverse = [
    e - f * h,
    c * h - b,
    b * f - c * e,
    f * g - d,
    a - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  const [i0 = 0, i1 = 0, i2 = 0, i3 = 0, i4 = 0, i5 = 0, i6 = 0, i7 = 0, i8 = 0] = inverse;
  return (x, y) => {
    const w = i6 * x + i7 * y + i8;
    return { x: ((i0 * x + i1 * y + i2) / w) * page.width, y: ((i3 * x + i4 * y + i5) / w) * page.height };
  };
}

function softened(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  if (radius === 0) return values;
  // Three boxes are as good as a lens's disc for what is measured here.
  let from = values;
  for (let round = 0; round < 3; round += 1) {
    for (const [stride, count, lines, jump] of [
      [3, width, height, width * 3],
      [width * 3, height, width, 3],
    ] as const) {
      const to = new Float32Array(from.length);
      for (let line = 0; line < lines; line += 1) {
        for (let channel = 0; channel < 3; channel += 1) {
          const start = line * jump + channel;
          for (let i = 0; i < count; i += 1) {
            let [sum, seen] = [0, 0];
            for (let off = -radius; off <= radius; off += 1) {
              if (i + off < 0 || i + off >= count) continue;
              sum += from[start + (i + off) * stride] ?? 0;
              seen += 1;
            }
            to[start + i * stride] = sum / seen;
          }
        }
      }
      from = to;
    }
  }
  return from;
}
