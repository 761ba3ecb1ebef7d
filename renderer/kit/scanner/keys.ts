import { isPressedBySpace, isTextField, putBack, type Snapshot, takeSnapshot, typeInto } from "./fields.ts";
import { beginsAddress, createRecogniser, type KeyPress, scannerSpeed, type Waits } from "./recogniser.ts";

/**
 * How long a key is held beyond the time in which the next one of a code would come: a page that is busy hears it later than
 * it was pressed. So many keys so close are hardly a person's, who would wait that long once in a while.
 */
const slackMs = 30;
const likelyCodeKeys = 3;
const likelyCodeSlackMs = 250;

/** What an input method sends in place of a key that it took. */
const composedKeyCode = 229;

/**
 * Hears every key of a page before anybody else does, keeps those of a scanner to itself and tells the code. What a person
 * types is theirs at once, but for an `h` and what may go on from it to a web address: that reaches its field some eighty
 * milliseconds late. Returns the function that stops listening.
 */
export function listenForScanner(page: Window, hear: (text: string) => void): () => void {
  const recogniser = createRecogniser<KeyboardEvent>(scannerSpeed, beginsAddress);
  const ours = new WeakSet<Event>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let snapshot: Snapshot | null = null;
  let stopPuttingBack = () => {};
  let codeEndedAtMs = 0;

  function giveBack(events: readonly KeyboardEvent[]): void {
    for (const event of events) giveBackOne(event);
  }

  function giveBackOne(event: KeyboardEvent): void {
    const { target } = event;
    if (!target) return;
    const { key, code, location, shiftKey } = event;
    const again = new KeyboardEvent("keydown", {
      ...{ key, code, location, shiftKey },
      ...{ bubbles: true, cancelable: true, composed: true },
    });
    ours.add(again);
    if (!target.dispatchEvent(again)) return;
    if (isTextField(target)) typeInto(target, key);
    else if (key === " " && isPressedBySpace(target)) target.click();
  }

  function release(): void {
    clearTimeout(timer);
    if (recogniser.heldCount > 0) giveBack(recogniser.release());
  }

  function releaseLater(): void {
    clearTimeout(timer);
    const isLikelyCode = recogniser.heldCount >= likelyCodeKeys;
    const waitMs = scannerSpeed.keyGapMs + (isLikelyCode ? likelyCodeSlackMs : slackMs);
    const dueAtMs = performance.now() + waitMs;
    timer = setTimeout(() => {
      const wasBusy = performance.now() - dueAtMs > slackMs;
      // The rest of a code may wait behind this timer: it goes first.
      if (wasBusy) timer = setTimeout(release, slackMs);
      else release();
    }, waitMs);
  }

  function press(event: KeyboardEvent): void {
    // A page's own script may press keys too; those are nobody's scanner.
    if (ours.has(event) || !event.isTrusted) return;
    // What an input method does from now on may be what this key asks of it.
    if (event.timeStamp - codeEndedAtMs > scannerSpeed.keyGapMs) stopPuttingBack();
    const verdict = recogniser.press(pressOf(event), event);
    giveBack(verdict.giveBack);
    switch (verdict.fate) {
      case "pass":
        if (recogniser.heldCount > 0) releaseLater();
        return;
      case "watch":
        snapshot = takeSnapshot(event.target);
        giveBack(verdict.mayBeCode);
        return;
      case "hold":
        keep(event);
        releaseLater();
        return;
      case "take":
        keep(event);
        clearTimeout(timer);
        codeEndedAtMs = event.timeStamp;
        if (verdict.isWatched && snapshot) stopPuttingBack = putBack(snapshot);
        snapshot = null;
        hear(verdict.text);
        return;
      default:
        verdict satisfies never;
    }
  }

  page.addEventListener("keydown", press, { capture: true });
  // Whatever else happens to a field happens after what was typed before it.
  const others = [
    "pointerdown",
    "focusout",
    "compositionstart",
    "beforeinput",
    "paste",
    "cut",
    "drop",
    "blur",
  ] as const;
  for (const other of others) page.addEventListener(other, release, { capture: true });
  return () => {
    release();
    stopPuttingBack();
    page.removeEventListener("keydown", press, { capture: true });
    for (const other of others) page.removeEventListener(other, release, { capture: true });
  };
}

function keep(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function pressOf(event: KeyboardEvent): KeyPress {
  return {
    atMs: event.timeStamp,
    key: event.key,
    code: event.code,
    isShifted: event.shiftKey,
    isCommand: event.ctrlKey || event.altKey || event.metaKey,
    isRepeat: event.repeat,
    isComposed: event.isComposing || event.key === "Process" || event.keyCode === composedKeyCode,
    waits: waitsAt(event.target, event.key),
  };
}

function waitsAt(target: EventTarget | null, key: string): Waits {
  if (isTextField(target)) return "in-order";
  return key === " " && isPressedBySpace(target) ? "in-burst" : "never";
}
