import { z } from "zod";
import { fileForms } from "../../hall-server/contract/file-forms.ts";
import type { BridgeAnswer } from "../contract/bridge.ts";
import { type BridgeParts, handleChannel, small } from "./channel.ts";
import { channels } from "./channels.ts";
import { refuse } from "./refuse.ts";

const types = ["image/jpeg", "image/png", "application/pdf"] as const;
const words = z.tuple([z.instanceof(Uint8Array), z.enum(types)]);

/** What the hall takes of one file, with some for the rest. */
const limit = { bytes: 10_500_000, depth: 2 };

const fileId = z.string().regex(/^[0-9a-z]{1,64}$/);
const seen = z.tuple([fileId, z.enum(fileForms)]);

/** `hall:keep`: a scan or a document for the hall's files. `hall:file`: one of them, back. */
export function handleKeep(parts: BridgeParts): void {
  handleChannel<typeof words, BridgeAnswer>(parts, {
    name: channels.keep,
    words,
    limit,
    refusal: refuse,
    answer: (window, content, type) => window.hall.keep(content, type),
  });
  handleChannel<typeof seen, BridgeAnswer>(parts, {
    name: channels.file,
    words: seen,
    limit: small,
    refusal: refuse,
    answer: (window, id, form) => window.hall.file(id, form),
  });
}
