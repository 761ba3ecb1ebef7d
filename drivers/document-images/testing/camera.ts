import type { Corners, Point } from "../raster.ts";
import { formats } from "../straighten.ts";

export interface View {
  width: number;
  height: number;
  /** How the page is turned on the desk, degrees clockwise. */
  turned?: number;
  /** How far the camera leans, degrees. */
  leans?: number;
  /** Where the page's middle lies beside the middle of the view, millimetres. */
  besideMm?: Point;
  /** From the lens to the desk. */
  distanceMm?: number;
  page?: keyof typeof formats;
}

/** The page's corners in the picture of a camera with a lens of 60°, as its geometry has it. */
export function cornersSeen(view: View): Corners {
  const {
    width,
    height,
    turned = 0,
    leans = 0,
    besideMm = { x: 0, y: 0 },
    distanceMm = 600,
    page = "a4",
  } = view;
  const focal = width / 2 / Math.tan(Math.PI / 6);
  const format = formats[page];
  // A page stands upright under the camera, a card lies on its side.
  const [across, down] = page === "a4" ? [format.shortMm, format.longMm] : [format.longMm, format.shortMm];
  const angle = (turned * Math.PI) / 180;
  const lean = (leans * Math.PI) / 180;
  const see = (x: number, y: number): Point => {
    const deskX = x * Math.cos(angle) - y * Math.sin(angle) + besideMm.x;
    const deskY = x * Math.sin(angle) + y * Math.cos(angle) + besideMm.y;
    const depth = distanceMm + deskY * Math.sin(lean);
    return {
      x: width / 2 + (focal * deskX) / depth,
      y: height / 2 + (focal * deskY * Math.cos(lean)) / depth,
    };
  };
  return [
    see(-across / 2, -down / 2),
    see(across / 2, -down / 2),
    see(across / 2, down / 2),
    see(-across / 2, down / 2),
  ];
}

/** The greatest distance between corners that should be the same, in pixels. */
export function worstOff(found: Corners, real: Corners): number {
  return Math.max(...found.map((one, i) => Math.hypot(one.x - (real[i]?.x ?? 0), one.y - (real[i]?.y ?? 0))));
}
