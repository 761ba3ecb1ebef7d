import { unreachable } from "../../drivers/result.ts";
import type { DeviceRole } from "../../hall-server/contract/roles.ts";
import type { WindowRole } from "../contract/bridge.ts";

/** As what a window of this role is paired with the hall. */
export function kindOfRole(role: WindowRole): DeviceRole {
  switch (role) {
    case "kiosk":
    case "screen":
    case "sign":
    case "pad":
      return role;
    case "counter":
    case "declare":
      return "host";
    default:
      return unreachable(role);
  }
}

/** What a window is for that was told no role. */
export function roleOfKind(kind: DeviceRole): WindowRole {
  return kind === "host" ? "counter" : kind;
}

/** A person signs in there. */
export function isStaffed(role: WindowRole): boolean {
  return role === "counter";
}
