import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { HallDescription } from "../../hall-server/contract/hall.ts";
import type { Label } from "../../hall-server/contract/values.ts";
import {
  type CatalogAnswer,
  useCatalog,
  useConnection,
  useHall,
  useHallDescription,
  useHallTime,
  useView,
} from "../kit/hall-context.tsx";
import type { PageTools } from "../kit/mount.tsx";
import { openingNow } from "../kit/opening-now.ts";
import { useScannedCodes } from "../kit/scanner/use-scanned-codes.ts";
import type { Language } from "../words/words.ts";
import { playSound } from "./devices/sounds.ts";
import { useSpeech } from "./devices/speech.ts";
import { useDeviceStatus } from "./devices/use-device-status.ts";
import { KioskProvider, kioskNameOf, useKioskWords } from "./kiosk-context.tsx";
import { KioskStage } from "./kiosk-stage.tsx";
import { layOutGuide } from "./paper/guide-layout.ts";
import { drawNumber } from "./paper/number-picture.ts";
import { phoneAddress } from "./paper/phone-address.ts";
import { layOutTicket } from "./paper/ticket-layout.ts";
import { openSession, type PrintOrder } from "./session.ts";
import { useCardThere } from "./use-card-there.ts";
import { useIdle } from "./use-idle.ts";
import { useSpokenGuidance } from "./use-spoken-guidance.ts";

/** The kiosk, once the hall is known. Until then it says that it is getting ready. */
export function KioskPage({ devices, shell }: PageTools) {
  const hall = useHallDescription();
  const catalog = useCatalog();
  const { value: view, isStale } = useView("kiosk", {});
  const { say } = useKioskWords();
  const now = useHallTime(1_000);
  const connected = useConnection();
  const alone = connected.kind === "cut-off" ? connected.queueIds : null;
  if (!hall || !catalog || !view) {
    return (
      <div className="kiosk">
        <p className="loading" role="status">
          {say(connected.kind === "away" ? "aloneNoneTodo" : "loading")}
        </p>
      </div>
    );
  }
  const asItIs = { ...view, hall: { ...view.hall, ...openingNow(view, isStale || alone !== null, now) } };
  return <Kiosk {...{ devices, shell, hall, catalog, view: asItIs, isStale, alone }} />;
}

interface KioskProps extends PageTools {
  hall: HallDescription;
  catalog: CatalogAnswer;
  view: NonNullable<ReturnType<typeof useView<"kiosk">>["value"]>;
  isStale: boolean;
  alone: readonly string[] | null;
}

function Kiosk({ devices, shell, hall, catalog, view, isStale, alone }: KioskProps) {
  const connection = useHall();
  const { language, setLanguage } = useKioskWords();
  const hallAddress = hall.phoneAddress ?? (shell?.hallUrl || window.location.origin);
  const kioskName = kioskNameOf(view, hall);
  const newest = useRef({ hall, catalog, language, setLanguage, kioskName });
  newest.current = { hall, catalog, language, setLanguage, kioskName };

  const session = useMemo(
    () =>
      openSession({
        hall: connection,
        devices,
        sound: playSound,
        backToChinese: () => newest.current.setLanguage("zh"),
        composeJob: (order) => compose(order, { ...newest.current, hallAddress }),
        composeGuide: (order) => composeGuide(order, newest.current, connection.now()),
      }),
    [connection, devices, hallAddress],
  );
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { dispatch } = session;
  useEffect(() => devices.listen(session.hear), [devices, session]);
  useScannedCodes(devices, session.scan);

  const { isOpen } = view.hall;
  const { needsCard } = view;
  const isRoundTheClock = view.kiosk?.isRoundTheClock ?? false;
  const isAlone = alone !== null;
  const allRoundQueueId = view.queues[0]?.id ?? null;
  useEffect(
    () => dispatch({ event: "hall", hall: { isOpen, isRoundTheClock, needsCard, allRoundQueueId, isAlone } }),
    [dispatch, isOpen, isRoundTheClock, needsCard, allRoundQueueId, isAlone],
  );

  const [isSpeaking, setSpeaking] = useState(false);
  const secondsLeft = useIdle({
    state,
    dispatch,
    isCardThere: useCardThere(devices),
    isAsItWas: language === "zh" && !state.isElderly && state.help === "none" && !isSpeaking,
    onOver: useCallback(() => setSpeaking(false), []),
  });
  const speech = useSpeech(language);
  const printer = useDeviceStatus(devices, "ticket-printer");
  const cardReader = useDeviceStatus(devices, "id-card-reader");
  const sayAgain = useSpokenGuidance({ state, speech, isSpeaking: isSpeaking || state.isElderly });

  return (
    <KioskProvider
      tools={{
        state,
        dispatch,
        view,
        isStale,
        alone,
        hall,
        catalog,
        printer,
        cardReader,
        speech,
        isSpeaking,
        setSpeaking,
        secondsLeft,
        hallAddress,
        office: session.office,
      }}
    >
      <KioskStage onSayAgain={sayAgain} />
    </KioskProvider>
  );
}

interface Surroundings {
  hall: HallDescription;
  kioskName: Label | null;
  catalog: CatalogAnswer;
  language: Language;
}

async function compose(
  order: PrintOrder,
  { hall, catalog, language, hallAddress, kioskName }: Surroundings & { hallAddress: string },
) {
  const { ticket } = order;
  return layOutTicket({
    ...order,
    hall,
    language,
    item: catalog.items.find((one) => one.id === ticket.itemIds[0])?.name ?? null,
    kioskName,
    phoneUrl: phoneAddress(hallAddress, ticket.token),
    picture: await drawNumber(ticket.number),
  });
}

function composeGuide(
  { jobId, itemId }: { jobId: string; itemId: string },
  { hall, catalog, language, kioskName }: Surroundings,
  now: number,
) {
  const item = catalog.items.find((one) => one.id === itemId);
  if (!item) throw new Error("The guide of an item that is not in the catalogue.");
  const printedAt = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
    timeZone: hall.timeZone,
    dateStyle: "medium",
    timeStyle: "short",
  }).format(now);
  return layOutGuide({ jobId, item, hall, kioskName, printedAt, language });
}
