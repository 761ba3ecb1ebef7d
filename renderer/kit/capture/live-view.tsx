import { type RefObject, useEffect, useState } from "react";
import type { ImageWorker } from "../../../drivers/document-images/image-worker.ts";
import type { Corners } from "../../../drivers/document-images/raster.ts";
import { captureWords } from "../../words/capture.ts";
import { useWords } from "../../words/words.ts";
import { outlinePoints } from "./outline-points.ts";

interface LiveViewProps {
  stream: MediaStream;
  video: RefObject<HTMLVideoElement | null>;
  worker: ImageWorker;
}

const lookSide = 480;
/** Between two looks for the page's edges; each takes some 50 ms of another thread. */
const lookEveryMs = 300;

/** What the camera sees, with a line round the page that would be cut out. */
export function LiveView({ stream, video, worker }: LiveViewProps) {
  const { say } = useWords(captureWords);
  const [found, setFound] = useState<{ corners: Corners; width: number; height: number } | null>(null);

  useEffect(() => {
    const shown = video.current;
    if (shown) shown.srcObject = stream;
  }, [stream, video]);

  useEffect(() => {
    let isGone = false;
    const canvas = document.createElement("canvas");
    const look = async () => {
      const picture = frameOf(video.current, canvas);
      if (picture) {
        const answer = await worker.ask("outline", { picture });
        if (isGone) return;
        const corners = answer.ok ? answer.value : null;
        setFound(corners && { corners, width: picture.width, height: picture.height });
      }
      timer = setTimeout(look, lookEveryMs);
    };
    let timer = setTimeout(look, lookEveryMs);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [video, worker]);

  return (
    <div className="capture-live">
      <video ref={video} autoPlay playsInline muted aria-label={say("live")} />
      {found ? (
        <svg
          className="capture-outline"
          viewBox={`0 0 ${found.width} ${found.height}`}
          preserveAspectRatio="xMidYMid meet"
          aria-hidden="true"
        >
          <polygon points={outlinePoints(found.corners)} />
        </svg>
      ) : null}
      <p className="capture-live__hint" role="status">
        {say(found ? "pageSeen" : "noPageSeen")}
      </p>
    </div>
  );
}

function frameOf(video: HTMLVideoElement | null, canvas: HTMLCanvasElement) {
  if (!video || video.videoWidth === 0) return null;
  const scale = Math.min(1, lookSide / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context?.drawImage(video, 0, 0, canvas.width, canvas.height);
  const data = context?.getImageData(0, 0, canvas.width, canvas.height);
  return data ? { width: data.width, height: data.height, rgba: data.data } : null;
}
