import { type RefObject, useEffect, useRef } from "react";

/** Of a dialog that was just opened: the field that is filled in first. */
export function useFirstFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const first = useRef<Element>(null);
  useEffect(() => first.current?.focus(), []);
  return first;
}
