import { type Grey, greyOf, percentile, type Raster, shrink } from "./raster.ts";

/** Why a page is not good enough to be kept. */
export type PageFault = "blank" | "blurred" | "too-dark" | "too-small";

/** A4 at 150 dots an inch: what is judged has this many pixels along its long side, so that one limit fits all cameras. */
const judgedSide = 1754;
/** Print on A4 cannot be read below 100 dots an inch; a card needs as many pixels for its small letters. */
const leastSide = 400;
/** Of the brightest twentieth: paper under a lamp has 150 and more. */
const leastPaper = 60;
/** Of the area: one line of print on A4 is 0.002. */
const leastInk = 0.0004;
/** How many pixels an edge takes from light to dark; a good camera 2 to 3. */
const mostEdgeWidth = 5.2;

/** What is wrong with a straightened, not yet brightened page; null when nothing is. */
export function judge(page: Raster): PageFault | null {
  if (Math.max(page.width, page.height) < leastSide) return "too-small";
  const grey = greyOf(shrink(page, judgedSide));
  if (percentile(grey.values, 0.95) < leastPaper) return "too-dark";
  if (inkOf(grey) < leastInk) return "blank";
  const width = edgeWidth(grey);
  return width === null || width > mostEdgeWidth ? "blurred" : null;
}

/**
 * The share of the page that is clearly darker than the paper around it. Its outermost parts are left out, where the desk
 * may look in.
 */
export function inkOf(grey: Grey): number {
  const { width, height } = grey;
  const step = Math.max(8, Math.round(Math.max(width, height) / 60));
  const small = averaged(grey, 2);
  const margin = Math.ceil(Math.max(width, height) * 0.025);
  let [ink, all] = [0, 0];
  for (let top = margin; top + step <= height - margin; top += step) {
    for (let left = margin; left + step <= width - margin; left += step) {
      const paper = paperOf(small, width, { left, top, step });
      for (let y = top; y < top + step; y += 1) {
        for (let x = left; x < left + step; x += 1) {
          all += 1;
          if ((small[y * width + x] ?? 0) < paper * 0.82 - 4) ink += 1;
        }
      }
    }
  }
  return all === 0 ? 0 : ink / all;
}

function paperOf(
  values: Float32Array,
  width: number,
  { left, top, step }: { left: number; top: number; step: number },
): number {
  const samples: number[] = [];
  // Three squares wide: one that is all ink must not pass for dark paper.
  for (let y = top - step; y < top + 2 * step; y += 3) {
    for (let x = left - step; x < left + 2 * step; x += 3) {
      if (x >= 0 && x < width) samples.push(values[y * width + x] ?? 0);
    }
  }
  samples.sort((one, other) => one - other);
  return samples[Math.floor(samples.length * 0.8)] ?? 0;
}

/** Over squares of so many pixels, so that a sensor's noise does not pass for ink. */
function averaged({ width, height, values }: Grey, side: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < side; dy += 1) {
        const row = Math.min(height - 1, y + dy) * width;
        for (let dx = 0; dx < side; dx += 1) sum += values[row + Math.min(width - 1, x + dx)] ?? 0;
      }
      result[y * width + x] = sum / (side * side);
    }
  }
  return result;
}

/**
 * How many pixels the clearest edges take from light to dark, the median over them; null when there is no clear edge at all.
 * Of each edge its whole rise is divided by its steepest step: noise changes neither much, and neither does how much is
 * printed on the page, which a mean over all pixels would measure instead.
 */
export function edgeWidth(grey: Grey): number | null {
  const { width, height, values } = grey;
  const margin = Math.ceil(Math.max(width, height) * 0.03);
  const leastStep = Math.max(4, outOfNoise * noiseOf(grey));
  const steps: { at: number; stride: number; step: number }[] = [];
  for (let y = margin; y < height - margin; y += 2) {
    for (let x = margin; x < width - margin; x += 1) {
      const at = y * width + x;
      for (const stride of [1, width]) {
        const step = steepness(values, at, stride);
        const isRidge =
          step > steepness(values, at - stride, stride) && step >= steepness(values, at + stride, stride);
        if (isRidge && step > leastStep) steps.push({ at, stride, step });
      }
    }
  }
  if (steps.length < 40) return null;
  steps.sort((one, other) => other.step - one.step);
  const clearest = steps.slice(0, Math.max(40, Math.min(3000, Math.floor(steps.length / 12))));
  const widths = clearest.map(({ at, stride, step }) => riseOf(values, at, stride) / step);
  widths.sort((one, other) => one - other);
  return widths[Math.floor(widths.length / 2)] ?? null;
}

/** Of a million steps of noise alone, none is so many standard deviations high. */
const outOfNoise = 5.5;

/**
 * How high steps are by chance, as a standard deviation: from the lower third of all steps of the page, which are paper on
 * every page that can be read. Measured on the steps themselves, since straightening has evened the noise out a little.
 */
function noiseOf({ width, height, values }: Grey): number {
  const steps = new Float32Array(Math.floor(values.length / 7));
  for (let i = 0; i < steps.length; i += 1) {
    const at = Math.min(width * height - 2, i * 7 + 1);
    // In tenths, since the percentile is of whole numbers.
    steps[i] = 10 * steepness(values, at, 1);
  }
  // 0.385: below it lie 30 % of a normal distribution's distances from its middle.
  return percentile(steps, 0.3) / 10 / 0.385;
}

/** Change a pixel, over two of them. */
function steepness(values: Float32Array, at: number, stride: number): number {
  return Math.abs((values[at + stride] ?? 0) - (values[at - stride] ?? 0)) / 2;
}

/** From where the change begins to where it ends, at most a dozen pixels each way. */
function riseOf(values: Float32Array, at: number, stride: number): number {
  const sign = (values[at + stride] ?? 0) > (values[at - stride] ?? 0) ? 1 : -1;
  const end = (way: number): number => {
    let best = (values[at] ?? 0) * sign * way;
    for (let step = 1; step <= 12; step += 1) {
      const value = (values[at + step * way * stride] ?? 0) * sign * way;
      if (value < best - 2) break;
      best = Math.max(best, value);
    }
    return best;
  };
  return end(1) + end(-1);
}
