import { useCallback, useEffect } from "react";
import type { Speech } from "./devices/speech.ts";
import type { ApplyStep, KioskState } from "./flow/state.ts";
import { useKioskWords } from "./kiosk-context.tsx";

interface Guidance {
  state: KioskState;
  speech: Speech;
  isSpeaking: boolean;
}

/** Reads each page out once when it comes. A number is said aloud, a name never. Answers with “say it again”. */
export function useSpokenGuidance({ state, speech, isSpeaking }: Guidance): () => void {
  const sentence = useSentence(state);
  const { speak, stop, isAvailable } = speech;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the voice itself is new at each drawing; only words count
  useEffect(() => {
    if (!isSpeaking || !isAvailable || sentence === null) return;
    speak(sentence);
    return stop;
  }, [sentence, isSpeaking, isAvailable]);
  return useCallback(() => {
    if (sentence !== null) speak(sentence);
  }, [sentence, speak]);
}

const speakApply = {
  card: "speakApplyCard",
  list: "speakApplyList",
  materials: "speakApplyMaterials",
  form: "speakApplyForm",
  check: "speakApplyCheck",
  sending: "speakTaking",
  refused: "speakApplyRefused",
  done: "speakApplyDone",
} as const satisfies Record<ApplyStep, string>;

function useSentence({ screen }: KioskState): string | null {
  const { say } = useKioskWords();
  switch (screen.at) {
    case "home":
      return say("speakHome");
    case "closed":
      return say("speakTrouble", { what: say("closedTitle"), todo: say("closedNoDate") });
    case "attract":
      return null;
    case "choose":
      return say(screen.purpose === "guide" ? "speakGuide" : "speakChoose");
    case "confirm":
      return say("speakConfirm");
    case "taking":
    case "reprinting":
      return say("speakTaking");
    case "ticket": {
      const hasPaper = screen.print.is === "printing" || screen.print.is === "printed";
      return say(hasPaper ? "speakTicket" : "speakNoPaper", { number: screen.ticket.number });
    }
    case "already-has":
      return say("speakTrouble", { what: say("alreadyTitle"), todo: screen.number });
    case "self-service":
      return say("speakTrouble", { what: say("selfService"), todo: say("selfServiceMore") });
    case "card-trouble":
      if (screen.fault === "reader-fault" || screen.fault === "sam-refused")
        return say("speakTrouble", { what: say("readerDown"), todo: say("deskAsk") });
      return screen.fault === "not-an-id-card"
        ? say("speakTrouble", { what: say("wrongCard"), todo: say("wrongCardTodo") })
        : say("speakTrouble", { what: say("unreadable"), todo: say("unreadableTodo") });
    case "card-needed":
      return say("speakTrouble", { what: say("cardNeeded"), todo: say("cardNeededTodo") });
    case "my-turn":
      return screen.looking === "waits-for-card"
        ? say("speakTrouble", { what: say("myTurnTitle"), todo: say("myTurnTodo") })
        : null;
    case "desk":
      return say("speakTrouble", { what: say("deskTitle"), todo: say("deskTodo") });
    case "refused":
      return screen.error.code === "quota-used-up"
        ? say("speakTrouble", { what: say("quotaTitle"), todo: say("quotaTodo") })
        : say("speakTrouble", { what: say("wrongTitle"), todo: say("deskAsk") });
    case "apply":
      return say(speakApply[screen.step]);
    case "pickup":
      return say("speakPickup");
    case "progress":
      return say("speakProgress");
    case "reprint-refused":
    case "guide":
      return null;
    default:
      return screen satisfies never;
  }
}
