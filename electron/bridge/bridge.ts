import type { GuardedDoor } from "../lock-down/service/door.ts";
import type { BridgeParts } from "./channel.ts";
import { handleDevices } from "./devices.ts";
import { handleAsk } from "./hall-ask.ts";
import { handleDoor } from "./hall-door.ts";
import { handleKeep } from "./hall-keep.ts";
import { handleRead } from "./hall-read.ts";
import { handlePageLife } from "./page-life.ts";
import { handleService } from "./service.ts";

/** Everything that pages can ask of this process. */
export function openBridge(parts: BridgeParts & { door: GuardedDoor }): void {
  handlePageLife(parts);
  handleAsk(parts);
  handleRead(parts);
  handleKeep(parts);
  handleDoor(parts);
  handleDevices(parts);
  handleService(parts, parts.door);
}
