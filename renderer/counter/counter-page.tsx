import "./counter.css";
import { useCallback, useEffect, useState } from "react";
import type { Devices } from "../../drivers/contract/devices.ts";
import { useHall, useHallDescription } from "../kit/hall-context.tsx";
import { ownStaffNumber } from "../kit/me.ts";
import { commonWords } from "../words/common.ts";
import { useWords } from "../words/words.ts";
import { ChooseCounter, type ChooseNote } from "./choose-counter.tsx";
import { OpenCounter } from "./open-counter.tsx";

type Place =
  /** After a reload the hall is asked which counter this person has open. */
  | { kind: "asking" }
  | { kind: "none"; note: ChooseNote | null }
  | { kind: "at"; counterId: string; isMoved: boolean };

const askAgainMs = 2_000;

/** The clerk's page: first a counter, then the desk at it. The counter belongs to the person, not to this window. */
export function CounterPage({ devices }: { devices: Devices }) {
  const hall = useHall();
  const description = useHallDescription();
  const { say } = useWords(commonWords);
  const [place, setPlace] = useState<Place>({ kind: "asking" });

  useEffect(() => {
    if (place.kind !== "asking") return;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await hall.ask("counters:list", {});
      if (isGone) return;
      if (!answer.ok) {
        timer = setTimeout(ask, askAgainMs);
        return;
      }
      const mine = ownStaffNumber("counter");
      const own = answer.value.counters.find((one) => mine !== null && one.staffNumber === mine);
      setPlace(own ? { kind: "at", counterId: own.id, isMoved: false } : { kind: "none", note: null });
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [hall, place.kind]);

  const lost = useCallback(
    (counterId: string) => setPlace({ kind: "none", note: { kind: "closed", counterId } }),
    [],
  );
  switch (place.kind) {
    case "asking":
      return (
        <main className="door">
          <p>{say("connecting")}</p>
        </main>
      );
    case "none":
      return (
        <ChooseCounter
          description={description}
          note={place.note}
          onOpened={(counterId, isMoved) => setPlace({ kind: "at", counterId, isMoved })}
        />
      );
    case "at":
      return (
        <OpenCounter
          counterId={place.counterId}
          devices={devices}
          description={description}
          onClosed={lost}
          first={place.isMoved ? { said: { word: "notice.moved", values: {} }, trouble: null } : undefined}
        />
      );
    default:
      return place satisfies never;
  }
}
