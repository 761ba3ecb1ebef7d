import { useEffect, useRef, useState } from "react";
import type { CommandRequest } from "../../../hall-server/contract/commands.ts";
import type { PageError } from "../../kit/hall.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { type MicrophoneFault, type Recording, record } from "./microphone.ts";
import { playWav } from "./play.ts";
import { encodeWav, fromBase64, toBase64 } from "./wav.ts";

export type Word = Pick<CommandRequest<"recording:keep">, "language" | "word">;

export type RecorderTrouble =
  | { kind: "microphone"; fault: MicrophoneFault }
  /** Ended before the microphone was open: nothing was heard. */
  | { kind: "too-early"; word: Word }
  /** What the hall says, such as that nothing is heard in it. */
  | { kind: "hall"; error: PageError; word: Word };

export interface Recorder {
  /** What is being recorded, sent or played now; `opening`: the microphone is not open yet. */
  at: { step: "opening" | "recording" | "sending" | "playing"; word: Word } | null;
  trouble: RecorderTrouble | null;
  record: (word: Word) => Promise<void>;
  stop: () => void;
  hear: (word: Word) => Promise<void>;
}

/** One word at a time; `onKept` hears that the hall has a new one. */
export function useRecorder(onKept: () => void): Recorder {
  const hall = useHall();
  const [at, setAt] = useState<Recorder["at"]>(null);
  const [trouble, setTrouble] = useState<RecorderTrouble | null>(null);
  const recording = useRef<Recording | null>(null);
  const playing = useRef<AbortController | null>(null);
  /** Pressed, or left, while the microphone was being opened. */
  const isEnded = useRef(false);
  const stop = () => {
    isEnded.current = true;
    recording.current?.stop();
  };
  useEffect(
    () => () => {
      isEnded.current = true;
      recording.current?.stop();
      playing.current?.abort();
    },
    [],
  );
  /** Who records or listens anew has heard enough of what is being played. */
  const isBusy = () => {
    if (at && at.step !== "playing") return true;
    playing.current?.abort();
    return false;
  };

  const keep = async (word: Word, samples: Float32Array | null) => {
    setAt({ step: "sending", word });
    const wav = toBase64(encodeWav(samples ?? new Float32Array(0)));
    const answer = await hall.send("recording:keep", { ...word, wav });
    if (answer.ok) onKept();
    else setTrouble({ kind: "hall", error: answer.error, word });
  };

  return {
    at,
    trouble,
    async record(word) {
      if (isBusy()) return;
      setTrouble(null);
      isEnded.current = false;
      setAt({ step: "opening", word });
      const begun = await record(() => isEnded.current);
      if (begun === null) {
        setTrouble({ kind: "too-early", word });
      } else if (typeof begun === "string") {
        setTrouble({ kind: "microphone", fault: begun });
      } else {
        recording.current = begun;
        setAt({ step: "recording", word });
        const samples = await begun.samples;
        recording.current = null;
        await keep(word, samples);
      }
      setAt(null);
    },
    stop,
    async hear(word) {
      if (isBusy()) return;
      const own = new AbortController();
      playing.current = own;
      setTrouble(null);
      setAt({ step: "playing", word });
      const answer = await hall.ask("recording:hear", word);
      if (answer.ok) await playWav(fromBase64(answer.value.wav), own.signal).catch(() => {});
      else if (!own.signal.aborted) setTrouble({ kind: "hall", error: answer.error, word });
      if (!own.signal.aborted) setAt(null);
    },
  };
}
