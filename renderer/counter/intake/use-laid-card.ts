import { useEffect, useRef } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import { nameOnCard } from "../../kit/form/card-value.ts";
import { filledFromCard } from "./fill-fields.ts";
import { phaseOf } from "./outcomes.ts";
import type { Intake } from "./use-intake.ts";

/** A card that is laid on this place's reader fills in what the form takes from it, and a stranger's name and number. */
export function useLaidCard(devices: Devices, intake: Intake, isListening: boolean): void {
  const latest = useRef({ intake, isListening });
  useEffect(() => {
    latest.current = { intake, isListening };
  });
  useEffect(
    () =>
      devices.listen((event) => {
        // On the page in front it is the card of somebody who fetches a result.
        if (event.event !== "card-laid" || !latest.current.isListening) return;
        const { item, tab, application, change } = latest.current.intake;
        if (!item || !tab || phaseOf(application) !== "intake") return;
        const { card } = event;
        change((now) => {
          const filled = filledFromCard(now, item.form, card);
          if (now.applicant.who === "ticket") return filled;
          const person = { ...now.applicant.person, name: nameOnCard(card), idNumber: card.idNumber };
          return { ...filled, applicant: { ...now.applicant, person } };
        });
      }),
    [devices],
  );
}
