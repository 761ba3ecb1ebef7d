import type { DeviceInfo } from "../../../drivers/contract/devices.ts";

const names = { "call-keypad": "keypad", "led-sign": "sign" } as const;

/** What stands at a counter and this page speaks to. */
export type CounterDeviceKind = keyof typeof names;

/**
 * Of the devices at this PC the one that belongs to a counter: it is named after it, such as `counter-3-keypad`, or it is
 * the only one of its kind and named after nothing. Never one that is another counter's.
 */
export function ownDevice(
  devices: readonly DeviceInfo[],
  kind: CounterDeviceKind,
  counterId: string,
): DeviceInfo | null {
  const ofKind = devices.filter((device) => device.kind === kind);
  const named = ofKind.find(({ deviceId }) => deviceId === `counter-${counterId}-${names[kind]}`);
  if (named) return named;
  const [only, ...others] = ofKind;
  return only && others.length === 0 && !only.deviceId.startsWith("counter-") ? only : null;
}
