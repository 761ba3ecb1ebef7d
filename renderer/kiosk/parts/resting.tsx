import { type ReactNode, useEffect, useRef, useState } from "react";

interface RestingProps {
  isResting: boolean;
  onWake: () => void;
  children: ReactNode;
}

/** A browser makes a click of a tap some time after the finger has left. */
const clickMs = 400;

/**
 * What lies over the kiosk while nobody is there. The first touch takes it away at once; an empty pane stays over the page
 * until that finger has left and its click is over, so that the touch presses nothing that it could not have seen.
 */
export function Resting({ isResting, onWake, children }: RestingProps) {
  const [isSettling, setSettling] = useState(false);
  const fingers = useRef(new Set<number>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const lift = (event: PointerEvent) => {
      if (!fingers.current.delete(event.pointerId) || fingers.current.size > 0) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setSettling(false), clickMs);
    };
    window.addEventListener("pointerup", lift);
    window.addEventListener("pointercancel", lift);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener("pointerup", lift);
      window.removeEventListener("pointercancel", lift);
    };
  }, []);

  if (!isResting && !isSettling) return null;
  return (
    <div
      className="resting"
      onPointerDown={(event) => {
        // A new first finger: whatever was down before was lifted where nobody saw it.
        if (event.isPrimary) fingers.current.clear();
        fingers.current.add(event.pointerId);
        clearTimeout(timer.current);
        setSettling(true);
        onWake();
      }}
    >
      {isResting ? children : null}
    </div>
  );
}
