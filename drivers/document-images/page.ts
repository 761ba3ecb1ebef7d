import { err, ok, type Result } from "../result.ts";
import { defaultLimits, encodeBounded, type SizedPicture, type SizeLimits } from "./bounded.ts";
import { brighten } from "./brighten.ts";
import type { Codec, PictureFault } from "./codec.ts";
import { judge, type PageFault } from "./judge.ts";
import { areaOf, findPage, inOrder } from "./outline.ts";
import { type Corners, type Turn, turn, wholePicture } from "./raster.ts";
import { type Format, formatOf, straighten } from "./straighten.ts";

export interface PageWish {
  /** `find` looks for the page; `whole` takes the picture as it is; or where a person put the corners. */
  cut: "find" | "whole" | { corners: Corners };
  turn?: Turn;
  /** `plain`: colours as the camera saw them. */
  light?: "brightened" | "plain";
  /** A person has looked and wants it all the same: a blank back, a faint pencil. */
  acceptedFaults?: readonly PageFault[];
  limits?: SizeLimits;
}

export type PageRefusal =
  | { reason: PictureFault | "bad-corners" | "no-page-found" | "cannot-be-so-small" }
  /** What was cut out, so that a person can look at it and take it all the same. */
  | { reason: PageFault; corners: Corners };

export interface FinishedPage extends SizedPicture {
  /** In the picture's pixels, for dragging them. */
  corners: Corners;
  format: Format | null;
}

/** From a camera's or scanner's picture to a page that can be kept. Never throws for what is in the picture. */
export async function makePage(
  picture: Uint8Array,
  wish: PageWish,
  codec: Codec,
): Promise<Result<FinishedPage, PageRefusal>> {
  const decoded = await codec.decode(picture);
  if (!decoded.ok) return err({ reason: decoded.error });
  const raster = decoded.value;
  const corners = cornersOf(raster, wish.cut);
  if (!corners.ok) return err({ reason: corners.error });
  const flat = wish.cut === "whole" ? raster : straighten(raster, corners.value);
  const fault = judge(flat);
  if (fault !== null && !wish.acceptedFaults?.includes(fault))
    return err({ reason: fault, corners: corners.value });
  const format = formatOf(flat);
  const light = wish.light ?? "brightened";
  const lit = light === "plain" ? flat : brighten(flat, format === "card" ? "shades" : "ink");
  const sized = await encodeBounded(turn(lit, wish.turn ?? 0), wish.limits ?? defaultLimits, codec);
  if (sized === null) return err({ reason: "cannot-be-so-small" });
  return ok({ ...sized, corners: corners.value, format });
}

/** Less of a picture than this is a slip of the hand. */
const leastArea = 0.005;

function cornersOf(
  raster: { width: number; height: number; rgba: Uint8ClampedArray },
  cut: PageWish["cut"],
): Result<Corners, "no-page-found" | "bad-corners"> {
  if (cut === "whole") return ok(wholePicture(raster));
  if (cut === "find") {
    const found = findPage(raster);
    return found ? ok(found) : err("no-page-found");
  }
  const isInside = cut.corners.every(
    ({ x, y }) => x >= 0 && y >= 0 && x <= raster.width && y <= raster.height,
  );
  const ordered = isInside ? inOrder(cut.corners) : null;
  const isLarge = ordered !== null && areaOf(ordered) >= leastArea * raster.width * raster.height;
  return isLarge ? ok(ordered) : err("bad-corners");
}
