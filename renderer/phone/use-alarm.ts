import { useEffect, useRef, useState } from "react";
import { alarmOf, buzzOf, calledAgainMs, type Ticket } from "./alarm.ts";
import { type Chime, openChime } from "./chime.ts";

export interface PhoneAlarm {
  isOn: boolean;
  mayVibrate: boolean;
  /** In the handler of a touch; the first buzz says that it works. */
  turn: (isOn: boolean) => void;
  /** It is called, and nobody has said yet that it was heard. */
  isRinging: boolean;
  heard: () => void;
}

/** Buzzes and rings for a ticket. `ticket` is null while it is not known, or may be old. */
export function useAlarm(ticket: Ticket | null): PhoneAlarm {
  const [isOn, setIsOn] = useState(false);
  const [ringingFor, setRingingFor] = useState<string | null>(null);
  const chime = useRef<Chime | null>(null);
  const before = useRef<Ticket | null>(null);
  const mayVibrate = "vibrate" in navigator;

  useEffect(() => {
    if (!ticket) return;
    const alarm = alarmOf(before.current, ticket);
    before.current = ticket;
    if (ticket.ticket.state !== "called") setRingingFor(null);
    if (alarm === "called") setRingingFor(ticket.calledAt);
    if (alarm === "near" && isOn) sound("near", chime.current);
  }, [ticket, isOn]);

  useEffect(() => {
    if (ringingFor === null || !isOn) return;
    sound("called", chime.current);
    const timer = setInterval(() => sound("called", chime.current), calledAgainMs);
    return () => {
      clearInterval(timer);
      if ("vibrate" in navigator) navigator.vibrate(0);
    };
  }, [ringingFor, isOn]);

  useEffect(() => keepAwake(isOn), [isOn]);
  useEffect(() => () => chime.current?.close(), []);

  return {
    isOn,
    mayVibrate,
    turn: (next) => {
      setIsOn(next);
      if (!next) return;
      chime.current ??= openChime();
      sound("near", chime.current);
    },
    isRinging: ringingFor !== null,
    heard: () => setRingingFor(null),
  };
}

function sound(alarm: "near" | "called", chime: Chime | null): void {
  if ("vibrate" in navigator) navigator.vibrate(buzzOf[alarm]);
  chime?.ring(alarm);
}

/** A phone that falls asleep hears nothing. Only over HTTPS can a page keep it awake; elsewhere it is left alone. */
function keepAwake(isOn: boolean): () => void {
  if (!isOn || !("wakeLock" in navigator)) return () => {};
  let lock: WakeLockSentinel | null = null;
  let isOver = false;
  navigator.wakeLock.request("screen").then(
    (got) => {
      if (isOver) void got.release();
      else lock = got;
    },
    () => null,
  );
  return () => {
    isOver = true;
    void lock?.release();
  };
}
