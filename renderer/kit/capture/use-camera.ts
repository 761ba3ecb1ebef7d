import { useCallback, useEffect, useState } from "react";
import { type CameraChoice, type CameraTrouble, camerasHere, openCamera, stopCamera } from "./camera.ts";

export type CameraState =
  | { kind: "opening" }
  | { kind: "live"; stream: MediaStream; label: string }
  | { kind: "trouble"; trouble: CameraTrouble };

export interface Camera {
  state: CameraState;
  choices: CameraChoice[];
  /** By its name; remembered for this machine. */
  choose: (label: string) => void;
  /** After somebody has allowed it, or closed the other program. */
  tryAgain: () => void;
}

const rememberedAs = "yichuang camera";

/**
 * A camera while the component is on the page and `isWanted`. One that is unplugged is told at once, and opened again when
 * a camera appears.
 */
export function useCamera(isWanted: boolean): Camera {
  const [label, setLabel] = useState<string | null>(() => window.localStorage.getItem(rememberedAs));
  const [round, setRound] = useState(0);
  const [state, setState] = useState<CameraState>({ kind: "opening" });
  const [choices, setChoices] = useState<CameraChoice[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another try
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    let stream: MediaStream | null = null;
    setState({ kind: "opening" });
    const open = async () => {
      const opened = await openCamera(label);
      if (typeof opened === "string") {
        if (!isGone) setState({ kind: "trouble", trouble: opened });
        return;
      }
      if (isGone) return stopCamera(opened.stream);
      stream = opened.stream;
      stream.getVideoTracks()[0]?.addEventListener("ended", () => {
        if (!isGone) setState({ kind: "trouble", trouble: "lost" });
      });
      setState({ kind: "live", stream, label: opened.label });
      setChoices(await camerasHere());
    };
    void open();
    return () => {
      isGone = true;
      if (stream) stopCamera(stream);
    };
  }, [isWanted, label, round]);

  const canComeBack = state.kind === "trouble" && (state.trouble === "lost" || state.trouble === "none");
  useEffect(() => {
    const media = navigator.mediaDevices;
    if (!media || !isWanted) return;
    const changed = async () => {
      setChoices(await camerasHere());
      if (canComeBack) setRound((last) => last + 1);
    };
    media.addEventListener("devicechange", changed);
    return () => media.removeEventListener("devicechange", changed);
  }, [isWanted, canComeBack]);

  const choose = useCallback((next: string) => {
    window.localStorage.setItem(rememberedAs, next);
    setLabel(next);
  }, []);
  return { state, choices, choose, tryAgain: () => setRound((last) => last + 1) };
}
