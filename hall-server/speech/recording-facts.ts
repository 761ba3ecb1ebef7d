/** Who recorded the hall's voice, and when. The sound itself lies beside the journal. */
export interface RecordingFacts {
  "recording-kept": { language: "zh" | "en"; word: string; lengthMs: number; by: string };
  "recording-removed": { language: "zh" | "en"; word: string; by: string };
}

const nothing = () => {};

/** The live state of the hall does not know what its voice sounds like. */
export const applyRecording: { [Name in keyof RecordingFacts]: typeof nothing } = {
  "recording-kept": nothing,
  "recording-removed": nothing,
};
