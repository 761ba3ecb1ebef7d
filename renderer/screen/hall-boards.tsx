import type { DeviceInfo, Devices } from "../../drivers/contract/devices.ts";
import { useDevices } from "../kit/use-devices.ts";
import { useShown } from "../kit/use-shown.ts";

interface HallBoardsProps {
  devices: Devices;
  /** Null while the hall has not said anything: then the boards keep what they show. */
  text: string | null;
}

/** LED boards at the wall screen's PC say what the wall screen says. Signs that are named after a counter are that counter's. */
export function HallBoards({ devices, text }: HallBoardsProps) {
  const signs = useDevices(devices, "led-sign").filter(({ deviceId }) => !deviceId.startsWith("counter-"));
  if (text === null) return null;
  return signs.map((board) => <Board key={board.deviceId} devices={devices} board={board} text={text} />);
}

function Board({ devices, board, text }: { devices: Devices; board: DeviceInfo; text: string }) {
  useShown(devices, board, "showText", { text });
  return null;
}
