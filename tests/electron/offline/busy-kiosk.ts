/** A kiosk's desk on a real connection, at which people press one after the other. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCopies } from "../../../electron/hall/copies.ts";
import { openHallHttp } from "../../../electron/hall/hall-http.ts";
import { openHallSession } from "../../../electron/hall/hall-session.ts";
import type { OfflineDesk } from "../../../electron/offline/desk.ts";
import { linkOfSession } from "../../../electron/offline/link-of-session.ts";
import { openOfflineDesk } from "../../../electron/offline/open-desk.ts";
import { openSeal } from "../../promises/cut-off/kiosk.ts";

/** A press is answered within the three seconds that the hall has, and what the disk needs. */
const betweenPressesMs = 1_200;

export interface PressedPaper {
  ticketId: string;
  number: string;
  pressedAt: number;
  answeredAt: number;
  isOffline: boolean;
}

export interface BusyKiosk {
  readonly desk: OfflineDesk;
  readonly folder: string;
  readonly papers: PressedPaper[];
  /** Why somebody got no number. */
  readonly refusals: string[];
  press(): void;
  /** Settles when the last person has an answer. */
  rest(): Promise<void>;
  end(): Promise<void>;
}

const log = { debug() {}, info() {}, warn() {}, error() {} };

/** Settles once it holds numbers of every queue. */
export async function startBusyKiosk(hall: string, token: string): Promise<BusyKiosk> {
  const folder = mkdtempSync(join(tmpdir(), "yichuang-kiosk-"));
  const copies = openCopies(join(folder, "copies"), hall, log);
  const http = openHallHttp(hall, copies);
  const session = openHallSession(hall, token, log);
  const opened = await session.send("view:open", { name: "kiosk", params: {} }, 30_000);
  if (!opened?.ok) throw new Error(`The kiosk was not let in: ${JSON.stringify(opened)}`);
  const { value } = opened.value as { value: { queues: { id: string }[] } };
  copies.keep("kiosk", value);
  const queueIds = value.queues.map(({ id }) => id);
  const desk = openOfflineDesk({
    link: linkOfSession(session, http, copies),
    seal: openSeal,
    folder: join(folder, "offline"),
    log,
  });
  for (let waited = 0; desk.state().queueIds.length < queueIds.length; waited += 50) {
    if (waited > 60_000) throw new Error("The kiosk got no numbers.");
    await desk.tend();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  const papers: PressedPaper[] = [];
  const refusals: string[] = [];
  let isPressing = false;
  let pressing = Promise.resolve();

  async function pressOnce(i: number): Promise<void> {
    const pressedAt = Date.now();
    const queueId = queueIds[i % queueIds.length] ?? "";
    const answer = await desk.ask("ticket:take", { commandId: randomUUID(), queueId });
    const answeredAt = Date.now();
    if (!answer.ok) {
      refusals.push(`${queueId}: ${answer.error.code}`);
      return;
    }
    const { ticket } = answer.value as { ticket: { id: string; number: string; isOffline?: boolean } };
    papers.push({
      ticketId: ticket.id,
      number: ticket.number,
      pressedAt,
      answeredAt,
      isOffline: ticket.isOffline === true,
    });
    await desk.ask("ticket:printed", { commandId: randomUUID(), ticketId: ticket.id, outcome: "printed" });
  }

  return {
    desk,
    folder,
    papers,
    refusals,
    press() {
      isPressing = true;
      pressing = (async () => {
        for (let i = 0; isPressing; i += 1) {
          await pressOnce(i);
          await new Promise((resolve) => setTimeout(resolve, betweenPressesMs));
        }
      })();
    },
    rest() {
      isPressing = false;
      return pressing;
    },
    async end() {
      isPressing = false;
      await pressing;
      await desk.close();
      session.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
