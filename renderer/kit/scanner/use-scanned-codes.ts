import { useEffect, useRef } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import { listenForScanner } from "./keys.ts";

/**
 * Hears the codes that are scanned at this place, by a scanner of the device host or by one that types like a keyboard.
 * A ticket's code carries its token: it goes to the hall and nowhere else.
 */
export function useScannedCodes(devices: Devices, hear: (text: string) => void): void {
  const newest = useRef(hear);
  newest.current = hear;
  useEffect(() => {
    const tell = (text: string) => newest.current(text);
    const stopKeys = listenForScanner(window, tell);
    const stopDevices = devices.listen((event) => {
      if (event.event === "code-scanned") tell(event.text);
    });
    return () => {
      stopKeys();
      stopDevices();
    };
  }, [devices]);
}
