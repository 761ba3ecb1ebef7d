import type { FrameMap } from "../frame-map/frame-map.ts";
import type { SignSettings } from "./vocabulary.ts";

export type SignMap = FrameMap<SignSettings>;

export const defaultSignProfile = "imm90022-strip";

/** Longer ones are no sign's text but somebody's mistake. */
export const longestSignText = 500;
