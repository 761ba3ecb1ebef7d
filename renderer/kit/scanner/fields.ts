/** What keys do to the fields of a page, for keys that were held back. */

type TextField = HTMLInputElement | HTMLTextAreaElement;

const textTypes: ReadonlySet<string> = new Set([
  "text",
  "search",
  "tel",
  "url",
  "email",
  "password",
  "number",
]);

export function isTextField(target: EventTarget | null): target is TextField {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && textTypes.has(target.type))
  );
}

/** What Space presses by itself. */
export function isPressedBySpace(target: EventTarget | null): target is HTMLElement {
  return (
    target instanceof HTMLElement &&
    (target.matches("button, summary") || (target instanceof HTMLInputElement && !isTextField(target)))
  );
}

/** As if the person had typed it just now: with undo, the length limit, and the events that pages listen to. */
export function typeInto(field: TextField, character: string): void {
  if (field.ownerDocument.activeElement === field) {
    // Old, but the only way to type that browsers offer to pages.
    if (field.ownerDocument.execCommand("insertText", false, character)) return;
  }
  if (field.readOnly || field.disabled) return;
  const { selectionStart, selectionEnd, value } = field;
  if (selectionStart === null || selectionEnd === null) {
    setValue(field, value + character);
    return;
  }
  field.setRangeText(character, selectionStart, selectionEnd, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, data: character, inputType: "insertText" }));
}

export interface Snapshot {
  field: TextField;
  value: string;
  from: number | null;
  to: number | null;
}

export function takeSnapshot(target: EventTarget | null): Snapshot | null {
  if (!isTextField(target)) return null;
  return { field: target, value: target.value, from: target.selectionStart, to: target.selectionEnd };
}

/** How long an input method may take over the last key of a code, on a busy machine too. */
const settlingMs = 3_000;

/**
 * The field as it was. Leaving it ends the input method's composition, whose text the browser then puts into the field; that
 * is undone with the rest. The method may also have the code's last keys still before it, and put text in later: so the field
 * is watched for three seconds, or until the function that is returned is called, since a key was pressed again.
 */
export function putBack(snapshot: Snapshot): () => void {
  const { field, value, from, to } = snapshot;
  let isRestoring = false;
  const restore = () => {
    if (field.value !== value) setValue(field, value);
    if (from !== null && to !== null) field.setSelectionRange(from, to);
  };
  const undo = () => {
    isRestoring = true;
    // Whoever has gone on to another field is not called back.
    const isThere = field.ownerDocument.activeElement === field;
    if (isThere) field.blur();
    restore();
    if (isThere) field.focus();
    restore();
    isRestoring = false;
  };
  const heed = (event: Event) => {
    if (!isRestoring && event.isTrusted && isPutIn(event) && field.value !== value) undo();
  };
  const stop = () => {
    clearTimeout(timer);
    field.removeEventListener("input", heed);
    field.removeEventListener("compositionend", heed);
  };
  const timer = setTimeout(stop, settlingMs);
  field.addEventListener("input", heed);
  field.addEventListener("compositionend", heed);
  undo();
  return stop;
}

/** Text that an input method puts in or has put in, by whatever name it calls it; not a paste, a drop or an undo. */
function isPutIn(event: Event): boolean {
  if (event.type === "compositionend") return true;
  return (
    event instanceof InputEvent && (event.isComposing || /Composition|^insertText$/.test(event.inputType))
  );
}

/** Past the setter that React puts on each field, so that it takes notice of the change. */
function setValue(field: TextField, value: string): void {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
