import { useEffect, useReducer } from "react";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import type { PageError } from "../kit/hall.ts";
import { useHall } from "../kit/hall-context.tsx";
import { patienceMs, type RatingEvent, type RatingState, restingPad, stepAfter } from "./rating-steps.ts";

type Invitation = ViewValue<"pad">["invitation"];

export interface Rating {
  state: RatingState;
  tell: (event: RatingEvent) => void;
}

/** Runs the steps against the hall: sends what is to be sent, and lets the pad rest when nobody touches it. */
export function useRating(invitation: Invitation, start: RatingState = restingPad): Rating {
  const hall = useHall();
  const [state, tell] = useReducer(stepAfter, start);
  const { step, invitationId } = state;
  const invitedId = invitation?.id ?? null;

  useEffect(() => tell({ kind: "invited", invitationId: invitedId }), [invitedId]);

  useEffect(() => {
    const patience = patienceMs(step);
    if (patience === null) return;
    const timer = setTimeout(() => tell({ kind: "left-alone" }), patience);
    return () => clearTimeout(timer);
  }, [step]);

  useEffect(() => {
    if (step.kind !== "sending") return;
    const { invitationId, level, tags } = step;
    void hall.send("rating:submit", { invitationId, level, tags: [...tags] }).then((answer) => {
      tell(
        answer.ok
          ? { kind: "sent", invitationId }
          : { kind: "not-sent", invitationId, because: reasonOf(answer.error) },
      );
    });
  }, [step, hall]);

  return {
    state,
    tell: (event) => {
      if (event.kind === "decline" && invitationId !== null) {
        void hall.send("rating:decline", { invitationId });
      }
      tell(event);
    },
  };
}

function reasonOf(error: PageError): Extract<RatingEvent, { kind: "not-sent" }>["because"] {
  if (error.code === "server-away") return "away";
  if (error.code === "not-found") return "closed";
  if (error.code !== "wrong-state") return "refused";
  return error.params.because === "rated-before" ? "rated-before" : "closed";
}
