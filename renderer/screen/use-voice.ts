import { useCallback, useEffect, useRef, useState } from "react";
import type { Devices } from "../../drivers/contract/devices.ts";
import { useHall } from "../kit/hall-context.tsx";
import { isWorking, useDevices } from "../kit/use-devices.ts";
import { openLoudspeakers } from "./loudspeakers.ts";
import {
  type Announcement,
  advance,
  dueSoon,
  hear,
  nextChangeAt,
  nextDueAt,
  type PlayerState,
  silentPlayer,
} from "./player.ts";
import { openSoundOutput, type SoundOutput } from "./sound.ts";

export interface Voice {
  /** What is being said now: its text stays visible meanwhile. */
  speaking: Announcement | null;
  /** The browser lets no sound out before somebody touches the page. */
  needsTouch: boolean;
  allow: () => void;
}

/** `announcements` is the hall's list, or null before it is known and while it may be old. */
export function useVoice(announcements: readonly Announcement[] | null, devices: Devices): Voice {
  const hall = useHall();
  const [player, setPlayer] = useState<PlayerState>(silentPlayer);
  const [needsTouch, setNeedsTouch] = useState(false);
  const output = useRef<SoundOutput | null>(null);

  // One that is gone is no reason to be silent: then the browser's own sound is tried.
  const loudspeakers = useDevices(devices, "speaker")
    .filter(isWorking)
    .map(({ deviceId }) => deviceId)
    .join(" ");
  useEffect(() => {
    const opened = loudspeakers
      ? openLoudspeakers(devices, loudspeakers.split(" "))
      : openSoundOutput((isAllowed) => setNeedsTouch(!isAllowed));
    output.current = opened;
    return () => {
      opened.close();
      setNeedsTouch(false);
    };
  }, [devices, loudspeakers]);

  useEffect(() => {
    if (announcements) setPlayer((before) => hear(before, announcements, hall.now()));
  }, [announcements, hall]);

  // Hall time may step back a little at a beat: a timer that came too early is set again.
  const [wakings, setWakings] = useState(0);
  useEffect(() => {
    const now = hall.now();
    for (const one of dueSoon(player, now)) output.current?.prepare(one.id, hall.url + one.sound);
    const times = [nextChangeAt(player), nextDueAt(player, now)].filter((at) => at !== null);
    if (times.length === 0) return;
    const wake = () => {
      setPlayer((before) => advance(before, hall.now()));
      setWakings(wakings + 1);
    };
    const timer = setTimeout(wake, Math.max(10, Math.min(...times) - now));
    return () => clearTimeout(timer);
  }, [player, hall, wakings]);

  const speaking = player.speaking?.announcement ?? null;
  const speakingId = speaking?.id ?? null;
  const speakingSound = speaking?.sound ?? "";
  const speakingVolume = speaking?.volumePercent ?? 100;
  useEffect(() => {
    if (speakingId === null) return;
    output.current?.prepare(speakingId, hall.url + speakingSound);
    output.current?.play(speakingId, speakingVolume);
    return () => output.current?.stop();
  }, [speakingId, speakingSound, speakingVolume, hall]);

  const allow = useCallback(() => output.current?.unlock(), []);
  return { speaking, needsTouch, allow };
}
