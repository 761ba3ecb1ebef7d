/** What a test may set of the stand-in itself, by the environment variable ELECTRON_STAND_IN with JSON; real Electron ignores it. */

export interface DisplaySetting {
  width: number;
  height: number;
}

export interface StandInSettings {
  /** Side by side from the left; the first is the primary one. */
  displays: DisplaySetting[];
  /** What safeStorage says of itself; `unavailable` as on a machine without any. */
  safeStorage: "basic_text" | "gnome_libsecret" | "unavailable";
  /** A page that answers nothing for so long is unresponsive. */
  unresponsiveAfterMs: number;
  isPackaged: boolean;
  chromium: string;
  /** Further switches of Chromium, e.g. for a camera that is not there. */
  chromiumSwitches: string[];
}

const defaults: StandInSettings = {
  displays: [{ width: 1080, height: 1920 }],
  safeStorage: "gnome_libsecret",
  unresponsiveAfterMs: 30_000,
  isPackaged: false,
  chromium: "/usr/bin/chromium",
  chromiumSwitches: [],
};

export const settings: StandInSettings = {
  ...defaults,
  ...(JSON.parse(process.env.ELECTRON_STAND_IN ?? "{}") as Partial<StandInSettings>),
};
