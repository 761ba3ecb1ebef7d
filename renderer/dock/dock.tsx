import "./dock.css";
import { useCallback, useEffect, useState } from "react";
import { dockWords } from "../words/dock.ts";
import { useWords } from "../words/words.ts";
import { type DockAction, type DockDevice, type DockFault, listDevices, moveDevice } from "./dock-client.ts";
import { KeypadKeys, SignRows } from "./keypad-and-sign.tsx";
import { PadKeys, ScannerField } from "./keys-and-codes.tsx";

const cards = ["resident", "elderly", "rare-name", "hmt-resident", "foreigner", "foreigner-2023"] as const;
const readerActions = ["put-card", "take-card", "bad-card", "cable-out", "cable-in"] as const;
const printerActions = [
  "paper-out",
  "paper-near-end",
  "paper-in",
  "cover-open",
  "cover-close",
  "cable-out",
  "cable-in",
] as const;

const cableActions = ["cable-out", "cable-in"] as const;

/** What a sign shows changes without anybody touching the dock. */
const readEveryMs = 1000;

type Action = (typeof readerActions)[number] | (typeof printerActions)[number];

function actionsOf(kind: DockDevice["kind"]): readonly Action[] {
  if (kind === "id-card-reader") return readerActions;
  return kind === "ticket-printer" ? printerActions : cableActions;
}

/**
 * What a person would do at the devices, for whoever develops on simulated ones. A slim tab at the page's edge until it is
 * opened; it exists only where the shell names a dock.
 */
export function Dock({ dockUrl }: { dockUrl: string }) {
  const { say } = useWords(dockWords);
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen) {
    return (
      <button type="button" className="dock-tab" aria-label={say("open")} onClick={() => setIsOpen(true)}>
        {say("title")}
      </button>
    );
  }
  return (
    <aside className="dock" aria-label={say("title")}>
      <header className="dock__head">
        <strong>{say("title")}</strong>
        <button type="button" onClick={() => setIsOpen(false)}>
          {say("close")}
        </button>
      </header>
      <Devices dockUrl={dockUrl} />
    </aside>
  );
}

function Devices({ dockUrl }: { dockUrl: string }) {
  const { say } = useWords(dockWords);
  const [devices, setDevices] = useState<DockDevice[]>([]);
  const [fault, setFault] = useState<DockFault | null>(null);

  const read = useCallback(async () => {
    const listed = await listDevices(dockUrl);
    setFault(listed.ok ? null : listed.error);
    if (listed.ok) setDevices(listed.value);
  }, [dockUrl]);
  useEffect(() => {
    void read();
    const timer = setInterval(() => void read(), readEveryMs);
    return () => clearInterval(timer);
  }, [read]);

  const move = async (deviceId: string, action: DockAction) => {
    const moved = await moveDevice(dockUrl, deviceId, action);
    if (moved.ok) return read();
    setFault(moved.error);
  };

  return (
    <>
      {fault ? <p role="alert">{say("unreachable")}</p> : null}
      {devices.map((device) => (
        <Device
          key={device.deviceId}
          device={device}
          onMove={(action) => void move(device.deviceId, action)}
        />
      ))}
    </>
  );
}

interface DeviceProps {
  device: DockDevice;
  onMove: (action: DockAction) => void;
}

function Device({ device, onMove }: DeviceProps) {
  const { say } = useWords(dockWords);
  const [card, setCard] = useState<string>(cards[0]);
  const isReader = device.kind === "id-card-reader";
  return (
    <section className="dock__device" data-device={device.deviceId}>
      <h2>{say(device.kind)}</h2>
      <p>{device.deviceId}</p>
      {isReader ? (
        <label>
          {say("card")}
          <select value={card} onChange={(event) => setCard(event.target.value)}>
            {cards.map((one) => (
              <option key={one} value={one}>
                {say(one)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {device.kind === "rating-pad" ? <PadKeys onMove={onMove} /> : null}
      {device.kind === "call-keypad" ? <KeypadKeys device={device} onMove={onMove} /> : null}
      {device.kind === "led-sign" ? <SignRows device={device} /> : null}
      {device.kind === "code-scanner" ? <ScannerField onMove={onMove} /> : null}
      <div className="dock__actions">
        {actionsOf(device.kind).map((action) => (
          <button
            key={action}
            type="button"
            onClick={() => onMove(action === "put-card" ? { action, card } : { action })}
          >
            {say(action)}
          </button>
        ))}
      </div>
    </section>
  );
}
