import type { Corners, Point, Raster } from "./raster.ts";

const samplesASide = 60;

/**
 * Corners found on a smaller picture, put right on the whole one: along each side, where exactly the brightness changes
 * most across it; a straight line through those places; and where neighbouring lines cross. `reach` is how many pixels the
 * rough corners may be off.
 */
export function sharpenCorners(picture: Raster, rough: Corners, reach: number): Corners {
  const lines = rough.map((from, i) =>
    fitSide(picture, from, rough[(i + 1) % 4] ?? from, Math.ceil(reach) + 2),
  );
  const corners = rough.map((corner, i) => {
    const before = lines[(i + 3) % 4];
    const after = lines[i];
    const exact = before && after ? cross(before, after) : null;
    const isNear = exact !== null && Math.hypot(exact.x - corner.x, exact.y - corner.y) <= 3 * reach;
    return inside(isNear && exact ? exact : corner, picture);
  });
  return corners as unknown as Corners;
}

function inside({ x, y }: Point, { width, height }: Raster): Point {
  return { x: Math.min(width, Math.max(0, x)), y: Math.min(height, Math.max(0, y)) };
}

interface FittedLine {
  point: Point;
  along: Point;
}

function fitSide(picture: Raster, from: Point, to: Point, reach: number): FittedLine | null {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 8) return null;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const normal = { x: -along.y, y: along.x };
  const found: { along: number; off: number }[] = [];
  for (let sample = 0; sample < samplesASide; sample += 1) {
    const place = length * (0.06 + (0.88 * (sample + 0.5)) / samplesASide);
    const at = { x: from.x + along.x * place, y: from.y + along.y * place };
    const off = edgeAcross(picture, at, normal, reach);
    if (off !== null) found.push({ along: place, off });
  }
  const line = straightThrough(found);
  if (line === null) return null;
  const point = (place: number): Point => ({
    x: from.x + along.x * place + normal.x * (line.at0 + line.slope * place),
    y: from.y + along.y * place + normal.y * (line.at0 + line.slope * place),
  });
  const [start, end] = [point(0), point(length)];
  return { point: start, along: { x: end.x - start.x, y: end.y - start.y } };
}

/** How far from `at` along `normal` the change is greatest, by the centre of the change; null where nothing changes. */
function edgeAcross(picture: Raster, at: Point, normal: Point, reach: number): number | null {
  let [sum, weighted, greatest] = [0, 0, 0];
  const changes: { off: number; change: number }[] = [];
  let before = colourAt(picture, at.x - normal.x * reach, at.y - normal.y * reach);
  for (let off = -reach + 1; off <= reach; off += 1) {
    const here = colourAt(picture, at.x + normal.x * off, at.y + normal.y * off);
    if (here && before) {
      const change = Math.hypot(here[0] - before[0], here[1] - before[1], here[2] - before[2]);
      changes.push({ off: off - 0.5, change });
      greatest = Math.max(greatest, change);
    }
    before = here;
  }
  if (greatest < 8) return null;
  const peak = changes.find(({ change }) => change === greatest)?.off ?? 0;
  for (const { off, change } of changes) {
    if (Math.abs(off - peak) > 2.5 || change < greatest / 4) continue;
    sum += change;
    weighted += change * off;
  }
  return weighted / sum;
}

function colourAt({ width, height, rgba }: Raster, x: number, y: number): [number, number, number] | null {
  const left = Math.floor(x - 0.5);
  const top = Math.floor(y - 0.5);
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return null;
  const [right, down] = [x - 0.5 - left, y - 0.5 - top];
  const at = (top * width + left) * 4;
  const mix = (channel: number): number => {
    const value = (offset: number) => rgba[at + offset + channel] ?? 0;
    const above = value(0) * (1 - right) + value(4) * right;
    const below = value(width * 4) * (1 - right) + value(width * 4 + 4) * right;
    return above * (1 - down) + below * down;
  };
  return [mix(0), mix(1), mix(2)];
}

/** Least squares, three times, each time without the places that were far off: a finger, a shadow, a letter near the edge. */
function straightThrough(places: { along: number; off: number }[]): { at0: number; slope: number } | null {
  let kept = places;
  let line: { at0: number; slope: number } | null = null;
  for (const farOff of [6, 2.5, 1.2]) {
    if (kept.length < 10) return line;
    const middle = line ?? { at0: median(kept.map(({ off }) => off)), slope: 0 };
    const near = kept.filter(({ along, off }) => Math.abs(off - middle.at0 - middle.slope * along) <= farOff);
    if (near.length < 10) return line;
    kept = near;
    line = leastSquares(near);
  }
  return line;
}

function leastSquares(places: { along: number; off: number }[]): { at0: number; slope: number } {
  const count = places.length;
  const meanAlong = places.reduce((sum, { along }) => sum + along, 0) / count;
  const meanOff = places.reduce((sum, { off }) => sum + off, 0) / count;
  let [over, under] = [0, 0];
  for (const { along, off } of places) {
    over += (along - meanAlong) * (off - meanOff);
    under += (along - meanAlong) ** 2;
  }
  const slope = under === 0 ? 0 : over / under;
  return { at0: meanOff - slope * meanAlong, slope };
}

function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function cross(one: FittedLine, other: FittedLine): Point | null {
  const determinant = one.along.x * other.along.y - one.along.y * other.along.x;
  if (Math.abs(determinant) < 1e-6) return null;
  const between = { x: other.point.x - one.point.x, y: other.point.y - one.point.y };
  const step = (between.x * other.along.y - between.y * other.along.x) / determinant;
  return { x: one.point.x + one.along.x * step, y: one.point.y + one.along.y * step };
}
