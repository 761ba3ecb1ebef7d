import type { Raster } from "./raster.ts";

/** Where the colour changes, how much, and in which direction. */
export interface EdgeMap {
  width: number;
  height: number;
  /** Zero but on the ridge of an edge. */
  strength: Float32Array;
  /** Of the change, radians, 0 to π: an edge from light to dark and one from dark to light are the same line. */
  direction: Float32Array;
}

/**
 * Edges of the strongest colour, so that a white page on a light but coloured desk still has them. Thin: only where the
 * change is greatest across the edge.
 */
export function findEdges(picture: Raster): EdgeMap {
  const { width, height } = picture;
  const size = width * height;
  const smooth = smoothed(picture);
  const full = new Float32Array(size);
  const direction = new Float32Array(size);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      for (const channel of smooth) {
        const value = (dx: number, dy: number) => channel[at + dy * width + dx] ?? 0;
        const across =
          value(1, -1) + 2 * value(1, 0) + value(1, 1) - value(-1, -1) - 2 * value(-1, 0) - value(-1, 1);
        const down =
          value(-1, 1) + 2 * value(0, 1) + value(1, 1) - value(-1, -1) - 2 * value(0, -1) - value(1, -1);
        const strength = Math.hypot(across, down) / 8;
        if (strength <= (full[at] ?? 0)) continue;
        full[at] = strength;
        const angle = Math.atan2(down, across);
        direction[at] = angle < 0 ? angle + Math.PI : angle;
      }
    }
  }
  return { width, height, strength: thinned(full, direction, width, height), direction };
}

/** Each colour by itself, averaged over 3 × 3 pixels (weights 1 2 1): noise of a camera's sensor is not an edge. */
function smoothed({ width, height, rgba }: Raster): Float32Array[] {
  return [0, 1, 2].map((channel) => {
    const across = new Float32Array(width * height);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const value = (column: number) =>
          rgba[(y * width + Math.min(width - 1, Math.max(0, column))) * 4 + channel] ?? 0;
        across[y * width + x] = (value(x - 1) + 2 * value(x) + value(x + 1)) / 4;
      }
    }
    const both = new Float32Array(width * height);
    for (let y = 0; y < height; y += 1) {
      const above = Math.max(0, y - 1) * width;
      const below = Math.min(height - 1, y + 1) * width;
      for (let x = 0; x < width; x += 1) {
        both[y * width + x] =
          ((across[above + x] ?? 0) + 2 * (across[y * width + x] ?? 0) + (across[below + x] ?? 0)) / 4;
      }
    }
    return both;
  });
}

function thinned(full: Float32Array, direction: Float32Array, width: number, height: number): Float32Array {
  const thin = new Float32Array(full.length);
  // The neighbour across the edge, by the direction in steps of 45°.
  const across = [1, width + 1, width, width - 1];
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const here = full[at] ?? 0;
      const step = across[Math.round((direction[at] ?? 0) / (Math.PI / 4)) % 4] ?? 1;
      if (here >= (full[at + step] ?? 0) && here > (full[at - step] ?? 0)) thin[at] = here;
    }
  }
  return thin;
}
