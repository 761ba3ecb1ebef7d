import { dockWords } from "../words/dock.ts";
import { useWords } from "../words/words.ts";
import type { DockAction, DockDevice } from "./dock-client.ts";

const keys = [
  "call-next",
  "call-again",
  "start",
  "finish",
  "hold",
  "no-show",
  "transfer",
  "pause",
  "sign-out",
] as const;

interface KeypadKeysProps {
  device: DockDevice;
  onMove: (action: DockAction) => void;
}

/** The clerk's keypad: its display and its keys; one that it has not is refused. */
export function KeypadKeys({ device, onMove }: KeypadKeysProps) {
  const { say } = useWords(dockWords);
  return (
    <>
      <p className="dock__display">
        {say("keypadShows", { number: device.number || "–", waiting: device.waiting ?? "–" })}
      </p>
      <div className="dock__actions">
        {keys.map((key) => (
          <button key={key} type="button" onClick={() => onMove({ action: "press", key })}>
            {say(`key.${key}`)}
          </button>
        ))}
      </div>
    </>
  );
}

/** What stands on a sign; dark rows are rows too. */
export function SignRows({ device }: { device: DockDevice }) {
  const rows = device.rows ?? [];
  return <pre className={`dock__sign dock__sign--${device.color ?? "red"}`}>{rows.join("\n") || " "}</pre>;
}
