import { runtime } from "../runtime.ts";
import { type DisplaySetting, settings } from "../settings.ts";
import { strict } from "../strict.ts";
import { preventable, StrictEmitter } from "../strict-emitter.ts";

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Display {
  id: number;
  label: string;
  bounds: Rectangle;
  workArea: Rectangle;
  size: { width: number; height: number };
  workAreaSize: { width: number; height: number };
  scaleFactor: number;
  rotation: number;
  internal: boolean;
  touchSupport: string;
}

class Screen extends StrictEmitter {
  #displays: Display[] = sideBySide(settings.displays);

  constructor() {
    super("screen", {
      raised: ["display-added", "display-removed", "display-metrics-changed"],
      neverRaised: [],
    });
  }

  getAllDisplays(): Display[] {
    return [...this.#displays];
  }

  getPrimaryDisplay(): Display {
    const [first] = this.#displays;
    if (!first) throw new Error("There is no display.");
    return first;
  }

  getDisplayMatching(bounds: Rectangle): Display {
    return this.#displays.find((display) => contains(display.bounds, bounds)) ?? this.getPrimaryDisplay();
  }

  getDisplayNearestPoint(point: { x: number; y: number }): Display {
    return this.getDisplayMatching({ ...point, width: 0, height: 0 });
  }

  getCursorScreenPoint(): { x: number; y: number } {
    return { x: 0, y: 0 };
  }

  /** As if somebody plugged cables: real Electron has no such thing. */
  standInPlug(settings: DisplaySetting[]): void {
    const before = this.#displays;
    this.#displays = sideBySide(settings);
    for (const display of before.slice(settings.length)) this.emit("display-removed", preventable(), display);
    for (const display of this.#displays.slice(before.length))
      this.emit("display-added", preventable(), display);
  }
}

export const screen = new Screen();

runtime.displayAt = (bounds) => screen.getDisplayMatching(bounds).bounds;

function sideBySide(all: DisplaySetting[]): Display[] {
  let x = 0;
  return all.map(({ width, height }, index) => {
    const bounds = { x, y: 0, width, height };
    x += width;
    return strict("display", {
      id: 100 + index,
      label: "",
      bounds,
      workArea: bounds,
      size: { width, height },
      workAreaSize: { width, height },
      scaleFactor: 1,
      rotation: 0,
      internal: false,
      touchSupport: "unknown",
    });
  });
}

function contains({ x, y, width, height }: Rectangle, point: Rectangle): boolean {
  return point.x >= x && point.x < x + width && point.y >= y && point.y < y + height;
}
