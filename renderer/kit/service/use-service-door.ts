import { useCallback, useEffect, useState } from "react";
import type { ServiceBridge, ServiceDoor } from "../../../electron/contract/bridge.ts";

/** How the door stands, and what was just done at it. */
export interface DoorState {
  /** null until the shell has said so. */
  door: ServiceDoor | null;
  /** Of a wait, or of an open door. */
  secondsLeft: number;
  just: "checking" | "wrong" | "late" | "restart" | "quit" | null;
}

export interface DoorHands {
  unlock(code: string): void;
  leave(what: "restart" | "quit"): void;
}

const lookMs = 250;

export function useServiceDoor(service: Omit<ServiceBridge, "listen">): DoorState & DoorHands {
  const [{ door, at }, setDoor] = useState<{ door: ServiceDoor | null; at: number }>({ door: null, at: 0 });
  const [just, setJust] = useState<DoorState["just"]>(null);
  const [now, setNow] = useState(() => performance.now());

  const stand = useCallback((next: ServiceDoor) => {
    setDoor({ door: next, at: performance.now() });
    setNow(performance.now());
  }, []);
  const look = useCallback(() => void service.door().then(stand), [service, stand]);
  useEffect(look, [look]);

  const given = door && "seconds" in door ? door.seconds : 0;
  const secondsLeft = Math.max(0, Math.ceil(given - (now - at) / 1000));
  const runs = given > 0 && secondsLeft > 0;
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => setNow(performance.now()), lookMs);
    return () => clearInterval(timer);
  }, [runs]);
  // The shell's own clock decides: what is over here is asked for again.
  const isOver = given > 0 && secondsLeft === 0;
  useEffect(() => {
    if (!isOver) return;
    if (door?.kind === "open") setJust("late");
    look();
  }, [isOver, door, look]);

  return {
    door,
    secondsLeft,
    just,
    async unlock(code) {
      if (just === "checking") return;
      setJust("checking");
      const next = await service.unlock(code);
      setJust(next.kind === "closed" ? "wrong" : null);
      stand(next);
    },
    async leave(what) {
      setJust(what);
      if ((await service.leave(what)) === "done") return;
      setJust("late");
      look();
    },
  };
}
