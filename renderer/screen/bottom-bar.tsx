import type { ViewValue } from "../../hall-server/contract/views.ts";
import { Icon } from "../kit/icon.tsx";
import { screenWords } from "../words/screen.ts";
import { useWords } from "../words/words.ts";
import { useTurn } from "./use-turn.ts";
import type { Voice } from "./use-voice.ts";

interface BottomBarProps {
  notices: ViewValue<"screen">["notices"];
  voice: Voice;
}

/** What is being said, otherwise what the hall has to tell; a browser that keeps silent asks for one touch here. */
export function BottomBar({ notices, voice }: BottomBarProps) {
  const { say, pick } = useWords(screenWords);
  const notice = notices[useTurn(notices.length)];
  if (voice.needsTouch) {
    return (
      <button type="button" className="screen__bar screen__bar--sound" onClick={voice.allow}>
        <Icon name="speakerOff" />
        <span>{say("sound")}</span>
      </button>
    );
  }
  if (voice.speaking) {
    return (
      <p className="screen__bar screen__bar--speaking">
        <Icon name="speaker" />
        <span>{pick(voice.speaking.text)}</span>
      </p>
    );
  }
  return (
    <p className="screen__bar">
      {notice ? (
        <>
          <Icon name="megaphone" />
          <span>{pick(notice)}</span>
        </>
      ) : null}
    </p>
  );
}
