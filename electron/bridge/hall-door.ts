import { z } from "zod";
import { pairRequest, signInRequest } from "../../hall-server/contract/session.ts";
import type { BridgeAnswer } from "../contract/bridge.ts";
import { type BridgeParts, handleChannel, small } from "./channel.ts";
import { channels } from "./channels.ts";
import { refuse } from "./refuse.ts";

const signIn = z.tuple([signInRequest.shape.user, signInRequest.shape.password]);
const pair = z.tuple([pairRequest.shape.code, pairRequest.shape.name]);
const nothing = z.tuple([]);

/** `hall:signIn`, `hall:signOut`, `hall:pair`: tokens come of these and go no further than main. */
export function handleDoor(parts: BridgeParts): void {
  handleChannel<typeof signIn, BridgeAnswer>(parts, {
    name: channels.signIn,
    words: signIn,
    limit: small,
    refusal: refuse,
    answer: (window, user, password) => window.hall.signIn(user, password),
  });
  handleChannel<typeof nothing, null>(parts, {
    name: channels.signOut,
    words: nothing,
    limit: small,
    refusal: () => null,
    answer: async (window) => {
      await window.hall.signOut();
      return null;
    },
  });
  handleChannel<typeof pair, BridgeAnswer>(parts, {
    name: channels.pair,
    words: pair,
    limit: small,
    refusal: refuse,
    answer: (window, code, name) => window.hall.pair(code, name),
  });
}
