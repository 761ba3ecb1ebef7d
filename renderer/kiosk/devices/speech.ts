import { useEffect, useState } from "react";
import type { Language } from "../../words/words.ts";

/** The voice of this machine. Where it has none for a language, nothing is offered. */
export interface Speech {
  isAvailable: boolean;
  speak: (text: string) => void;
  stop: () => void;
}

export const silence: Speech = { isAvailable: false, speak: () => {}, stop: () => {} };

export function useSpeech(language: Language): Speech {
  const [voices, setVoices] = useState<SpeechSynthesisVoice[]>([]);
  useEffect(() => {
    const synthesis = window.speechSynthesis;
    if (!synthesis) return;
    const read = () => setVoices(synthesis.getVoices());
    read();
    synthesis.addEventListener("voiceschanged", read);
    return () => synthesis.removeEventListener("voiceschanged", read);
  }, []);
  // Only a voice on this machine: a kiosk sends no sentence away to have it spoken.
  const voice = voices.find((one) => one.localService && one.lang.toLowerCase().startsWith(language));
  if (!voice) return silence;
  return {
    isAvailable: true,
    speak: (text) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = 0.9;
      window.speechSynthesis.cancel();
      window.speechSynthesis.speak(utterance);
    },
    stop: () => window.speechSynthesis.cancel(),
  };
}
