import { sampleRate } from "./wav.ts";

/**
 * Why nothing can be recorded. `not-secure`: a browser gives the microphone only to pages from this machine or over https;
 * `refused`: the person, or the browser, said no; `none`: there is no microphone, or it cannot be opened.
 */
export type MicrophoneFault = "not-secure" | "refused" | "none";

/** The hall takes words of three seconds; a little less leaves room for how recorders round. */
export const longestMs = 2_900;

export interface Recording {
  /** Settles after `stop`, or when the longest time is over: samples at `sampleRate`; null when nothing could be read. */
  readonly samples: Promise<Float32Array | null>;
  stop(): void;
}

/**
 * Begins to record as soon as the microphone is open; it is given back when the recording ends. Null where `isOver` says by
 * then that nobody waits for it any more: nothing is heard at all.
 */
export async function record(isOver: () => boolean): Promise<Recording | MicrophoneFault | null> {
  // Undefined where the page is not secure, whatever its type says.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (!devices) return "not-secure";
  const stream = await open(devices);
  if (typeof stream === "string") return stream;
  if (isOver()) {
    for (const track of stream.getTracks()) track.stop();
    return null;
  }
  const recorder = new MediaRecorder(stream);
  const pieces: Blob[] = [];
  const ended = new Promise<void>((resolve) => {
    recorder.addEventListener("stop", () => resolve());
    recorder.addEventListener("error", () => resolve());
  });
  recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
  recorder.start();
  const limit = setTimeout(stop, longestMs);

  function stop(): void {
    clearTimeout(limit);
    if (recorder.state !== "inactive") recorder.stop();
  }

  async function finish(): Promise<Float32Array | null> {
    await ended;
    stop();
    for (const track of stream instanceof MediaStream ? stream.getTracks() : []) track.stop();
    return samplesOf(new Blob(pieces));
  }

  return { samples: finish(), stop };
}

async function open(devices: MediaDevices): Promise<MediaStream | MicrophoneFault> {
  try {
    return await devices.getUserMedia({
      // A call in a noisy hall wants the voice as it is: what phones do to it makes words swell and fade.
      audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    });
  } catch (error) {
    return error instanceof DOMException && error.name === "NotAllowedError" ? "refused" : "none";
  }
}

/** Whatever the recorder wrote, as samples of one channel at the hall's rate. */
async function samplesOf(recorded: Blob): Promise<Float32Array | null> {
  try {
    const bytes = await recorded.arrayBuffer();
    const decoded = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(bytes);
    return decoded.getChannelData(0).slice(0, Math.round((longestMs * sampleRate) / 1000));
  } catch {
    return null;
  }
}
