import type { HostLog } from "../../drivers/host/settings.ts";
import type { ViewMessage } from "../../hall-server/contract/views.ts";
import { views } from "../../hall-server/contract/views.ts";
import type { HallSession } from "../hall/hall-session.ts";

export type Wishes = ViewMessage<"shell">["value"];

const againMs = 3_000;

/** What the hall wants of this shell: told at each change, and anew after each reconnect. */
export function openWishes(
  session: Pick<HallSession, "on" | "send" | "state" | "watch">,
  wished: (wishes: Wishes) => void,
  log: HostLog,
): { close(): void } {
  let again: NodeJS.Timeout | undefined;
  let isClosed = false;

  function take(message: unknown): boolean {
    if (typeof message !== "object" || message === null) return false;
    if (!("name" in message && message.name === "shell" && "value" in message)) return false;
    const read = views.shell.value.safeParse(message.value);
    if (read.success) wished(read.data);
    else log.warn({}, "the hall wants something of this shell that it does not understand");
    return true;
  }
  async function ask(): Promise<void> {
    clearTimeout(again);
    if (isClosed || session.state !== "connected") return;
    const answer = await session.send("view:open", { name: "shell", params: {} }).catch(() => null);
    if (isClosed || (answer?.ok && take(answer.value))) return;
    again = setTimeout(() => void ask(), againMs);
  }

  const stops = [
    session.on("view", take),
    session.watch((state) => {
      if (state === "connected") void ask();
    }),
  ];
  return {
    close(): void {
      isClosed = true;
      clearTimeout(again);
      for (const stop of stops) stop();
    },
  };
}
