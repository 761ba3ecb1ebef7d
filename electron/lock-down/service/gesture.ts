/**
 * The gesture that asks for the service pad: the two upper corners of the screen in turn, five touches, beginning on the left,
 * within five seconds and with no touch elsewhere between. On every page the kiosk's upper corners hold nothing to touch, and
 * no citizen's way through a page leads there and back: whoever makes it by chance gets a pad that closes by itself.
 */
const touches = 5;
const withinMs = 5_000;
/** CSS pixels from the corner, 25 mm on a kiosk: found without looking, and larger than a finger. */
const cornerPx = 96;

export interface Touch {
  x: number;
  y: number;
  /** ms; only differences count. */
  at: number;
}

/** Returns a function that hears of every touch and says whether the gesture has just been made. */
export function recogniseGesture(widthOf: () => number): (touch: Touch) => boolean {
  let made: number[] = [];
  return ({ x, y, at }) => {
    const corner = cornerOf(x, y, widthOf());
    made = made.filter((earlier) => at - earlier < withinMs && at >= earlier);
    const wanted = made.length % 2 === 0 ? "left" : "right";
    if (corner === wanted) made.push(at);
    else made = corner === "left" ? [at] : [];
    if (made.length < touches) return false;
    made = [];
    return true;
  };
}

function cornerOf(x: number, y: number, width: number): "left" | "right" | null {
  if (y < 0 || y > cornerPx) return null;
  if (x >= 0 && x <= cornerPx) return "left";
  return x <= width && x >= width - cornerPx ? "right" : null;
}
