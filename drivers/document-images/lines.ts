import type { EdgeMap } from "./edges.ts";

/** All points with x·cos(angle) + y·sin(angle) = distance; `angle` is of the line's normal, 0 to π. */
export interface Line {
  angle: number;
  distance: number;
  votes: number;
}

const angleSteps = 180;
/** An edge votes for lines up to so many degrees off its own direction, which noise bends. */
const spread = 6;
/** Two peaks nearer than this are one line seen twice. */
const apart = { degrees: 5, pixels: 6 };

/** The strongest straight lines of an edge map (Hough's transform), strongest first. */
export function findLines(edges: EdgeMap, leastStrength: number, most: number): Line[] {
  const { width, height } = edges;
  const reach = Math.ceil(Math.hypot(width, height));
  const bins = 2 * reach + 1;
  const votes = new Float32Array(angleSteps * bins);
  const cos = Array.from({ length: angleSteps }, (_, step) => Math.cos((step * Math.PI) / angleSteps));
  const sin = Array.from({ length: angleSteps }, (_, step) => Math.sin((step * Math.PI) / angleSteps));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if ((edges.strength[at] ?? 0) < leastStrength) continue;
      const own = Math.round(((edges.direction[at] ?? 0) * angleSteps) / Math.PI);
      for (let off = -spread; off <= spread; off += 1) {
        const step = (own + off + angleSteps) % angleSteps;
        const distance = Math.round((x + 0.5) * (cos[step] ?? 0) + (y + 0.5) * (sin[step] ?? 0)) + reach;
        const bin = step * bins + distance;
        votes[bin] = (votes[bin] ?? 0) + 1;
      }
    }
  }
  return peaks(votes, bins, reach, Math.min(width, height) / 12, most);
}

/** The highest bins, each clear of the ones taken before it. */
function peaks(votes: Float32Array, bins: number, reach: number, least: number, most: number): Line[] {
  const high: { bin: number; votes: number }[] = [];
  for (let bin = 0; bin < votes.length; bin += 1) {
    const count = votes[bin] ?? 0;
    if (count < least) continue;
    const isPeak = count >= (votes[bin - 1] ?? 0) && count >= (votes[bin + 1] ?? 0);
    if (isPeak) high.push({ bin, votes: count });
  }
  high.sort((one, other) => other.votes - one.votes);
  const taken: Line[] = [];
  for (const { bin, votes: count } of high) {
    if (taken.length === most) break;
    const line = {
      angle: (Math.floor(bin / bins) * Math.PI) / angleSteps,
      distance: (bin % bins) - reach,
      votes: count,
    };
    if (!taken.some((other) => isSameLine(line, other))) taken.push(line);
  }
  return taken;
}

function isSameLine(one: Line, other: Line): boolean {
  const degrees = (Math.abs(one.angle - other.angle) * 180) / Math.PI;
  if (degrees < apart.degrees) return Math.abs(one.distance - other.distance) < apart.pixels;
  // Just above 0° and just below 180° the same line has distances of opposite signs.
  return degrees > 180 - apart.degrees && Math.abs(one.distance + other.distance) < apart.pixels;
}

/** Between two lines, 0 to 90 degrees. */
export function angleBetween(one: Line, other: Line): number {
  const degrees = (Math.abs(one.angle - other.angle) * 180) / Math.PI;
  return degrees > 90 ? 180 - degrees : degrees;
}

/** null for lines that are as good as parallel. */
export function crossing(one: Line, other: Line): { x: number; y: number } | null {
  const [a, b, c, d] = [
    Math.cos(one.angle),
    Math.sin(one.angle),
    Math.cos(other.angle),
    Math.sin(other.angle),
  ];
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-3) return null;
  return {
    x: (one.distance * d - other.distance * b) / determinant,
    y: (a * other.distance - c * one.distance) / determinant,
  };
}
