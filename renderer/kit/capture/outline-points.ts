import type { Corners } from "../../../drivers/document-images/raster.ts";

/** For a polygon of SVG. */
export function outlinePoints(corners: Corners): string {
  return corners.map(({ x, y }) => `${x},${y}`).join(" ");
}
