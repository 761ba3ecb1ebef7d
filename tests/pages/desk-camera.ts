/** What a camera over a desk sees, as a file that Chromium plays in place of a camera. Y4M is exact in its colours. */
import { writeFileSync } from "node:fs";
import type { Raster } from "../../drivers/document-images/raster.ts";
import { cornersSeen, type View } from "../../drivers/document-images/testing/camera.ts";
import { cardFront, photograph, printedPage } from "../../drivers/document-images/testing/draw.ts";

export const cameraSize = { width: 1280, height: 720 };

export function deskWith(what: "page" | "card" | "nothing"): Raster {
  const view: View = {
    ...cameraSize,
    turned: 4,
    ...(what === "card" ? { page: "card", distanceMm: 210 } : {}),
  };
  const paper = what === "page" ? printedPage() : what === "card" ? cardFront() : null;
  return photograph(paper, { ...cameraSize, desk: [92, 70, 58], corners: cornersSeen(view), noise: 2 });
}

/** Three times the same picture; the browser plays it over and over. */
export function writeVideo(path: string, { width, height, rgba }: Raster): void {
  const quarter = (width / 2) * (height / 2);
  const frame = new Uint8Array(width * height + 2 * quarter);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const [red, green, blue] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
      // ITU-R BT.601, 16 to 235.
      frame[y * width + x] = 16 + 0.257 * red + 0.504 * green + 0.098 * blue;
      if (x % 2 || y % 2) continue;
      const place = width * height + (y / 2) * (width / 2) + x / 2;
      frame[place] = 128 - 0.148 * red - 0.291 * green + 0.439 * blue;
      frame[place + quarter] = 128 + 0.439 * red - 0.368 * green - 0.071 * blue;
    }
  }
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\n`);
  const one = Buffer.concat([Buffer.from("FRAME\n"), frame]);
  writeFileSync(path, Buffer.concat([head, one, one, one]));
}

export const cameraSwitches = (video: string) => [
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-video-capture=${video}`,
];
