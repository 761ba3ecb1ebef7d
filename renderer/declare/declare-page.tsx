import { useCallback, useReducer } from "react";
import { useCatalog, useHallDescription, useHallTime, useView } from "../kit/hall-context.tsx";
import type { PageTools } from "../kit/mount.tsx";
import { openingNow } from "../kit/opening-now.ts";
import { isWorking, useDevices } from "../kit/use-devices.ts";
import { declareWords } from "../words/declare.ts";
import { useWords } from "../words/words.ts";
import { DeclareProvider } from "./declare-context.tsx";
import { DeclareStage } from "./declare-stage.tsx";
import { go, isUsed, start } from "./place.ts";
import { useLeaving } from "./use-leaving.ts";

/** A computer for everybody: what a person looks up here, and in which language, is gone with them. */
export function DeclarePage({ devices }: Pick<PageTools, "devices">) {
  const hall = useHallDescription();
  const catalog = useCatalog();
  const { value, isStale } = useView("kiosk", {});
  const now = useHallTime(5_000);
  const printer = useDevices(devices, "document-printer").find(isWorking) ?? null;
  const { say, language, setLanguage } = useWords(declareWords);
  const [place, dispatch] = useReducer(go, start);
  const over = useCallback(() => {
    dispatch({ step: "begin" });
    setLanguage("zh");
  }, [setLanguage]);
  const leaving = useLeaving(isUsed(place) || language !== "zh", over);
  if (!hall || !catalog) {
    return (
      <div className="declare">
        <p role="status">{say("connecting")}</p>
      </div>
    );
  }
  const view = value && { ...value, hall: { ...value.hall, ...openingNow(value, isStale, now) } };
  return (
    <DeclareProvider tools={{ place, go: dispatch, hall, catalog, view, isStale, devices, printer }}>
      <DeclareStage secondsLeft={leaving.secondsLeft} onStay={leaving.stay} onLeave={over} />
    </DeclareProvider>
  );
}
