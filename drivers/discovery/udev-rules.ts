import type { DeviceModel } from "../model.ts";
import { idsOf } from "./match.ts";

/** Before 73, where `uaccess` is worked off. */
export const udevRulesFile = "70-yichuang-devices.rules";

/**
 * Linux keeps USB devices from programs that are not root's. One rule per USB id of the table of models: the group may open
 * it, and so may whoever sits at the machine; ModemManager, which speaks to every new serial port, leaves it alone.
 */
export function udevRules(models: readonly DeviceModel[], group: string): string {
  const namesById = new Map<string, string[]>();
  for (const { usb = [], maker, name } of models) {
    for (const ids of usb)
      namesById.set(idsOf(ids), [...(namesById.get(idsOf(ids)) ?? []), `${maker} ${name}`]);
  }
  const rules = [...namesById]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([ids, names]) => {
      const [vendorId, productId] = ids.split(":");
      const match = `ATTRS{idVendor}=="${vendorId}", ATTRS{idProduct}=="${productId}"`;
      const grant = `MODE="0660", GROUP="${group}", TAG+="uaccess", ENV{ID_MM_DEVICE_IGNORE}="1"`;
      return `# ${names.join("; ")}\nSUBSYSTEM=="usb|hidraw|tty|usbmisc", ${match}, ${grant}\n`;
    });
  return [
    `# /etc/udev/rules.d/${udevRulesFile}: made by \`npm run udev-rules\` from the table of models.\n`,
    `# Then: udevadm control --reload && udevadm trigger; the program's user must be in the group ${group}.\n`,
    ...rules,
  ].join("\n");
}
