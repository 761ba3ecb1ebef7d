import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { DeviceEvent } from "../../../drivers/contract/devices.ts";
import type { RatingLevel } from "../../../drivers/contract/rating.ts";
import type { DeviceStatusKind } from "../../../drivers/contract/status.ts";
import type { OwnedDevices } from "../../../drivers/host/device-host.ts";
import type { HostLog } from "../../../drivers/host/settings.ts";
import { delay } from "../../../drivers/wait.ts";
import { isPassing, openHallSocket } from "../../hall/hall-socket.ts";
import type { Outbox } from "./outbox.ts";

export interface RatingDesk {
  close(): void;
}

export interface RatingDeskParts {
  hall: string;
  /** Of this counter's pad at the hall; no page ever gets it. */
  padToken: string;
  deviceId: string;
  /** So long the pad is asked to ask. */
  openMs: number;
  /** An owner of its own: what is pressed is told to it and to no page. */
  devices: OwnedDevices;
  outbox: Outbox;
  log: HostLog;
}

const pauseMs = 1000;
const openAgainMs = 2000;

const padView = z.object({
  name: z.literal("pad"),
  version: z.number(),
  value: z.object({ invitation: z.object({ id: z.string() }).nullable() }),
});

interface Asked {
  invitationId: string;
  isAnswered: boolean;
  /** Until when the pad may be asked again after it was away. */
  untilMs: number;
}

/**
 * Does with a pad of keys what the touch pad's page does by itself: asks when the hall invites, hands in what was pressed.
 * It sits here and not in the clerk's page, because that page must not know how its clerk was rated, nor be able to rate.
 *
 *   hall invites ─▶ askRating ─▶ first press ─▶ outbox on disk ─▶ rating:submit until the hall has answered
 */
export function openRatingDesk(parts: RatingDeskParts): RatingDesk {
  const { deviceId, openMs, devices, outbox, log } = parts;
  let asked: Asked | null = null;
  let version = 0;
  /** Also before it was there for the first time. */
  let wasAway = true;
  let isDelivering = false;
  let isClosed = false;

  const socket = openHallSocket(parts.hall, parts.padToken, log, () => {
    void openView();
    void deliver();
  });
  socket.on("view", (message) => see(message));
  void devices.claim(deviceId).then((outcome) => {
    if (outcome !== "claimed") log.error({ deviceId, outcome }, "the pad is somebody else's");
  });
  const stopListening = devices.listen(hear);

  async function openView(): Promise<void> {
    version = 0;
    const answer = await socket.send("view:open", { name: "pad", params: {} });
    if (answer?.ok) return see(answer.value);
    if (answer && !isPassing(answer)) log.error({ code: answer.error.code }, "the hall does not invite here");
    await delay(openAgainMs);
    if (!isClosed && socket.isConnected) await openView();
  }

  function see(message: unknown): void {
    const { data } = padView.safeParse(message);
    if (!data || data.version <= version) return;
    version = data.version;
    const invitationId = data.value.invitation?.id ?? null;
    if (invitationId === (asked?.invitationId ?? null)) return;
    const isAnswered = outbox.list().some((one) => one.invitationId === invitationId);
    asked = invitationId === null ? null : { invitationId, isAnswered, untilMs: performance.now() + openMs };
    void ask();
  }

  async function ask(): Promise<void> {
    if (!asked || asked.isAnswered) return;
    const leftMs = Math.floor(asked.untilMs - performance.now());
    if (leftMs < 1000) return;
    const { outcome } = await devices.operate(deviceId, "askRating", { openMs: leftMs });
    log.info({ deviceId, outcome }, "asked for a rating");
  }

  function hear(event: DeviceEvent): void {
    if (event.deviceId !== deviceId) return;
    if (event.event === "rated") take(event.level);
    if (event.event === "status") hearStatus(event.status.kind);
  }

  /** A pad that was away has forgotten that it was asked. */
  function hearStatus(kind: DeviceStatusKind): void {
    const isThere = kind === "ready" || kind === "unconfirmed";
    if (isThere && wasAway) void ask();
    wasAway = !isThere;
  }

  /** One rating for each invitation, the first; a press that nobody asked for is nobody's. */
  function take(level: RatingLevel): void {
    if (!asked || asked.isAnswered) {
      log.warn({ deviceId }, "pressed without being asked");
      return;
    }
    asked.isAnswered = true;
    outbox.put({ commandId: randomUUID(), invitationId: asked.invitationId, level });
    void deliver();
  }

  async function deliver(): Promise<void> {
    if (isDelivering) return;
    isDelivering = true;
    try {
      for (let next = outbox.list()[0]; next && socket.isConnected && !isClosed; next = outbox.list()[0]) {
        const { commandId, invitationId, level } = next;
        const rating = { commandId, invitationId, level, tags: [], byKey: true };
        const answer = await socket.send("rating:submit", rating);
        if (answer === null || isPassing(answer)) await delay(pauseMs);
        else if (!answer.ok && answer.error.code === "not-signed-in") return;
        else {
          // The level stays out of the log: it is the rated person's affair.
          if (!answer.ok) log.warn({ code: answer.error.code }, "hall does not take a rating");
          outbox.remove(commandId);
        }
      }
    } finally {
      isDelivering = false;
    }
  }

  return {
    close(): void {
      isClosed = true;
      stopListening();
      devices.leave();
      socket.close();
    },
  };
}
