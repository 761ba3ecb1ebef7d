import { useEffect, useRef } from "react";
import type { DeviceInfo, Devices } from "../../../drivers/contract/devices.ts";
import type { KeypadKey } from "../../../drivers/contract/keypad.ts";
import { useDevices } from "../../kit/use-devices.ts";
import { ownDevice } from "./own-device.ts";

/** Another window has the keypad; it may be closed meanwhile. */
const claimAgainMs = 3_000;

/**
 * Hears the counter's keypad, and keeps it to this page alone: two windows of one clerk would call two people at one press.
 */
export function useKeypad(
  devices: Devices,
  counterId: string,
  press: (key: KeypadKey) => void,
): DeviceInfo | null {
  const keypad = ownDevice(useDevices(devices, "call-keypad"), "call-keypad", counterId);
  const deviceId = keypad?.deviceId;
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    if (deviceId === undefined) return;
    let isOurs = false;
    let isGone = false;
    const claim = async () => {
      if (isOurs) return;
      const outcome = await devices.claim(deviceId);
      isOurs = outcome === "claimed" && !isGone;
    };
    void claim();
    const timer = setInterval(() => void claim(), claimAgainMs);
    const stop = devices.listen((event) => {
      if (isOurs && event.event === "key-pressed" && event.deviceId === deviceId) latest.current(event.key);
    });
    return () => {
      isGone = true;
      clearInterval(timer);
      stop();
      void devices.release(deviceId);
    };
  }, [devices, deviceId]);
  return keypad;
}
