import type { Speech } from "../../speech/speech.ts";
import { type Finding, fine, problem } from "./finding.ts";

/** Has one sentence said, to nobody. */
export async function checkSpeech(speech: Speech): Promise<Finding> {
  const sentence = { number: "A001", counterName: "1号窗口", language: "zh", repeats: 1 } as const;
  const said = await speech.sound(sentence);
  speech.stop();
  return said.ok ? fine("speech-fine") : problem("speech-silent", { because: said.reason });
}
