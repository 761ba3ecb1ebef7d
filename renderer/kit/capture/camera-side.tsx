import { useRef } from "react";
import type { ImageWorker } from "../../../drivers/document-images/image-worker.ts";
import { captureWords } from "../../words/capture.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { Notice } from "../notice.tsx";
import { takePicture } from "./camera.ts";
import { LiveView } from "./live-view.tsx";
import { useCamera } from "./use-camera.ts";

interface CameraSideProps {
  /** `touch`: a kiosk, whose people can do nothing about its cables. */
  look: "desk" | "touch";
  worker: ImageWorker;
  /** The next picture takes the place of one that is there. */
  isRetaking: boolean;
  onPicture: (picture: Uint8Array) => void;
}

export function CameraSide({ look, worker, isRetaking, onPicture }: CameraSideProps) {
  const { say } = useWords(captureWords);
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCamera(true);
  const { state, choices, choose, tryAgain } = camera;

  const take = async () => {
    const picture = video.current && (await takePicture(video.current));
    if (picture) onPicture(picture);
  };
  switch (state.kind) {
    case "opening":
      return <p className="capture-empty">{say("camera.opening")}</p>;
    case "trouble": {
      const trouble = look === "touch" ? "touch" : state.trouble;
      return (
        <div className="capture-scanner">
          <Notice kind="attention" what={say(`camera.${trouble}`)} todo={say(`camera.${trouble}.todo`)} />
          {state.trouble === "not-here" ? null : <Button onPress={tryAgain}>{say("camera.again")}</Button>}
        </div>
      );
    }
    case "live":
      return (
        <>
          <LiveView stream={state.stream} video={video} worker={worker} />
          <div className="capture-actions">
            <Button kind="soft" onPress={() => void take()}>
              {say(isRetaking ? "camera.retake" : "camera.take")}
            </Button>
            {choices.length > 1 ? (
              <label className="capture-choice">
                <span>{say("camera.which")}</span>
                <select value={state.label} onChange={({ currentTarget }) => choose(currentTarget.value)}>
                  {choices.map(({ deviceId, label }) => (
                    <option key={deviceId} value={label}>
                      {label}
                    </option>
                  ))}
                </select>
              </label>
            ) : null}
          </div>
        </>
      );
    default:
      return state satisfies never;
  }
}
