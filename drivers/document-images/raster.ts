/** A picture in memory: rows top to bottom, four bytes a pixel (red, green, blue, opacity, which is ignored). */
export interface Raster {
  width: number;
  height: number;
  rgba: Uint8ClampedArray;
}

/** One value a pixel, 0 to 255. */
export interface Grey {
  width: number;
  height: number;
  values: Float32Array;
}

/** In pixels; the centre of the first pixel is at 0.5, 0.5. */
export interface Point {
  x: number;
  y: number;
}

/** A page's corners as they lie in the picture: top left, top right, bottom right, bottom left. */
export type Corners = readonly [Point, Point, Point, Point];

/** Clockwise, in degrees. */
export type Turn = 0 | 90 | 180 | 270;

export function blankRaster(width: number, height: number): Raster {
  return { width, height, rgba: new Uint8ClampedArray(width * height * 4).fill(255) };
}

export function wholePicture({ width, height }: { width: number; height: number }): Corners {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}

/** Brightness as the eye weighs the colours (ITU-R BT.601). */
export function greyOf({ width, height, rgba }: Raster): Grey {
  const values = new Float32Array(width * height);
  for (let i = 0, at = 0; i < values.length; i += 1, at += 4) {
    values[i] = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
  }
  return { width, height, values };
}

/** Smaller by averaging whole areas, so that fine lines grey out and do not vanish; never larger. */
export function shrink(picture: Raster, longSide: number): Raster {
  const scale = longSide / Math.max(picture.width, picture.height);
  if (scale >= 1) return picture;
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const small = blankRaster(width, height);
  const columns = spans(picture.width, width);
  const rows = spans(picture.height, height);
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = rows[y] ?? [0, 1];
    for (let x = 0; x < width; x += 1) {
      const [left, right] = columns[x] ?? [0, 1];
      let [red, green, blue] = [0, 0, 0];
      for (let row = top; row < bottom; row += 1) {
        let at = (row * picture.width + left) * 4;
        for (let column = left; column < right; column += 1, at += 4) {
          red += picture.rgba[at] ?? 0;
          green += picture.rgba[at + 1] ?? 0;
          blue += picture.rgba[at + 2] ?? 0;
        }
      }
      const count = (bottom - top) * (right - left);
      const to = (y * width + x) * 4;
      small.rgba[to] = red / count;
      small.rgba[to + 1] = green / count;
      small.rgba[to + 2] = blue / count;
    }
  }
  return small;
}

/** Which source pixels make up each target pixel: whole ones, at least one each. */
function spans(from: number, to: number): [number, number][] {
  return Array.from({ length: to }, (_, i) => {
    const start = Math.floor((i * from) / to);
    return [start, Math.max(start + 1, Math.floor(((i + 1) * from) / to))];
  });
}

export function turn(picture: Raster, by: Turn): Raster {
  if (by === 0) return picture;
  const { width, height } = picture;
  const isOnItsSide = by !== 180;
  const turned = blankRaster(isOnItsSide ? height : width, isOnItsSide ? width : height);
  const from = new Uint32Array(picture.rgba.buffer, picture.rgba.byteOffset, width * height);
  const to = new Uint32Array(turned.rgba.buffer);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const target =
        by === 90
          ? x * height + (height - 1 - y)
          : by === 180
            ? (height - 1 - y) * width + (width - 1 - x)
            : (width - 1 - x) * height + y;
      to[target] = from[y * width + x] ?? 0;
    }
  }
  return turned;
}

/** The value below which `share` (0 to 1) of the values lie, to the nearest of 256 steps. */
export function percentile(values: Float32Array, share: number): number {
  const counts = new Uint32Array(256);
  for (const value of values) {
    const step = Math.max(0, Math.min(255, Math.round(value)));
    counts[step] = (counts[step] ?? 0) + 1;
  }
  let left = share * values.length;
  for (let step = 0; step < 256; step += 1) {
    left -= counts[step] ?? 0;
    if (left <= 0) return step;
  }
  return 255;
}
