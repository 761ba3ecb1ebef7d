import { EventEmitter } from "node:events";
import { type EventTable, strict } from "./strict.ts";

type Anything = Record<string, unknown>;

/** An event emitter seen through the guard of `strict.ts`; fields of its subclasses are its own all the same. */
export class StrictEmitter extends EventEmitter<Record<string, unknown[]>> {
  constructor(name: string, events: EventTable) {
    super();
    // biome-ignore lint/correctness/noConstructorReturn: subclasses then put their private fields on the guarded object.
    return strict(name, this, events);
  }
}

/** What Electron hands to the listeners of an event that can be prevented. */
export interface PreventableEvent extends Anything {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

export function preventable(more: Anything = {}): PreventableEvent {
  let isPrevented = false;
  return Object.defineProperty(
    {
      ...more,
      preventDefault() {
        isPrevented = true;
      },
    },
    "defaultPrevented",
    { get: () => isPrevented, enumerable: true },
  ) as PreventableEvent;
}
