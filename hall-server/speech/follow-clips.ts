import type { Hall } from "../hall.ts";
import type { Recordings } from "./recordings.ts";

/** Gives the voice the hall's recorded words, and every one that is recorded or removed while it runs. */
export function followClips(hall: Hall, recordings: Recordings): void {
  for (const { language, word } of hall.clips.all()) {
    const wav = hall.clips.wav(language, word);
    if (wav) recordings.put(language, word, wav);
  }
  hall.listen((facts) => {
    for (const fact of facts) {
      if (fact.name !== "recording-kept" && fact.name !== "recording-removed") continue;
      const { language, word } = fact.data;
      const wav = hall.clips.wav(language, word);
      if (wav) recordings.put(language, word, wav);
      else recordings.remove(language, word);
    }
  });
}
