/**
 * Somebody at the touch screen, with a keyboard in their pocket: what the shell's handlers decide and the options that windows
 * are made with. What a finger does to a page in Chromium: `lock-down-in-chromium.test.ts`.
 */
import { describe, expect, it } from "vitest";
import { windowRoles } from "../../electron/contract/bridge.ts";
import { watchEnding } from "../../electron/lock-down/ending.ts";
import { meaningOfKey } from "../../electron/lock-down/keys.ts";
import { type LockedWindow, lockDownWindow, lockedWindowOptions } from "../../electron/lock-down/window.ts";
import { meaningOf } from "../../renderer/counter/keyboard.ts";
import { capsInOrder } from "../../renderer/counter/keys.ts";
import { LockedApp, Recorded } from "./lock-down-support.ts";

const inPublic = windowRoles.filter((role) => role !== "counter");

function press(more: object): object {
  return {
    type: "keyDown",
    key: "",
    code: "",
    control: false,
    alt: false,
    meta: false,
    shift: false,
    ...more,
  };
}

describe("windows", () => {
  it.each(inPublic)("a %s fills its screen, without frame, menu or taskbar, above everything", (role) => {
    expect(lockedWindowOptions({ role, isProduction: true })).toMatchObject({
      ...{ kiosk: true, frame: false, minimizable: false, skipTaskbar: true, alwaysOnTop: true },
      autoHideMenuBar: true,
    });
  });

  it.each(windowRoles)("a %s's page has a sandbox, a world of its own and no Node", (role) => {
    const { webPreferences } = lockedWindowOptions({ role, isProduction: true });
    expect(webPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      disableDialogs: true,
      disableHtmlFullscreenWindowResize: true,
      ...{ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false },
      ...{
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        plugins: false,
      },
      ...{ enableWebSQL: false, navigateOnDragDrop: false, spellcheck: false, devTools: false },
    });
  });

  it("only whoever develops has developer tools", () => {
    expect(lockedWindowOptions({ role: "kiosk", isProduction: false }).webPreferences.devTools).toBe(true);
    const opened = new LockedApp(true).contents("kiosk");
    opened.tell("devtools-opened");
    expect(opened.called("closeDevTools")).toHaveLength(1);
  });

  function locked(role: (typeof windowRoles)[number], isKiosk = false) {
    const app = new Recorded();
    const ending = watchEnding(app.part as Parameters<typeof watchEnding>[0]);
    const window = new Recorded({ isKiosk: () => isKiosk, isDestroyed: () => false });
    const notes: string[] = [];
    lockDownWindow(window.part as LockedWindow, {
      role,
      mayClose: ending.hasBegun,
      tell: ({ kind }) => notes.push(kind),
    });
    return { app, window, notes };
  }

  it.each(inPublic)("Alt+F4 and the taskbar do not close a %s; the end of the shell does", (role) => {
    const { app, window, notes } = locked(role);
    expect(window.isPrevented("close")).toBe(true);
    expect(notes).toEqual(["close-refused"]);
    app.tell("before-quit", {});
    expect(window.isPrevented("close")).toBe(false);
  });

  it("a clerk closes their own window", () => {
    expect(locked("counter").window.isPrevented("close")).toBe(false);
  });

  it.each(["leave-full-screen", "leave-html-full-screen", "unmaximize", "minimize"])(
    "after %s it fills the screen again",
    (event) => {
      const { window } = locked("kiosk");
      window.tell(event, {});
      expect(window.called("setKiosk")).toEqual([[true]]);
    },
  );

  it("hidden, it shows itself again; at its end it stays away", () => {
    const { app, window } = locked("screen", true);
    window.tell("hide", {});
    expect(window.called("show")).toHaveLength(1);
    app.tell("before-quit", {});
    for (const event of ["hide", "minimize", "leave-full-screen"]) window.tell(event, {});
    for (const name of ["restore", "setKiosk"]) expect(window.called(name)).toEqual([]);
    expect(window.called("show")).toHaveLength(1);
  });

  it("there is no menu: not the app's, not the window's, not a page's, not the title bar's", () => {
    const app = new LockedApp();
    expect(app.menu.called("setApplicationMenu")).toEqual([[null]]);
    const contents = app.contents("kiosk");
    expect(contents.called("setIgnoreMenuShortcuts")).toEqual([[true]]);
    expect(contents.isPrevented("context-menu", {}, {})).toBe(true);
    const { window } = locked("kiosk");
    expect(window.called("removeMenu")).toHaveLength(1);
    expect(window.isPrevented("system-context-menu", {}, {})).toBe(true);
  });
});

