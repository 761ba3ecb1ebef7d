/** Rhythm and patience of a loudspeaker's adapter, in milliseconds unless named otherwise. */
export interface SpeakerSettings {
  /** Plays a WAV from its standard input; the options are those of ALSA's aplay. */
  program: string;
  /** Where Linux lists its sound cards. */
  cardList: string;
  /** Between two looks at the sound cards. */
  pollMs: number;
  /** How long the program may need beyond the sound's own length. */
  slackMs: number;
}

export const defaultSpeakerSettings: SpeakerSettings = {
  program: "aplay",
  cardList: "/proc/asound/cards",
  pollMs: 1000,
  slackMs: 4000,
};
