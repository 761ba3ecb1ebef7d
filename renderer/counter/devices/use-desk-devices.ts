import { useEffect } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import type { KeypadKey } from "../../../drivers/contract/keypad.ts";
import { useDevices } from "../../kit/use-devices.ts";
import { useShown } from "../../kit/use-shown.ts";
import type { Desk } from "../dialogs/dialog.ts";
import { ownDevice } from "./own-device.ts";
import { closedText, signText } from "./shown-text.ts";
import { useKeypad } from "./use-keypad.ts";

/** The counter's keypad, where there is one: its keys are the page's, its display tells number and waiting. And its sign. */
export function useDeskDevices(
  devices: Devices,
  { view, description }: Desk,
  isAway: boolean,
  press: (key: KeypadKey) => void,
): void {
  const counterId = view.counter.id;
  const keypad = useKeypad(devices, counterId, press);
  useShown(devices, keypad, "showNumber", {
    number: view.current?.ticket.number ?? "",
    waiting: Math.min(view.waitingTotal, 9999),
  });

  const sign = ownDevice(useDevices(devices, "led-sign"), "led-sign", counterId);
  const counter = description?.counters.find(({ id }) => id === counterId);
  useShown(devices, sign, "showText", {
    text: signText(view, counter?.name.zh ?? view.counter.name, isAway),
  });
  const signId = sign?.deviceId;
  useEffect(() => {
    if (signId === undefined) return;
    return () => void devices.operate(signId, "showText", { text: closedText() });
  }, [devices, signId]);
}
