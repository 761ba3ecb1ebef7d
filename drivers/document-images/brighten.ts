import { percentile, type Raster } from "./raster.ts";

/** Squares this wide are looked at for how white the paper is there. */
const squares = 24;
const paperWhite = 246;
/** Darker than this share of the whole page's paper is no shadow but something printed. */
const darkestShadow = 0.45;

/**
 * Paper to white and its shadows away, ink left as dark as it was. What the paper looks like without ink is taken from the
 * brightest tenth of each part of the page. A page that is mostly picture (a card, a photograph) keeps its shades: only
 * the light is evened out by one factor.
 */
export function brighten(page: Raster, keep: "ink" | "shades"): Raster {
  const paper = keep === "ink" ? paperOf(page) : null;
  const whole = [0, 1, 2].map((channel) => percentile(channelOf(page, channel), 0.95));
  const target = keep === "ink" ? paperWhite : Math.min(paperWhite, Math.max(...whole) * 1.25);
  const { width, height } = page;
  const rgba = new Uint8ClampedArray(page.rgba.length).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const white = paper ? paper(x, y, channel) : Math.max(40, whole[channel] ?? 255);
        const value = ((page.rgba[at + channel] ?? 0) * target) / white;
        rgba[at + channel] = keep === "ink" ? deepen(value) : value;
      }
    }
  }
  return { width, height, rgba };
}

/** A little more contrast: near-white becomes white, which also keeps the file small. */
function deepen(value: number): number {
  return (value - 20) * (255 / (paperWhite - 26));
}

function channelOf({ rgba }: Raster, channel: number): Float32Array {
  const values = new Float32Array(rgba.length / 4);
  for (let i = 0; i < values.length; i += 1) values[i] = rgba[i * 4 + channel] ?? 0;
  return values;
}

/** The paper's own colour at each place, between the middles of the squares in even steps. */
function paperOf(page: Raster): (x: number, y: number, channel: number) => number {
  const columns = Math.max(2, Math.min(squares, Math.floor(page.width / 8)));
  const rows = Math.max(2, Math.min(squares, Math.floor(page.height / 8)));
  const grids = [0, 1, 2].map((channel) => {
    const grid = new Float32Array(columns * rows);
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        grid[row * columns + column] = brightestTenth(
          page,
          channel,
          column / columns,
          row / rows,
          columns,
          rows,
        );
      }
    }
    const least = percentile(grid, 0.8) * darkestShadow;
    return smooth(grid, columns, rows).map((value) => Math.max(40, least, value));
  });
  return (x, y, channel) => {
    const grid = grids[channel] ?? new Float32Array();
    const [u, v] = [(x / page.width) * columns - 0.5, (y / page.height) * rows - 0.5];
    const column = Math.min(columns - 2, Math.max(0, Math.floor(u)));
    const row = Math.min(rows - 2, Math.max(0, Math.floor(v)));
    const [right, down] = [Math.min(1, Math.max(0, u - column)), Math.min(1, Math.max(0, v - row))];
    const value = (dx: number, dy: number) => grid[(row + dy) * columns + column + dx] ?? 255;
    return (
      (value(0, 0) * (1 - right) + value(1, 0) * right) * (1 - down) +
      (value(0, 1) * (1 - right) + value(1, 1) * right) * down
    );
  };
}

function brightestTenth(
  { width, height, rgba }: Raster,
  channel: number,
  left: number,
  top: number,
  columns: number,
  rows: number,
): number {
  const values: number[] = [];
  const endX = Math.min(width, Math.ceil((left + 1 / columns) * width));
  const endY = Math.min(height, Math.ceil((top + 1 / rows) * height));
  for (let y = Math.floor(top * height); y < endY; y += 2) {
    for (let x = Math.floor(left * width); x < endX; x += 2)
      values.push(rgba[(y * width + x) * 4 + channel] ?? 0);
  }
  values.sort((one, other) => one - other);
  return values[Math.floor(values.length * 0.9)] ?? 255;
}

/** A square full of ink takes the paper of the brightest beside it; then all are evened out with their neighbours. */
function smooth(grid: Float32Array, columns: number, rows: number): Float32Array {
  const around = (from: Float32Array, merge: (values: number[]) => number) =>
    from.map((_, at) => {
      const [column, row] = [at % columns, Math.floor(at / columns)];
      const values: number[] = [];
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1)
          values.push(from[y * columns + x] ?? 0);
      }
      return merge(values);
    });
  // Not the very brightest: a shadow's border would be lit from its bright side.
  const raised = around(grid, (values) => {
    const sorted = values.toSorted((one, other) => one - other);
    return Math.max(sorted[Math.floor(sorted.length / 2)] ?? 0, (sorted.at(-1) ?? 0) * 0.8);
  });
  const lifted = grid.map((value, at) => Math.max(value, raised[at] ?? 0));
  return around(lifted, (values) => values.reduce((sum, value) => sum + value, 0) / values.length);
}
