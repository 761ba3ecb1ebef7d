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

/**
 * The field as it was. Leaving it ends the input method's composition, whose text the browser then puts into the field;
 * that is undone with the rest, now and once more when the input method had its turn.
 */
export function putBack(snapshot: Snapshot): void {
  const { field, value, from, to } = snapshot;
  const restore = () => {
    if (field.value !== value) setValue(field, value);
    if (from !== null && to !== null) field.setSelectionRange(from, to);
  };
  field.blur();
  restore();
  field.focus();
  restore();
  setTimeout(() => {
    if (field.value !== value) restore();
  });
}

/** Past the setter that React puts on each field, so that it takes notice of the change. */
function setValue(field: TextField, value: string): void {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
