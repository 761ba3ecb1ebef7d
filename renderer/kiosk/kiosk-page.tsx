import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { HallDescription } from "../../hall-server/contract/hall.ts";
import {
  type CatalogAnswer,
  useCatalog,
  useHall,
  useHallDescription,
  useView,
} from "../kit/hall-context.tsx";
import type { PageTools } from "../kit/mount.tsx";
import { useScannedCodes } from "../kit/scanner/use-scanned-codes.ts";
import type { Language } from "../words/words.ts";
import { playSound } from "./devices/sounds.ts";
import { useSpeech } from "./devices/speech.ts";
import { usePrinterStatus } from "./devices/use-printer-status.ts";
import { KioskProvider, kioskNameOf, useKioskWords } from "./kiosk-context.tsx";
import { KioskStage } from "./kiosk-stage.tsx";
import { drawNumber } from "./paper/number-picture.ts";
import { phoneAddress } from "./paper/phone-address.ts";
import { layOutTicket } from "./paper/ticket-layout.ts";
import { openSession, type PrintOrder } from "./session.ts";
import { useIdle } from "./use-idle.ts";
import { useSpokenGuidance } from "./use-spoken-guidance.ts";

/** The kiosk, once the hall is known. Until then it says that it is getting ready. */
export function KioskPage({ devices, shell }: PageTools) {
  const hall = useHallDescription();
  const catalog = useCatalog();
  const { value: view, isStale } = useView("kiosk", {});
  const { say } = useKioskWords();
  if (!hall || !catalog || !view) {
    return (
      <div className="kiosk">
        <p className="loading" role="status">
          {say("loading")}
        </p>
      </div>
    );
  }
  return <Kiosk {...{ devices, shell, hall, catalog, view, isStale }} />;
}

interface KioskProps extends PageTools {
  hall: HallDescription;
  catalog: CatalogAnswer;
  view: NonNullable<ReturnType<typeof useView<"kiosk">>["value"]>;
  isStale: boolean;
}

function Kiosk({ devices, shell, hall, catalog, view, isStale }: KioskProps) {
  const connection = useHall();
  const { language, setLanguage } = useKioskWords();
  const hallAddress = shell?.hallUrl || window.location.origin;
  const newest = useRef({ hall, catalog, language, setLanguage });
  newest.current = { hall, catalog, language, setLanguage };

  const session = useMemo(
    () =>
      openSession({
        hall: connection,
        devices,
        sound: playSound,
        backToChinese: () => newest.current.setLanguage("zh"),
        composeJob: (order) => compose(order, { ...newest.current, hallAddress }),
      }),
    [connection, devices, hallAddress],
  );
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { dispatch } = session;
  useEffect(() => devices.listen(session.hear), [devices, session]);
  useScannedCodes(devices, session.scan);

  const { isOpen } = view.hall;
  const { needsCard } = view;
  const allRoundQueueId = view.queues[0]?.id ?? null;
  useEffect(
    () => dispatch({ event: "hall", hall: { isOpen, needsCard, allRoundQueueId } }),
    [dispatch, isOpen, needsCard, allRoundQueueId],
  );

  const [isSpeaking, setSpeaking] = useState(false);
  const secondsLeft = useIdle({
    state,
    dispatch,
    isAsItWas: language === "zh" && !state.isElderly && state.help === "none" && !isSpeaking,
    onOver: useCallback(() => setSpeaking(false), []),
  });
  const speech = useSpeech(language);
  const printer = usePrinterStatus(devices);
  const sayAgain = useSpokenGuidance({ state, speech, isSpeaking: isSpeaking || state.isElderly });

  return (
    <KioskProvider
      tools={{
        state,
        dispatch,
        view,
        isStale,
        hall,
        catalog,
        printer,
        speech,
        isSpeaking,
        setSpeaking,
        secondsLeft,
        hallAddress,
      }}
    >
      <KioskStage onSayAgain={sayAgain} />
    </KioskProvider>
  );
}

interface Surroundings {
  hall: HallDescription;
  catalog: CatalogAnswer;
  language: Language;
  hallAddress: string;
}

async function compose(order: PrintOrder, { hall, catalog, language, hallAddress }: Surroundings) {
  const { ticket } = order;
  return layOutTicket({
    ...order,
    hall,
    language,
    item: catalog.items.find((one) => one.id === ticket.itemIds[0])?.name ?? null,
    kioskName: kioskNameOf(hall),
    phoneUrl: phoneAddress(hallAddress, ticket.token),
    picture: await drawNumber(ticket.number),
  });
}
