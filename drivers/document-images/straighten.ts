import { blankRaster, type Corners, type Point, type Raster } from "./raster.ts";

/** What papers are cut to, long side by short side, in millimetres. */
export const formats = {
  a4: { longMm: 297, shortMm: 210 },
  /** ISO/IEC 7810 ID-1: identity cards, bank cards. */
  card: { longMm: 85.6, shortMm: 54 },
} as const;

export type Format = keyof typeof formats;

/** A page whose sides differ by no more than this from a format's is of that format. */
const formatTolerance = 0.045;

/** The page cut out and laid flat: as wide and high as it is in the picture, in the shape that it has on the desk. */
export function straighten(picture: Raster, corners: Corners): Raster {
  const { width, height } = flatSize(picture, corners);
  const map = projection(corners, width, height);
  const page = blankRaster(width, height);
  const { rgba } = picture;
  const rowBytes = picture.width * 4;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = map(x + 0.5, y + 0.5);
      const sourceX = Math.min(picture.width - 1, Math.max(0, from.x - 0.5));
      const sourceY = Math.min(picture.height - 1, Math.max(0, from.y - 0.5));
      const left = Math.min(picture.width - 2, Math.floor(sourceX));
      const top = Math.min(picture.height - 2, Math.floor(sourceY));
      const right = sourceX - left;
      const down = sourceY - top;
      const at = top * rowBytes + left * 4;
      const to = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const place = at + channel;
        const above = (rgba[place] ?? 0) * (1 - right) + (rgba[place + 4] ?? 0) * right;
        const below = (rgba[place + rowBytes] ?? 0) * (1 - right) + (rgba[place + rowBytes + 4] ?? 0) * right;
        page.rgba[to + channel] = above * (1 - down) + below * down;
      }
    }
  }
  return page;
}

/** Which format the page has, by the shape of its sides; null for any other shape. */
export function formatOf({ width, height }: { width: number; height: number }): Format | null {
  const shape = Math.max(width, height) / Math.min(width, height);
  for (const [name, { longMm, shortMm }] of Object.entries(formats)) {
    if (Math.abs(shape / (longMm / shortMm) - 1) <= formatTolerance) return name as Format;
  }
  return null;
}

function flatSize(picture: Raster, corners: Corners): { width: number; height: number } {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const across = Math.max(distance(topLeft, topRight), distance(bottomLeft, bottomRight));
  const down = Math.max(distance(topLeft, bottomLeft), distance(topRight, bottomRight));
  const seen = shapeOnDesk(picture, corners);
  const format = formatOf({ width: seen, height: 1 });
  const exact = format === null ? seen : formats[format].longMm / formats[format].shortMm;
  const shape = format !== null && seen < 1 ? 1 / exact : exact;
  const area = across * down;
  return {
    width: Math.max(2, Math.round(Math.sqrt(area * shape))),
    height: Math.max(2, Math.round(Math.sqrt(area / shape))),
  };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** Where the sides do not tell: a lens of 58° across the picture, as document cameras and telephones have. */
const usualFocal = 0.9;

/**
 * Width through height of the page itself, from how its sides run together, for a camera whose axis goes through the middle
 * of the picture (Zhang and He, "Whiteboard scanning and image enhancement", 2007, equations 14, 20 and 21). Sides that
 * stay parallel say nothing about the lens; then a usual one is taken for it.
 */
function shapeOnDesk(picture: Raster, corners: Corners): number {
  const centre = { x: picture.width / 2, y: picture.height / 2 };
  const [m1, m2, m4, m3] = corners.map(({ x, y }): Vector => [x - centre.x, y - centre.y, 1]) as [
    Vector,
    Vector,
    Vector,
    Vector,
  ];
  // The paper's numbering: 1 top left, 2 top right, 3 bottom left, 4 bottom right.
  const k2 = dot(product(m1, m4), m3) / dot(product(m2, m4), m3);
  const k3 = dot(product(m1, m4), m2) / dot(product(m3, m4), m2);
  const n2 = minus(times(m2, k2), m1);
  const n3 = minus(times(m3, k3), m1);
  const focalSquared = focalOf(n2, n3, Math.max(picture.width, picture.height));
  const across = (n2[0] ** 2 + n2[1] ** 2) / focalSquared + n2[2] ** 2;
  const down = (n3[0] ** 2 + n3[1] ** 2) / focalSquared + n3[2] ** 2;
  return Math.sqrt(across / down);
}

function focalOf(n2: Vector, n3: Vector, longSide: number): number {
  const usual = (longSide * usualFocal) ** 2;
  if (Math.abs(n2[2]) < 0.04 || Math.abs(n3[2]) < 0.04) return usual;
  const found = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2]);
  // No lens that a page is looked at with is wider than 90° or narrower than 28°.
  return found > (longSide / 2) ** 2 && found < (longSide * 2) ** 2 ? found : usual;
}

type Vector = [number, number, number];

function product(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function times(a: Vector, by: number): Vector {
  return [a[0] * by, a[1] * by, a[2] * by];
}

function minus(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

/**
 * Where each place of a flat page of this size lies in the picture: the projective map of the unit square to four corners
 * (Heckbert, "Fundamentals of texture mapping", 1989, section 2.2.3).
 */
export function projection(corners: Corners, width: number, height: number): (x: number, y: number) => Point {
  const [p0, p1, p2, p3] = corners;
  const sum = { x: p0.x - p1.x + p2.x - p3.x, y: p0.y - p1.y + p2.y - p3.y };
  const one = { x: p1.x - p2.x, y: p1.y - p2.y };
  const two = { x: p3.x - p2.x, y: p3.y - p2.y };
  const determinant = one.x * two.y - two.x * one.y;
  const g = (sum.x * two.y - two.x * sum.y) / determinant;
  const h = (one.x * sum.y - sum.x * one.y) / determinant;
  const [a, b] = [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x];
  const [d, e] = [p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y];
  return (x, y) => {
    const [u, v] = [x / width, y / height];
    const under = g * u + h * v + 1;
    return { x: (a * u + b * v + p0.x) / under, y: (d * u + e * v + p0.y) / under };
  };
}
