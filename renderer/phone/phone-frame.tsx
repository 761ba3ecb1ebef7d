import type { ReactNode } from "react";
import { useTouchedTwice } from "../kit/touched-twice.ts";
import type { Ticket } from "./alarm.ts";
import { PhoneHead } from "./phone-head.tsx";

interface PhoneFrameProps {
  ticket: Ticket | null;
  /** A sign to hold up: green all over, and nothing to press by accident. */
  isCalled?: boolean;
  stale?: ReactNode;
  children: ReactNode;
}

/**
 * What every page of the phone has around it. It stays while pages change, so that a touch at its head that comes in the
 * moment of a change is not lost.
 */
export function PhoneFrame({ ticket, isCalled = false, stale = null, children }: PhoneFrameProps) {
  const passBy = useTouchedTwice();
  return (
    <div className={isCalled ? "phone phone--called" : "phone"} onClickCapture={passBy}>
      {stale}
      <PhoneHead ticket={ticket} hasLanguage={!isCalled} />
      {children}
    </div>
  );
}
