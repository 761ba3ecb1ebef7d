/** Which options of a window do something here, and which are only remembered; every other one throws. */
import { refuseUnknownKeys } from "../strict.ts";

const effective = ["x", "y", "width", "height", "kiosk", "fullscreen", "show", "title", "webPreferences"];

/** There is no desktop here: nothing to see of them, and the window answers what was asked for. */
const remembered = [
  ...[
    "alwaysOnTop",
    "autoHideMenuBar",
    "backgroundColor",
    "center",
    "closable",
    "darkTheme",
    "enableLargerThanScreen",
  ],
  ...["focusable", "frame", "fullscreenable", "hasShadow", "icon", "maximizable", "minimizable", "movable"],
  ...[
    "paintWhenInitiallyHidden",
    "resizable",
    "roundedCorners",
    "skipTaskbar",
    "thickFrame",
    "titleBarStyle",
  ],
  ...["useContentSize", "minWidth", "minHeight", "maxWidth", "maxHeight", "transparent"],
];

const effectivePreferences = ["preload", "additionalArguments", "devTools"];

/** Chromium behaves here as Electron's defaults do; whoever wants another value is told. */
const fixedPreferences: Record<string, unknown> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  enableWebSQL: false,
  javascript: true,
  images: true,
  offscreen: false,
  nodeIntegrationInIframes: false,
};

const rememberedPreferences = [
  ...["autoplayPolicy", "backgroundThrottling", "disableDialogs", "safeDialogs", "safeDialogsMessage"],
  ...["disableHtmlFullscreenWindowResize", "navigateOnDragDrop", "spellcheck", "zoomFactor", "scrollBounce"],
  ...[
    "disableBlinkFeatures",
    "enableBlinkFeatures",
    "defaultEncoding",
    "webgl",
    "v8CacheOptions",
    "textAreasAreResizable",
  ],
  ...["enableDeprecatedPaste", "focusOnNavigation", "disableWakeLocks"],
];

export type WindowOptions = Record<string, unknown> & { webPreferences: Record<string, unknown> };

export function readOptions(given: Record<string, unknown>): WindowOptions {
  refuseUnknownKeys("BrowserWindow's option", given, [...effective, ...remembered]);
  const preferences = (given.webPreferences ?? {}) as Record<string, unknown>;
  const known = [...effectivePreferences, ...Object.keys(fixedPreferences), ...rememberedPreferences];
  refuseUnknownKeys("BrowserWindow's webPreferences", preferences, known);
  for (const [name, value] of Object.entries(fixedPreferences)) {
    const asked = preferences[name];
    if (asked !== undefined && asked !== value)
      throw new Error(`The stand-in for Electron has webPreferences.${name} only as ${String(value)}.`);
  }
  return { ...given, webPreferences: { ...fixedPreferences, ...preferences } };
}
