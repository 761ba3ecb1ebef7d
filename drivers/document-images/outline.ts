import { type EdgeMap, findEdges } from "./edges.ts";
import { angleBetween, crossing, findLines, type Line } from "./lines.ts";
import { type Corners, type Point, percentile, type Raster, shrink } from "./raster.ts";
import { sharpenCorners } from "./sharpen-corners.ts";

/** On this size a page's edges stand out and the letters on it do not. */
const workSide = 480;
const mostLines = 26;
/** A page's opposite sides, seen at a slant. */
const mostSlantDegrees = 30;
const leastCornerDegrees = 50;
/** An identity card under a camera that sees A3 fills some four hundredths of the picture. */
const leastArea = 0.015;
/** How much of each side must lie on an edge: a thumb or a shadow may cover the rest. */
const leastSupport = 0.6;
const leastMeanSupport = 0.75;

/**
 * The corners of the page that lies in the picture, in its pixels; null when there is none to be seen: nothing lies there,
 * or the page is larger than the picture.
 *
 * Straight lines are looked for, every four that could be a page are tried, and that one is taken which has the most edge
 * under its sides and the most area. A shadow's border or a table in the page is such a line too, which is why sides count
 * more than area, and area more than strength.
 */
export function findPage(picture: Raster): Corners | null {
  const small = shrink(picture, workSide);
  const edges = findEdges(small);
  const lines = findLines(edges, leastStrength(edges), mostLines);
  const best = bestOf(lines, edges);
  if (best === null) return null;
  const scale = picture.width / small.width;
  const rough = best.map(({ x, y }) => ({ x: x * scale, y: y * scale })) as unknown as Corners;
  return sharpenCorners(picture, rough, 3 * scale);
}

/** What stands out from the picture's own noise. */
function leastStrength({ strength }: EdgeMap): number {
  return Math.max(
    3,
    percentile(
      strength.filter((value) => value > 0),
      0.6,
    ),
  );
}

function bestOf(lines: Line[], edges: EdgeMap): Corners | null {
  const pairs = lines.flatMap((one, i) =>
    lines
      .slice(i + 1)
      .filter((other) => isOpposite(one, other))
      .map((other) => [one, other] as const),
  );
  let best: { corners: Corners; score: number } | null = null;
  for (const [i, [left, right]] of pairs.entries()) {
    for (const [top, bottom] of pairs.slice(i + 1)) {
      if (angleBetween(left, top) < leastCornerDegrees) continue;
      const corners = cornersOf([left, right], [top, bottom], edges);
      if (corners === null) continue;
      const area = areaOf(corners) / (edges.width * edges.height);
      if (area < leastArea) continue;
      const most = area ** 0.25;
      if (best !== null && most <= best.score) continue;
      const support = supportOf(corners, edges);
      const score = support * support * most;
      if (support > 0 && (best === null || score > best.score)) best = { corners, score };
    }
  }
  return best?.corners ?? null;
}

function isOpposite(one: Line, other: Line): boolean {
  return angleBetween(one, other) <= mostSlantDegrees;
}

/** Around the four crossings; null when they are no convex shape inside the picture. */
function cornersOf(
  sides: readonly [Line, Line],
  ends: readonly [Line, Line],
  { width, height }: EdgeMap,
): Corners | null {
  const [first, second, third, fourth] = [
    crossing(sides[0], ends[0]),
    crossing(sides[1], ends[0]),
    crossing(sides[1], ends[1]),
    crossing(sides[0], ends[1]),
  ];
  if (!first || !second || !third || !fourth) return null;
  const around = [first, second, third, fourth];
  const margin = 2;
  const isInside = around.every(
    ({ x, y }) => x >= -margin && y >= -margin && x <= width + margin && y <= height + margin,
  );
  return isInside ? inOrder([first, second, third, fourth]) : null;
}

/** Top left first, then clockwise as one looks at the picture; null for a shape that is not convex. */
export function inOrder(around: Corners): Corners | null {
  const turns = around.map((point, i) => {
    const next = around[(i + 1) % 4] ?? point;
    const after = around[(i + 2) % 4] ?? point;
    return Math.sign((next.x - point.x) * (after.y - next.y) - (next.y - point.y) * (after.x - next.x));
  });
  const [way = 0] = turns;
  if (way === 0 || turns.some((one) => one !== way)) return null;
  const clockwise = way > 0 ? [...around] : [...around].reverse();
  const sums = clockwise.map(({ x, y }) => x + y);
  const start = sums.indexOf(Math.min(...sums));
  const [a, b, c, d] = [...clockwise.slice(start), ...clockwise.slice(0, start)];
  return a && b && c && d ? [a, b, c, d] : null;
}

export function areaOf(corners: Corners): number {
  const twice = corners.reduce((sum, point, i) => {
    const next = corners[(i + 1) % 4] ?? point;
    return sum + point.x * next.y - next.x * point.y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** The share of the sides that lies on an edge of their direction, 0 to 1; 0 when one side lies on too little. */
function supportOf(corners: Corners, edges: EdgeMap): number {
  let sum = 0;
  for (const [i, from] of corners.entries()) {
    const to = corners[(i + 1) % 4] ?? from;
    const support = sideSupport(from, to, edges);
    if (support < leastSupport) return 0;
    sum += support / 4;
  }
  return sum < leastMeanSupport ? 0 : sum;
}

function sideSupport(from: Point, to: Point, edges: EdgeMap): number {
  const { width, height, strength, direction } = edges;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const normal = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
  const angle = (Math.atan2(normal.y, normal.x) + Math.PI) % Math.PI;
  const steps = Math.max(8, Math.min(60, Math.round(length / 4)));
  let found = 0;
  for (let step = 0; step < steps; step += 1) {
    // The corners themselves are often rounded, as a card's are.
    const along = 0.04 + (0.92 * (step + 0.5)) / steps;
    const x = from.x + (to.x - from.x) * along;
    const y = from.y + (to.y - from.y) * along;
    for (let off = -2; off <= 2; off += 1) {
      const column = Math.floor(x + normal.x * off);
      const row = Math.floor(y + normal.y * off);
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      const at = row * width + column;
      if ((strength[at] ?? 0) < 2) continue;
      const away = Math.abs((direction[at] ?? 0) - angle);
      if (Math.min(away, Math.PI - away) > 0.35) continue;
      found += 1;
      break;
    }
  }
  return found / steps;
}
