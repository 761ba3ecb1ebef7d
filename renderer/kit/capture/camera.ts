import { deskCameraNames } from "../../words/capture.ts";

/** A camera that the page opens itself (UVC): most document cameras are nothing else to the system. */

export type CameraTrouble =
  /** A person or the system's settings refused it. */
  | "denied"
  | "none"
  /** Another program has it, or it does not start. */
  | "in-use"
  /** It was there and is not any more. */
  | "lost"
  /** This page may not use cameras: it does not come from a device host. */
  | "not-here";

export interface OpenCamera {
  stream: MediaStream;
  deviceId: string;
  label: string;
}

export interface CameraChoice {
  deviceId: string;
  label: string;
}

/** As many pixels as it has: A4 across 1920 of them has 160 dots an inch, which small print needs. */
const finest: MediaTrackConstraints = { width: { ideal: 4096 }, height: { ideal: 3072 } };

export async function camerasHere(): Promise<CameraChoice[]> {
  if (!navigator.mediaDevices) return [];
  const all = await navigator.mediaDevices.enumerateDevices();
  return all.filter(({ kind }) => kind === "videoinput").map(({ deviceId, label }) => ({ deviceId, label }));
}

/**
 * Opens the wanted camera, by its name: a camera's id changes with the browser's settings, its name does not. Without a wish
 * the one that seems to look at a desk, else any.
 */
export async function openCamera(wantedLabel: string | null): Promise<OpenCamera | CameraTrouble> {
  if (!navigator.mediaDevices?.getUserMedia) return "not-here";
  try {
    const first = await navigator.mediaDevices.getUserMedia({ video: finest });
    const wished = bestOf(await camerasHere(), wantedLabel);
    const open = opened(first);
    if (!wished || !open || wished.deviceId === open.deviceId) return open ?? "none";
    stopCamera(first);
    const other = await navigator.mediaDevices.getUserMedia({
      video: { ...finest, deviceId: { exact: wished.deviceId } },
    });
    return opened(other) ?? "none";
  } catch (error) {
    return troubleOf(error);
  }
}

function bestOf(cameras: CameraChoice[], wantedLabel: string | null): CameraChoice | undefined {
  return (
    cameras.find(({ label }) => label === wantedLabel) ??
    cameras.find(({ label }) => deskCameraNames.test(label))
  );
}

function opened(stream: MediaStream): OpenCamera | null {
  const [track] = stream.getVideoTracks();
  return track ? { stream, deviceId: track.getSettings().deviceId ?? "", label: track.label } : null;
}

export function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : "";
  switch (name) {
    case "NotAllowedError":
      // What the page's own policy forbids looks the same as what a person refused.
      return isForbiddenHere() ? "not-here" : "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "none";
    case "SecurityError":
      return "not-here";
    default:
      return "in-use";
  }
}

/** Chromium's older name of the list; where it is missing, nobody can say. */
function isForbiddenHere(): boolean {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature("camera") === false;
}

/** A camera that was just opened shows its first picture within this time. */
const firstPictureMs = 3_000;
/** The first ones are too dark: it still sets its exposure. */
const exposureMs = 800;

/** The picture that the camera shows now, with all its pixels; who presses at once gets the first. null when none comes. */
export async function takePicture(video: HTMLVideoElement): Promise<Uint8Array | null> {
  if (video.videoWidth === 0) await firstPicture(video);
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return null;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.95));
  return blob ? new Uint8Array(await blob.arrayBuffer()) : null;
}

function firstPicture(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    video.addEventListener("loadeddata", () => setTimeout(resolve, exposureMs), { once: true });
    setTimeout(resolve, firstPictureMs);
  });
}
