import { createContext, type ReactNode, useContext } from "react";
import type { DeviceStatus } from "../../drivers/contract/status.ts";
import type { CatalogItem, HallDescription } from "../../hall-server/contract/hall.ts";
import type { Label } from "../../hall-server/contract/values.ts";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import type { CatalogAnswer } from "../kit/hall-context.tsx";
import { kioskWords } from "../words/kiosk.ts";
import { type Spoken, useWords } from "../words/words.ts";
import type { ApplyingOffice } from "./apply/office.ts";
import type { Speech } from "./devices/speech.ts";
import type { KioskEvent } from "./flow/events.ts";
import type { Choice, KioskState, MaskedPerson } from "./flow/state.ts";

export type QueueRow = ViewValue<"kiosk">["queues"][number];

/** What every screen of the kiosk can see and do. */
export interface KioskTools {
  state: KioskState;
  dispatch: (event: KioskEvent) => void;
  view: ViewValue<"kiosk">;
  isStale: boolean;
  /** Queues of which this kiosk gives numbers by itself, since the hall is not heard; null while it is. */
  alone: readonly string[] | null;
  hall: HallDescription;
  catalog: CatalogAnswer;
  printer: DeviceStatus | null;
  cardReader: DeviceStatus | null;
  speech: Speech;
  isSpeaking: boolean;
  setSpeaking: (isSpeaking: boolean) => void;
  /** A page that goes home by itself says when. */
  secondsLeft: number | null;
  office: ApplyingOffice;
  /** Where phones find the hall, e.g. `http://hall.example:8100`. */
  hallAddress: string;
}

const KioskContext = createContext<KioskTools | null>(null);

export function KioskProvider({ tools, children }: { tools: KioskTools; children: ReactNode }) {
  return <KioskContext value={tools}>{children}</KioskContext>;
}

export function useKiosk(): KioskTools {
  const tools = useContext(KioskContext);
  if (!tools) throw new Error("No kiosk around this screen.");
  return tools;
}

export interface KioskWords extends Spoken<keyof typeof kioskWords.zh> {
  /** 张*女士 */
  address: (person: MaskedPerson) => string;
}

export function useKioskWords(): KioskWords {
  const words = useWords(kioskWords);
  return {
    ...words,
    address: ({ name, sex }) =>
      words.say(sex === "female" ? "lady" : sex === "male" ? "gentleman" : "person", { name }),
  };
}

/** The kiosk's own name. One that was paired for no place of its own has it where the hall has only one. */
export function kioskNameOf(view: Pick<ViewValue<"kiosk">, "kiosk">, hall: HallDescription): Label | null {
  const [only, ...others] = hall.kiosks;
  return view.kiosk?.name ?? (only && others.length === 0 ? only.name : null);
}

/** What a choice is called, and the queue that it leads to. */
export function useChoice(choice: Choice): { name: Label; item: CatalogItem | null; queue: QueueRow | null } {
  const { catalog, view, alone } = useKiosk();
  if (choice.kind === "item") {
    const item = catalog.items.find((one) => one.id === choice.itemId) ?? null;
    const queue = item ? queueOf(item, view, alone) : null;
    return { name: item?.name ?? { zh: "", en: "" }, item, queue };
  }
  const queue = view.queues.find((one) => one.id === choice.queueId) ?? null;
  return { name: { zh: queue?.name ?? "", en: queue?.nameEn ?? "" }, item: null, queue };
}

/** The hall itself takes the first of an item's queues; a kiosk alone the first of which it has numbers left. */
export function queueOf(
  item: CatalogItem,
  view: ViewValue<"kiosk">,
  alone: readonly string[] | null,
): QueueRow | null {
  const queueId = item.queueIds.find((id) => alone?.includes(id)) ?? item.queueIds[0];
  return view.queues.find((queue) => queue.id === queueId) ?? null;
}
