/** One announcement, as sound. */
export interface Announcement {
  /** The caller's own name for it. */
  announcementId: string;
  /** WAV, PCM. */
  wav: Uint8Array;
  /** 0 to 100; the speaker's own when left out. */
  volumePercent?: number;
}
