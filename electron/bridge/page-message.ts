import type { DeviceEvent } from "../../drivers/contract/devices.ts";
import type { HallMessage } from "../contract/bridge.ts";

/** What main tells a page by itself. */
export type PageMessage = { of: "hall"; message: HallMessage } | { of: "devices"; message: DeviceEvent };
