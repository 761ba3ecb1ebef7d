import type { FrameMap } from "../frame-map/frame-map.ts";
import type { PadSettings } from "./vocabulary.ts";

export type PadMap = FrameMap<PadSettings>;
