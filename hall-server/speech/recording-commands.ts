import { accept, type Handlers, refuse } from "../deciding.ts";
import { checkClip } from "./check-clip.ts";
import { neededClips } from "./needed-clips.ts";

/** The sounds go to their own table; facts say who recorded which word. */
export const recordingCommands: Handlers<"recording:keep" | "recording:remove"> = {
  "recording:keep": (deciding, { language, word, wav }) => {
    const { config, principal, now, clips } = deciding;
    const isNeeded = neededClips(config).some((one) => one.language === language && one.word === word);
    if (!isNeeded) return refuse("not-found", { what: "word" });
    const checked = checkClip(Buffer.from(wav, "base64"));
    if (!checked.ok) return refuse("invalid-input", { field: "wav", because: checked.because });
    const { lengthMs } = checked;
    return accept(
      [{ name: "recording-kept", data: { language, word, lengthMs, by: principal.id } }],
      () => ({ lengthMs }),
      { keep: () => clips.keep({ language, word, lengthMs, keptAt: now }, checked.wav) },
    );
  },

  "recording:remove": ({ principal, clips }, { language, word }) => {
    if (!clips.wav(language, word)) return refuse("not-found", { what: "recording" });
    return accept([{ name: "recording-removed", data: { language, word, by: principal.id } }], () => ({}), {
      keep: () => clips.remove(language, word),
    });
  },
};