describe("keys", () => {
  it("that lead out are kept from the page, and told once, when pressed", () => {
    const app = new LockedApp();
    const contents = app.contents("kiosk");
    const inspect = press({ key: "I", code: "KeyI", control: true, shift: true });
    expect(contents.isPrevented("before-input-event", {}, inspect)).toBe(true);
    expect(contents.isPrevented("before-input-event", {}, { ...inspect, type: "keyUp" })).toBe(true);
    expect(app.notes).toEqual([{ kind: "key-refused", combination: "Ctrl+Shift+KeyI" }]);
  });

  it("that type are not", () => {
    const app = new LockedApp();
    const typed = press({ key: "7", code: "Digit7" });
    expect(app.contents("kiosk").isPrevented("before-input-event", {}, typed)).toBe(false);
    expect(app.notes).toEqual([]);
  });

  it("a printed code that types Ctrl+O or Ctrl+J into a kiosk does nothing", () => {
    const contents = new LockedApp().contents("kiosk");
    for (const code of ["KeyO", "KeyJ", "KeyN", "KeyP"]) {
      expect(contents.isPrevented("before-input-event", {}, press({ key: "x", code, control: true }))).toBe(
        true,
      );
    }
  });

  it("Ctrl+Alt+Shift+S asks the shell for the service pad, and the page hears nothing of it", () => {
    const app = new LockedApp();
    const contents = app.contents("screen");
    const asking = press({ key: "S", code: "KeyS", control: true, alt: true, shift: true });
    expect(contents.isPrevented("before-input-event", {}, asking)).toBe(true);
    expect(app.asked).toEqual([1]);
  });

  it("what the counter page answers to is let through to it, and to no other page", () => {
    const ours = [
      ...[...capsInOrder, "F9"].map((key) => ({ key, code: key, altKey: false })),
      ...Array.from({ length: 10 }, (_, digit) => ({ key: `${digit}`, code: `Digit${digit}`, altKey: true })),
      ...Array.from({ length: 10 }, (_, digit) => ({
        key: `${digit}`,
        code: `Numpad${digit}`,
        altKey: true,
      })),
      ...["C", "N", "I", "P", "Q"].map((letter) => ({ key: letter, code: `Key${letter}`, altKey: true })),
    ];
    for (const { key, code, altKey } of ours) {
      const inPage = meaningOf({ key, code, altKey, ctrlKey: false, metaKey: false, shiftKey: false });
      expect(inPage.isOurs, code).toBe(true);
      const inShell = { key, code, alt: altKey, control: false, meta: false, shift: false };
      expect(meaningOfKey(inShell, "counter"), code).toBe("pass");
      expect(meaningOfKey(inShell, "kiosk"), code).toBe("refuse");
    }
  });

  it("contents that are no window of ours have a kiosk's keys where the shell is installed", () => {
    const reload = press({ key: "F5", code: "F5" });
    expect(new LockedApp(true).contents(null, "").isPrevented("before-input-event", {}, reload)).toBe(true);
    expect(new LockedApp(false).contents(null, "").isPrevented("before-input-event", {}, reload)).toBe(false);
  });
});

describe("zoom", () => {
  it("by wheel is set back, and by fingers has no room", () => {
    const app = new LockedApp();
    const contents = app.contents("kiosk");
    contents.tell("zoom-changed", {}, "in");
    contents.tell("did-finish-load");
    expect(contents.called("setZoomLevel")).toEqual([[0], [0]]);
    expect(contents.called("setVisualZoomLevelLimits")).toEqual([[1, 1]]);
    expect(app.commandLine.called("appendSwitch")).toEqual([
      ["disable-pinch"],
      ["overscroll-history-navigation", "0"],
    ]);
  });
});

describe("the operating system", () => {
  it("opens no address or file with the shell", () => {
    const { app } = new LockedApp();
    expect(app.isPrevented("open-url", {}, "yichuang://x")).toBe(true);
    expect(app.isPrevented("open-file", {}, "/etc/passwd")).toBe(true);
  });

  it("starting it a second time brings the first to the front", () => {
    const locked = new LockedApp();
    locked.app.tell("second-instance", {});
    expect(locked.timesStartedAgain).toBe(1);
    expect(locked.kindsNoted()).toEqual(["another-start-refused"]);
  });
});
