import { Brand } from "../kit/brand.tsx";
import { useLocalTime } from "../kit/clock.ts";
import { useHallDescription } from "../kit/hall-context.tsx";
import { Icon } from "../kit/icon.tsx";
import { commonWords } from "../words/common.ts";
import { useWords } from "../words/words.ts";

interface ScreenHeadProps {
  hall: { name: { zh: string; en: string }; isDemonstration: boolean } | null;
  isAway: boolean;
}

export function ScreenHead({ hall, isAway }: ScreenHeadProps) {
  const { say, pick } = useWords(commonWords);
  const description = useHallDescription();
  const { date, time } = useLocalTime(description?.timeZone);
  return (
    <header className="screen__head">
      {hall ? (
        <Brand
          name={pick(hall.name)}
          demonstration={hall.isDemonstration ? say("demonstration") : undefined}
        />
      ) : (
        <span />
      )}
      <p className="screen__clock">
        <span className="screen__date">{date}</span>
        {isAway ? <Icon name="wifiSlash" className="screen__away" /> : null}
        <time className="digits screen__time">{time}</time>
      </p>
    </header>
  );
}
