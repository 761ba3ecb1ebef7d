import "./kiosk.css";
import { lazy, Suspense, useCallback, useEffect } from "react";
import { useTouchedTwice } from "../kit/touched-twice.ts";
import { useKiosk, useKioskWords } from "./kiosk-context.tsx";
import { Resting } from "./parts/resting.tsx";
import { PickupScreen } from "./pickup/pickup-screen.tsx";
import { AlreadyHasScreen } from "./screens/already-has-screen.tsx";
import { AttractScreen } from "./screens/attract-screen.tsx";
import { CardNeededScreen } from "./screens/card-needed-screen.tsx";
import { CardTroubleScreen } from "./screens/card-trouble-screen.tsx";
import { ChooseScreen } from "./screens/choose-screen.tsx";
import { ConfirmScreen } from "./screens/confirm-screen.tsx";
import { ElderlyHomeScreen } from "./screens/elderly-home-screen.tsx";
import { GuideDeskScreen } from "./screens/guide-desk-screen.tsx";
import { GuideScreen } from "./screens/guide-screen.tsx";
import { HallClosedScreen, NotUntilOpenScreen } from "./screens/hall-closed-screen.tsx";
import { HelpOverlay } from "./screens/help-overlay.tsx";
import { InsertCardScreen } from "./screens/insert-card-screen.tsx";
import { MyTurnScreen } from "./screens/my-turn-screen.tsx";
import { NightHomeScreen } from "./screens/night-home-screen.tsx";
import { RefusedScreen } from "./screens/refused-screen.tsx";
import { SelfServiceScreen } from "./screens/self-service-screen.tsx";
import { ServerAwayScreen } from "./screens/server-away-screen.tsx";
import { StillHereOverlay } from "./screens/still-here-overlay.tsx";
import { TakingScreen } from "./screens/taking-screen.tsx";
import { TicketScreen } from "./screens/ticket-screen.tsx";

/** Camera, papers and pinyin are much, and most people take a number: files of their own, read when somebody applies. */
const ApplyScreen = lazy(async () => ({ default: (await import("./apply/apply-screen.tsx")).ApplyScreen }));
const ProgressScreen = lazy(async () => ({
  default: (await import("./apply/progress-screen.tsx")).ProgressScreen,
}));

/** The screen for where the flow stands, and what lies over it. */
export function KioskStage({ onSayAgain }: { onSayAgain: () => void }) {
  const { state, dispatch } = useKiosk();
  const wake = useCallback(() => dispatch({ event: "wake" }), [dispatch]);
  const { at } = state.screen;
  // The sign of life tells the manager's page where this one stands.
  useEffect(() => {
    document.documentElement.dataset.page = at;
  }, [at]);
  const isResting = at === "attract";
  const passBy = useTouchedTwice();
  return (
    <div className="kiosk" onClickCapture={passBy}>
      {isResting ? null : <Shown onSayAgain={onSayAgain} />}
      <Resting isResting={isResting} onWake={wake}>
        <AttractScreen onBegin={wake} />
      </Resting>
      {state.help === "none" ? null : <HelpOverlay key={state.help} />}
      {state.isAskingWhoIsHere ? <StillHereOverlay /> : null}
    </div>
  );
}

function Opening() {
  const { say } = useKioskWords();
  return (
    <p className="loading" role="status">
      {say("loading")}
    </p>
  );
}

function Shown({ onSayAgain }: { onSayAgain: () => void }) {
  const { state, view, isStale, alone } = useKiosk();
  const { screen } = state;
  switch (screen.at) {
    case "home":
      if (!view.hall.isOpen) return view.kiosk?.isRoundTheClock ? <NightHomeScreen /> : <HallClosedScreen />;
      if (isStale && !alone) return <ServerAwayScreen />;
      return state.isElderly ? <ElderlyHomeScreen onSayAgain={onSayAgain} /> : <InsertCardScreen />;
    case "attract":
      return null;
    case "closed":
      return <NotUntilOpenScreen wanted={screen.wanted} />;
    case "choose":
      return <ChooseScreen screen={screen} />;
    case "guide":
      return <GuideScreen screen={screen} />;
    case "confirm":
      return <ConfirmScreen screen={screen} />;
    case "taking":
      return <TakingScreen />;
    case "reprinting":
      return <TakingScreen isReprint />;
    case "refused":
    case "reprint-refused":
      return <RefusedScreen error={screen.error} />;
    case "already-has":
      return <AlreadyHasScreen screen={screen} />;
    case "ticket":
      return <TicketScreen screen={screen} />;
    case "card-trouble":
      return <CardTroubleScreen fault={screen.fault} />;
    case "card-needed":
      return <CardNeededScreen />;
    case "my-turn":
      return <MyTurnScreen screen={screen} />;
    case "self-service":
      return <SelfServiceScreen />;
    case "desk":
      return <GuideDeskScreen />;
    case "apply":
      return (
        <Suspense fallback={<Opening />}>
          <ApplyScreen key={screen.itemId} screen={screen} />
        </Suspense>
      );
    case "pickup":
      return <PickupScreen />;
    case "progress":
      return (
        <Suspense fallback={<Opening />}>
          <ProgressScreen screen={screen} />
        </Suspense>
      );
    default:
      return screen satisfies never;
  }
}
