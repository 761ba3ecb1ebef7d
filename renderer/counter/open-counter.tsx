import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Devices } from "../../drivers/contract/devices.ts";
import type { HallDescription } from "../../hall-server/contract/hall.ts";
import { useCatalog, useView } from "../kit/hall-context.tsx";
import { commonWords } from "../words/common.ts";
import { useErrorWords } from "../words/errors.ts";
import { useWords } from "../words/words.ts";
import { DeskPage } from "./desk-page.tsx";
import type { DialogKind } from "./dialogs/dialog.ts";
import type { FirstIntake } from "./intake/use-intake.ts";
import { namesOf } from "./names.ts";
import type { Told } from "./use-acting.ts";

/** A file of its own: most counters only call and take in. */
const DeliveryPage = lazy(async () => {
  const { DeliveryPage: default_ } = await import("./delivery/delivery-page.tsx");
  return { default: default_ };
});

interface OpenCounterProps {
  counterId: string;
  /** Of this PC. */
  devices: Devices;
  description: HallDescription | null;
  /** It was closed, here or by a manager, or somebody else has it now. */
  onClosed: (counterId: string) => void;
  /** What happened on the way here. */
  first?: Told | undefined;
  /** For the gallery. */
  startsWith?: DialogKind | undefined;
  firstIntake?: FirstIntake | undefined;
}

/** The desk at an open counter, for as long as it is open. */
export function OpenCounter({
  counterId,
  devices,
  description,
  onClosed,
  first,
  startsWith,
  firstIntake,
}: OpenCounterProps) {
  const state = useView("counter", { counterId });
  const catalog = useCatalog();
  const { say, pick } = useWords(commonWords);
  const explain = useErrorWords();
  // The view may be older than the opening that led here: a counter counts as closed once it was seen open.
  const wasOpen = useRef(false);
  const [isDelivering, setDelivering] = useState(false);
  const wasDelivering = useRef(false);
  // Back where it was left.
  useEffect(() => {
    if (!isDelivering && wasDelivering.current)
      document.querySelector<HTMLElement>(".desk-middle__delivery")?.focus();
    wasDelivering.current = isDelivering;
  }, [isDelivering]);
  const isOpen = state.value !== null && state.value.counter.state !== "closed";
  const isTaken = state.error?.code === "not-allowed";

  useEffect(() => {
    if (isOpen) wasOpen.current = true;
    if (isTaken || (state.value !== null && !isOpen && wasOpen.current)) onClosed(counterId);
  }, [isOpen, isTaken, state.value, counterId, onClosed]);

  if (state.value === null || !isOpen) {
    return (
      <main className="door">
        <p>{state.error ? explain(state.error) : say("connecting")}</p>
      </main>
    );
  }
  const desk = { view: state.value, description, names: namesOf(description, catalog, pick) };
  // The desk stays as it is behind the other page: what was typed there is still there.
  return (
    <>
      <div className="desk-behind" hidden={isDelivering}>
        <DeskPage
          desk={desk}
          devices={devices}
          isStale={state.isStale}
          heardAt={state.heardAt}
          startsWith={startsWith}
          firstIntake={firstIntake}
          first={first}
          onDeliver={() => setDelivering(true)}
          isBehind={isDelivering}
        />
      </div>
      {isDelivering ? (
        <Suspense fallback={<p className="door">{say("connecting")}</p>}>
          <DeliveryPage devices={devices} onLeave={() => setDelivering(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
