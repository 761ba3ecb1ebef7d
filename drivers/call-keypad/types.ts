import type { FrameMap } from "../frame-map/frame-map.ts";
import type { KeypadSettings } from "./vocabulary.ts";

export type KeypadMap = FrameMap<KeypadSettings>;

export const defaultKeypadProfile = "six-bytes";
